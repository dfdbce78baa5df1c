'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { sendPractice } from '@/lib/commands/send-practice';

/** Sends a practice run, which nobody receives. */
export async function practise(responseId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(sendPractice, form, {
    input: { responseId },
    shape: (fields) => ({ ...fields, ...('lots' in fields ? { lots: [fields.lots].flat() } : {}) }),
    then: ({ number }) => `/responses/${responseId}/practice/sent?run=${number}`,
  });
}
