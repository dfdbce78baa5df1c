'use server';

import { redirect } from 'next/navigation';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import type { FormState } from '@/app/_ui/form-state';
import { writeContext } from '@/lib/commands/from-request';
import { openSetup } from '@/lib/commands/open-setup';
import { setUpAuthority } from '@/lib/commands/set-up-authority';
import { signIn } from '@/lib/commands/sign-in';
import { setupCodeWorks } from '@/lib/views/setup';
import { forgetCode, keepCode, keptCode } from './code-cookie';
import { exploreExample } from './example-action';

/** The first page: the code, and what to do. */
export async function begin(_state: FormState, form: FormData): Promise<FormState> {
  const code = await openSetup(form.get('setupCode'));
  const choice = form.get('choice');
  const chosen = choice === 'own' || choice === 'example';
  if (!code.ok || !chosen) {
    const missing = chosen ? [] : [{ path: 'choice', key: 'people.setup-choice-missing' }];
    return failed([...(code.ok ? [] : code.messages), ...missing], form);
  }
  if (choice === 'example') return exploreExample(form);
  await keepCode(code.value);
  redirect('/setup/authority');
}

/** The second page: the authority and its first administrator, who is then signed in. */
export async function setUp(_state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  const code = await keptCode();
  if (!(await setupCodeWorks(code))) redirect('/setup');
  const fields = fieldsOf(form);
  const result = await setUpAuthority(context.value, { ...fields, code });
  if (!result.ok) return failed(result.messages, form);
  await forgetCode();
  await signIn(fields);
  redirect('/account/second-factor');
}
