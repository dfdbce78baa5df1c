'use client';

import { type FormEvent, useId, useRef, useState } from 'react';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { Button, ButtonGroup } from './button';
import { forgetUnsent, unsentHere } from './unsent-here';

type SignOutProps = {
  action: string | ((data: FormData) => void | Promise<void>);
  /** Whose words this browser may keep; left out where it keeps none. */
  person?: string | undefined;
  locale?: Locale | undefined;
};

/**
 * Signs out. Nothing that this browser kept of the person stays behind; where some of it is not saved yet, that is said
 * first, and they may stay.
 */
export function SignOut({ action, person, locale }: SignOutProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const sure = useRef(false);
  const [count, setCount] = useState(0);
  const title = useId();

  const leaving = (event: FormEvent<HTMLFormElement>) => {
    if (person === undefined) return;
    const unsent = unsentHere(person);
    if (unsent > 0 && !sure.current) {
      event.preventDefault();
      setCount(unsent);
      dialog.current?.showModal();
      return;
    }
    forgetUnsent(person);
  };
  const goOn = () => {
    sure.current = true;
    dialog.current?.close();
    form.current?.requestSubmit();
  };

  return (
    <form ref={form} action={action} {...(typeof action === 'string' ? { method: 'post' } : {})} onSubmit={leaving}>
      <button type="submit" className="assay-link-button">
        {sayPart('parts.sign-out', undefined, locale)}
      </button>
      {person !== undefined && (
        <dialog ref={dialog} className="assay-dialog" aria-labelledby={title}>
          <h2 className="govuk-heading-m" id={title}>
            {sayPart('parts.leave-title', undefined, locale)}
          </h2>
          <p className="govuk-body">{sayPart('parts.leave-text', { count }, locale)}</p>
          <ButtonGroup>
            <Button type="button" look="secondary" onClick={() => dialog.current?.close()}>
              {sayPart('parts.leave-stay', undefined, locale)}
            </Button>
            <Button type="button" look="warning" onClick={goOn}>
              {sayPart('parts.leave-go', undefined, locale)}
            </Button>
          </ButtonGroup>
        </dialog>
      )}
    </form>
  );
}
