import 'server-only';
import { headers } from 'next/headers';
import type { Message } from '@/lib/result';
import { type FormState, stateOfFaults, valuesOf } from '../_ui/form-state';

/**
 * Requests whose form came back with faults. A form posted without JavaScript is answered by the same request with the
 * whole page, whose title is made apart from the form; the request's headers are the one object that both can reach.
 */
const requests = new WeakSet<object>();
const signedOutWith = new WeakMap<object, FormState['values']>();

/** What a refused form shows; the page that answers the same request says "Error: " in its title. */
export async function failed(messages: readonly Message[], form: FormData): Promise<FormState> {
  requests.add(await headers());
  return stateOfFaults(messages, form);
}

/** Whether a form of this request was refused. */
export const formFailed = async (): Promise<boolean> => requests.has(await headers());

/** A form whose sender is no longer signed in: it says so, and everything that was typed stays where it is. */
export async function signedOut(form: FormData): Promise<FormState> {
  signedOutWith.set(await headers(), valuesOf(form));
  return failed([{ path: '', key: 'common.signed-out' }], form);
}

/** What came with a form of this request whose sender is no longer signed in, where there was one. */
export const typedSignedOut = async (): Promise<FormState['values'] | null> =>
  signedOutWith.get(await headers()) ?? null;
