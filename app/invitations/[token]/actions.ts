'use server';

import { redirect } from 'next/navigation';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import type { FormState } from '@/app/_ui/form-state';
import { acceptAsNew, acceptInvitation } from '@/lib/commands/accept-invitation';
import { writeContext } from '@/lib/commands/from-request';
import { signIn } from '@/lib/commands/sign-in';

/** Accepts as the person who is signed in. */
export async function accept(token: string, _state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  const result = await acceptInvitation(context.value, { token });
  if (!result.ok) return failed(result.messages, form);
  redirect(`/responses/${result.value.responseId}/start`);
}

/** Makes the organisation and its account, signs its first person in, and leaves the address with the token. */
export async function acceptWithAccount(token: string, _state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  const fields = fieldsOf(form);
  const result = await acceptAsNew(context.value, { ...fields, token });
  if (!result.ok) return failed(result.messages, form);
  await signIn({ email: result.value.email, password: fields.password });
  redirect(`/responses/${result.value.responseId}/start`);
}
