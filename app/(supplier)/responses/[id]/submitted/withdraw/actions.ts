'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { withdrawSubmission } from '@/lib/commands/withdraw-submission';

/** Withdraws what was sent. */
export async function withdraw(responseId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(withdrawSubmission, form, {
    input: { responseId },
    then: () => `/responses/${responseId}?done=withdrawn`,
  });
}
