'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { recordNotice } from '@/lib/commands/record-notice';
import { dayFrom } from '@/lib/procurement/setup-form';

/** Records the reference and the time of the notice that opens the procurement. */
export async function record(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(recordNotice, form, {
    shape: ({ reference, day, time }) => ({
      id,
      reference,
      day: dayFrom(day),
      time: String(time ?? '')
        .trim()
        .padStart(5, '0'),
    }),
    then: () => `/procurements/${id}/notice?done=recorded`,
  });
}
