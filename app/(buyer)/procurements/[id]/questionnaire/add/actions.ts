'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { addQuestions } from '@/lib/commands/add-questions';

/** Adds the ticked questions to the draft. */
export async function addTicked(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const questionIds = form.getAll('questionIds').filter((value): value is string => typeof value === 'string');
  return act(addQuestions, form, {
    shape: ({ revision }) => ({ id, revision, questionIds }),
    then: ({ revision }) => `/procurements/${id}/questionnaire?changed=${revision}`,
  });
}
