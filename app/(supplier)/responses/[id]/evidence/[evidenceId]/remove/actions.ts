'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { removeEvidence } from '@/lib/commands/remove-evidence';

/** Takes a file out of the library and out of every draft answer. */
export async function remove(
  responseId: string,
  evidenceId: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(removeEvidence, form, {
    input: { evidenceId },
    then: () => `/responses/${responseId}/evidence?done=removed`,
  });
}
