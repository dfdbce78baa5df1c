'use server';

import { redirect } from 'next/navigation';
import { act } from '@/app/_act/act';
import { failed, signedOut } from '@/app/_act/failed';
import type { FormState } from '@/app/_ui/form-state';
import { readContext, writeContext } from '@/lib/commands/from-request';
import { changeSecondFactor, makeRecoveryCodes, startSecondFactor } from '@/lib/commands/second-factor';
import { endDevice } from '@/lib/commands/sign-out';
import { people } from '@/lib/views/people';

const codeOf = (form: FormData): string => {
  const code = form.get('code');
  return typeof code === 'string' ? code : '';
};

/** Checks the first code of a new second factor. */
export async function checkFirstCode(_state: FormState, form: FormData): Promise<FormState> {
  const result = await startSecondFactor(codeOf(form));
  if (!result.ok && result.why === 'not-found') redirect('/account');
  if (!result.ok) return failed(result.messages, form);
  redirect('/account/recovery-codes');
}

/** "I have saved these codes": they are not shown again. A first administrator then learns who else is needed. */
export async function codesSaved(_state: FormState, form: FormData): Promise<FormState> {
  if (form.get('saved') !== 'yes') return failed([{ path: 'saved', key: 'people.codes-not-saved' }], form);
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  await changeSecondFactor(context.value, { step: 'codes-saved' });
  const found = await people(await readContext(), null);
  redirect(found.ok && found.value.people.length === 1 ? '/people/needed' : '/');
}

/** New recovery codes in the place of the old ones, with a fresh code of the app. */
export async function replaceCodes(_state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext({ code: codeOf(form) });
  if (!context.ok) return failed(context.messages, form);
  if (context.value.viewer.kind === 'anonymous') return signedOut(form);
  const result = await makeRecoveryCodes(context.value);
  if (!result.ok) return failed(result.messages, form);
  redirect('/account/recovery-codes');
}

/** Signs another device out. */
export const signDeviceOut = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(endDevice, form, { then: () => '/account?device=1' });
