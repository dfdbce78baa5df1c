'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { declineEarlierAnswer, startFromEarlier } from '@/lib/commands/start-from-earlier';

type Place = {
  responseId: string;
  sectionId: string;
  questionId: string;
  submissionId: string;
  fromQuestionId: string;
};

/** Starts the answer from an earlier one, or says that it is not used; either way back to the question. */
export async function choose(place: Place, _state: FormState, form: FormData): Promise<FormState> {
  const { sectionId, ...chosen } = place;
  const page = `/responses/${place.responseId}/sections/${sectionId}/${place.questionId}`;
  if (form.get('choice') === 'decline') return act(declineEarlierAnswer, form, { input: chosen, then: () => page });
  return act(startFromEarlier, form, {
    shape: () => ({ base: form.get('base') }),
    input: place,
    then: (saved) => (saved.is === 'conflict' ? `${page}/compare?mine=${saved.historyId}` : page),
  });
}
