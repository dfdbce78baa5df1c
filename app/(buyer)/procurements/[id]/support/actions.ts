'use server';

import { redirect } from 'next/navigation';
import { failed, signedOut } from '@/app/_act/failed';
import type { FormState } from '@/app/_ui/form-state';
import { writeContext } from '@/lib/commands/from-request';
import { lookWithCode } from '@/lib/commands/look-with-code';

/** Uses a supplier's support code; what it shows has a page of its own, for this officer alone. */
export async function lookWith(procurementId: string, _state: FormState, form: FormData): Promise<FormState> {
  const context = await writeContext();
  if (!context.ok) return failed(context.messages, form);
  if (context.value.viewer.kind === 'anonymous') return signedOut(form);
  const result = await lookWithCode(context.value, { procurementId, code: form.get('supportCode') });
  if (!result.ok)
    return failed(
      result.messages.map((message) => ({ ...message, path: message.path === 'code' ? 'supportCode' : message.path })),
      form,
    );
  redirect(`/procurements/${procurementId}/support/${result.value.lookId}`);
}
