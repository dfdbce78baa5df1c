'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { recordCoreInformation } from '@/lib/commands/record-core-information';
import { dayFrom } from '@/lib/procurement/setup-form';

/** Records what one invited supplier shared elsewhere, and when it was confirmed. */
export async function record(procurementId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(recordCoreInformation, form, {
    shape: ({ invitationId, reference, confirmedOn }) => ({
      procurementId,
      invitationId: invitationId ?? '',
      reference,
      confirmedOn: dayFrom(confirmedOn),
    }),
    then: () => `/procurements/${procurementId}/core-information?done=recorded`,
  });
}
