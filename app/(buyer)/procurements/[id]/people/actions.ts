'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { assignDuties } from '@/lib/commands/assign-duties';

export async function savePeople(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(assignDuties, form, {
    shape: ({ duties, reason, revision }) => ({ duties, revision, ...(reason ? { reason } : {}) }),
    input: { id },
    then: () => `/procurements/${id}/people?done=saved`,
  });
}
