'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { giveReason } from '@/lib/commands/give-reason';

/** Records why a warning may stand. */
export async function keepReason(id: string, findingId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(giveReason, form, {
    shape: ({ revision, reason }) => ({ id, revision, findingId, reason }),
    then: () => `/procurements/${id}/checks`,
  });
}
