'use server';

import { redirect } from 'next/navigation';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import type { FormState } from '@/app/_ui/form-state';
import { askRegistration } from '@/lib/commands/ask-registration';
import { writeContext } from '@/lib/commands/from-request';
import { registerResponse } from '@/lib/commands/register-response';

/** Asks for a link; the answer is the same for every address. */
export async function askForLink(procurementId: string, _state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  const result = await askRegistration(context.value, { ...fieldsOf(form), procurementId });
  if (!result.ok) return failed(result.messages, form);
  redirect(`/notices/${procurementId}?asked=1`);
}

/** Begins a response as the supplier's person who is signed in. */
export async function respond(procurementId: string, _state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  const result = await registerResponse(context.value, { procurementId });
  if (!result.ok) return failed(result.messages, form);
  redirect(`/responses/${result.value.responseId}/start`);
}
