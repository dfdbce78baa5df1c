'use server';

import { redirect } from 'next/navigation';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import type { FormState } from '@/app/_ui/form-state';
import { readContext, writeContext } from '@/lib/commands/from-request';
import { joinAuthority } from '@/lib/commands/join-authority';
import { renewPassword, renewSecondFactor } from '@/lib/commands/renew-access';
import { signIn } from '@/lib/commands/sign-in';
import { accessLink } from '@/lib/views/access-link';
import { forgetToken, keepToken, keptToken } from './link-cookie';

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Takes the token out of the address; the link stays unused until its holder has finished. */
export async function takeLink(token: string, _state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  const link = await accessLink(await readContext(), token);
  // The page then says that the link is dead.
  if (!link.ok) redirect(`/join/${encodeURIComponent(token)}`);
  await keepToken(token);
  const { purpose } = link.value;
  redirect(
    purpose === 'join' ? '/join/account' : purpose === 'second-factor' ? '/join/second-factor' : '/join/password',
  );
}

/** Makes the account of the person invited and signs them in. */
export async function join(_state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  const result = await joinAuthority(context.value, await keptToken(), fieldsOf(form));
  if (!result.ok && result.why === 'not-found') redirect('/join/account');
  if (!result.ok) return failed(result.messages, form);
  await forgetToken();
  await signIn({ email: result.value.email, password: textOf(form, 'password') });
  redirect('/account/second-factor');
}

/** Sets the new password; the person then signs in with it. */
export async function changePassword(_state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  const result = await renewPassword(context.value, await keptToken(), fieldsOf(form));
  if (!result.ok && result.why === 'not-found') redirect('/join/password');
  if (!result.ok) return failed(result.messages, form);
  await forgetToken();
  redirect('/sign-in?changed=1');
}

/** Starts a new second factor for somebody who knows their password. */
export async function changeSecondFactor(_state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  const result = await renewSecondFactor(context.value, await keptToken(), fieldsOf(form));
  if (!result.ok && result.why === 'not-found') redirect('/join/second-factor');
  if (!result.ok) return failed(result.messages, form);
  await forgetToken();
  await signIn({ email: result.value.email, password: textOf(form, 'password') });
  redirect('/account/second-factor');
}
