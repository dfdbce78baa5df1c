'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { submitResponse } from '@/lib/commands/submit-response';

/** Sends the response. A second press of the same page finds the receipt of the first. */
export async function send(responseId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(submitResponse, form, {
    input: { responseId },
    shape: (fields) => ({ ...fields, ...('lots' in fields ? { lots: [fields.lots].flat() } : {}) }),
    then: ({ is }) => `/responses/${responseId}/${is === 'sent' ? 'submitted' : 'closed'}`,
  });
}
