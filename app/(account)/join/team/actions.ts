'use server';

import { redirect } from 'next/navigation';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import type { FormState } from '@/app/_ui/form-state';
import { readContext, writeContext } from '@/lib/commands/from-request';
import { joinTeam } from '@/lib/commands/join-team';
import { signIn } from '@/lib/commands/sign-in';
import { teamLink } from '@/lib/views/team';
import { forgetToken, keepToken, keptToken } from '../link-cookie';

/** Takes the token out of the address; the link stays unused until its holder has finished. */
export async function takeTeamLink(token: string, _state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  const link = await teamLink(await readContext(), token);
  // The page then says that the link is dead.
  if (!link.ok) redirect(`/join/team/${encodeURIComponent(token)}`);
  await keepToken(token);
  redirect('/join/team');
}

/** Makes the colleague's account and signs them in. */
export async function joinAsColleague(_state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  const fields = fieldsOf(form);
  const result = await joinTeam(context.value, await keptToken(), fields);
  if (!result.ok && result.why === 'not-found') redirect('/join/team');
  if (!result.ok) return failed(result.messages, form);
  await forgetToken();
  await signIn({ email: result.value.email, password: fields.password });
  redirect('/responses');
}
