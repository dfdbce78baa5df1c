'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { removeEarlierAnswers } from '@/lib/commands/remove-earlier-answers';

export type Which = { all: 'yes' } | { submissionId: string; questionId: string };

/** Deletes from the organisation's library. */
export async function remove(which: Which, _state: FormState, form: FormData): Promise<FormState> {
  return act(removeEarlierAnswers, form, {
    shape: () => ({}),
    input: which,
    then: ({ all }) => `/library?done=${all ? 'all' : 'one'}`,
  });
}
