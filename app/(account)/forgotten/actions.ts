'use server';

import { redirect } from 'next/navigation';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import type { FormState } from '@/app/_ui/form-state';
import { askNewPassword } from '@/lib/commands/ask-new-password';
import { writeContext } from '@/lib/commands/from-request';

/** Asks for a link to choose a new password; the answer is the same for every address. */
export async function askForLink(_state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  const result = await askNewPassword(context.value, fieldsOf(form));
  if (!result.ok) return failed(result.messages, form);
  redirect('/forgotten?asked=1');
}
