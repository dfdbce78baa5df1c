import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import type { FormAction, FormState } from './form-state';

/** What came of sending a form; without an answer it may have arrived or not. */
export type Sent = { state: FormState; answered: boolean };

const textOf = (error: unknown, locale: Locale): string => {
  if (unstable_isUnrecognizedActionError(error)) return sayPart('parts.form-updated', undefined, locale);
  const id = error instanceof Error && 'digest' in error ? error.digest : undefined;
  return typeof id === 'string'
    ? sayPart('parts.form-fault', { id }, locale)
    : sayPart('parts.form-unanswered', undefined, locale);
};

/**
 * Sends a form in the browser. Where the network, a proxy or the server fails, the form stays as it is and says so:
 * thrown on, the failure would take the page away, and with it everything that was typed. Redirects go on.
 */
export async function sendForm(
  action: FormAction,
  state: FormState,
  data: FormData,
  locale: Locale = 'en',
): Promise<Sent> {
  try {
    return { state: await action(state, data), answered: true };
  } catch (error) {
    unstable_rethrow(error);
    return { state: { ...state, errors: [{ path: '', text: textOf(error, locale) }] }, answered: false };
  }
}
