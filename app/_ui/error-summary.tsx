'use client';

import { type MouseEvent, useEffect, useRef } from 'react';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { fieldId } from './class-names';
import type { FormError } from './form-state';

/** The field itself, or the first one of a group such as a date. */
const focusable = (id: string): HTMLElement | null => {
  const target = document.getElementById(id);
  return target?.matches('input, select, textarea, button, a')
    ? target
    : (target?.querySelector<HTMLElement>('input, select, textarea') ?? target);
};

/**
 * "There is a problem", first in main: one link per fault, to its field. Takes focus whenever the faults change, so
 * that a second failed attempt is heard as well.
 */
export function ErrorSummary({ errors, locale = 'en' }: { errors: readonly FormError[]; locale?: Locale }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;

  const follow = (event: MouseEvent<HTMLAnchorElement>, id: string) => {
    const field = focusable(id);
    if (!field) return;
    event.preventDefault();
    // The label or legend comes into view with the field, so the question can be read again.
    const question = field.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for="${id}"]`);
    (question ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  };

  return (
    <div className="govuk-error-summary" data-module="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{sayPart('parts.errors', undefined, locale)}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ path, text }) => (
              <li key={`${path}: ${text}`}>
                {path ? (
                  <a href={`#${fieldId(path)}`} onClick={(event) => follow(event, fieldId(path))}>
                    {text}
                  </a>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
