'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { answerBidderQuestion } from '@/lib/commands/answer-bidder-question';

type Place = { responseId: string; askedId: string };

/** Answers one question of the authority about the tender. */
export async function answer(place: Place, _state: FormState, form: FormData): Promise<FormState> {
  return act(answerBidderQuestion, form, {
    shape: ({ text }) => ({ text }),
    input: place,
    then: () => `/responses/${place.responseId}/questions?done=1`,
  });
}
