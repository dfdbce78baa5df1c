'use client';

import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
  useTransition,
} from 'react';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { ErrorSummary } from './error-summary';
import { emptyState, FormContext, type LiveForm } from './form-context';
import type { FormAction, FormError, FormState } from './form-state';
import { NotificationBanner } from './notices';
import { sendForm } from './send-form';

export type ActionFormProps = {
  action: FormAction;
  children: ReactNode;
  /** What stands between the error summary and the form: the page's heading and lead. */
  heading?: ReactNode;
  /** The state to start from, such as faults found before the page was shown. */
  initial?: FormState | undefined;
  /** Hidden fields that go with every submission. */
  hidden?: Record<string, string> | undefined;
  /** The revision that this form edits. */
  revision?: string | undefined;
  locale?: Locale;
  id?: string;
  className?: string;
  /** Finds faults in the browser before anything is sent. The server looks again. */
  check?: (data: FormData) => Promise<FormError[]> | FormError[];
  /** The same form as react-hook-form knows it, where it has rows to add and move. */
  live?: LiveForm;
  /** Hears what a form that was sent came back with, where it stays on its page; null where nobody answered. */
  cameBack?: (state: FormState | null) => void;
};

/**
 * A form on a server action. Without JavaScript it posts and comes back with faults and values; with it, it sends
 * once per attempt however often the button is pressed, keeps the page, and moves focus to the error summary. A send
 * that fails keeps the page too.
 */
export function ActionForm(props: ActionFormProps) {
  const { action, children, heading, initial = emptyState, hidden = {}, locale = 'en', check, cameBack } = props;
  // The posted state is that of a form without JavaScript; a form that was sent has the answer to it.
  const [posted, run] = useActionState(action, initial);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [pending, startSending] = useTransition();
  const state = answer ?? posted;
  const [found, setFound] = useState<FormError[] | null>(null);
  const busy = useRef(false);
  const shown: FormState = found ? { ...state, errors: found } : state;
  const failed = shown.errors.length > 0;

  useEffect(() => {
    if (!pending) busy.current = false;
  }, [pending]);

  useEffect(() => {
    const prefix = `${sayPart('parts.error-prefix', undefined, locale)}: `;
    if (failed && !document.title.startsWith(prefix)) document.title = prefix + document.title;
    if (!failed && document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
  }, [failed, locale]);

  // Sent by hand and not by the form's own action: React would clear every field afterwards, and hand a failure to the
  // error page. A redirect rejects too; thrown inside the transition, it reaches the router.
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    const faults = (await check?.(data)) ?? [];
    setFound(faults.length > 0 ? faults : null);
    if (faults.length > 0) {
      busy.current = false;
      return;
    }
    startSending(async () => {
      const sent = await sendForm(action, state, data, locale);
      startTransition(() => setAnswer(sent.state));
      cameBack?.(sent.answered ? sent.state : null);
    });
  };

  const revision = state.revision ?? props.revision;
  return (
    <FormContext value={{ state: shown, locale, live: props.live }}>
      <ErrorSummary errors={shown.errors} locale={locale} />
      {state.banner && !failed && (
        <NotificationBanner type="success" locale={locale}>
          {state.banner}
        </NotificationBanner>
      )}
      {heading}
      <form id={props.id} className={props.className} action={run} noValidate onSubmit={submit}>
        {revision !== undefined && <input type="hidden" name="revision" value={revision} />}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
      </form>
    </FormContext>
  );
}
