'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { askCancelling } from '@/lib/commands/ask-cancelling';
import { cancelProcurement } from '@/lib/commands/cancel-procurement';
import { keepProcurement } from '@/lib/commands/keep-procurement';

const pathOf = (id: string): string => `/procurements/${id}/cancel`;

/** First half: the reason, the text that suppliers read, and a code. */
export async function ask(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(askCancelling, form, {
    code: true,
    shape: ({ reason, notice }) => ({ id, reason, notice }),
    then: () => pathOf(id),
  });
}

/** Second half, by a different officer. */
export async function confirm(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(cancelProcurement, form, {
    code: true,
    shape: ({ asked }) => ({ id, ...(asked ? { asked } : {}) }),
    then: () => `${pathOf(id)}?done=cancelled`,
  });
}

/** Takes the request back. */
export async function keep(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(keepProcurement, form, { shape: () => ({ id }), then: () => `/procurements/${id}` });
}
