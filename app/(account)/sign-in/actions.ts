'use server';

import { redirect } from 'next/navigation';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import type { FormState } from '@/app/_ui/form-state';
import { signIn, signInWithCode } from '@/lib/commands/sign-in';
import { nextPath } from '@/lib/people/next-path';

const nextOf = (form: FormData): string | null => {
  const next = form.get('next');
  return nextPath(typeof next === 'string' ? next : null);
};
const withNext = (path: string, next: string | null): string =>
  next ? `${path}?next=${encodeURIComponent(next)}` : path;

/** The first step: e-mail address and password. */
export async function enter(_state: FormState, form: FormData): Promise<FormState> {
  const result = await signIn(fieldsOf(form));
  if (!result.ok) return failed(result.messages, form);
  const next = nextOf(form);
  redirect(result.value === 'code' ? withNext('/sign-in/code', next) : (next ?? '/'));
}

async function second(way: 'code' | 'recovery-code', form: FormData): Promise<FormState> {
  const code = form.get('code');
  const result = await signInWithCode(way, typeof code === 'string' ? code : '');
  if (!result.ok) return failed(result.messages, form);
  redirect(result.value === 'over' ? '/sign-in?over=1' : (nextOf(form) ?? '/'));
}

/** The second step: the code of the authenticator app. */
export const enterCode = async (_state: FormState, form: FormData): Promise<FormState> => second('code', form);

/** The second step without the app. */
export const enterRecoveryCode = async (_state: FormState, form: FormData): Promise<FormState> =>
  second('recovery-code', form);
