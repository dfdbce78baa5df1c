'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { askClarification } from '@/lib/commands/ask-clarification';
import { settleClarification } from '@/lib/commands/settle-clarification';

const pathOf = (responseId: string): string => `/responses/${responseId}/clarifications`;

/** Sends a question. A second press of the same page sends nothing more. */
export async function ask(responseId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(askClarification, form, { input: { responseId }, then: () => `${pathOf(responseId)}?done=asked` });
}

/** Withdraws a question, or lets it be answered to everybody. */
export async function settle(
  place: { responseId: string; clarificationId: string },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(settleClarification, form, {
    input: place,
    then: ({ choice }) => `${pathOf(place.responseId)}?done=${choice === 'withdraw' ? 'withdrawn' : 'published'}`,
  });
}
