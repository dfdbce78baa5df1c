'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { askBidder } from '@/lib/commands/ask-bidder';
import { dayFrom } from '@/lib/procurement/setup-form';
import type { GatePlace } from '../actions';

/** Asks the bidder before its gate is decided. */
export async function ask(place: GatePlace, _state: FormState, form: FormData): Promise<FormState> {
  return act(askBidder, form, {
    shape: ({ revision, text, day, time }) => ({
      version: revision,
      text,
      day: dayFrom(day),
      time: String(time ?? '')
        .trim()
        .padStart(5, '0'),
    }),
    input: place,
    then: () => `/procurements/${place.id}/gates/${place.submissionId}/${place.questionId}?done=asked`,
  });
}
