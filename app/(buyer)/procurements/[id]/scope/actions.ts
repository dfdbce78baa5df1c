'use server';

import { redirect } from 'next/navigation';
import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { answerScopingQuestion } from '@/lib/commands/answer-scoping-question';
import { overrideProfile } from '@/lib/commands/override-profile';
import { startScoping } from '@/lib/commands/start-scoping';

export async function begin(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(startScoping, form, {
    shape: ({ starter }) => ({ starter }),
    input: { id },
    then: () => `/procurements/${id}/scope/1`,
  });
}

/** Saves one answer; the next page says so where it raised an action. */
export async function answer(
  id: string,
  at: { number: number; question: string; count: number },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const then = form.getAll('then');
  const later = then.includes('later');
  if (later && !form.has('answer')) redirect(`/procurements/${id}`);
  const next = at.number < at.count && !then.includes('summary') ? `/scope/${at.number + 1}` : '/scope';
  return act(answerScopingQuestion, form, {
    shape: ({ answer: chosen, revision }) => ({ answer: chosen, revision }),
    input: { id, question: at.question },
    then: ({ raised }) => `/procurements/${id}${later ? '' : next}${raised && !later ? `?raised=${at.number}` : ''}`,
  });
}

export async function chooseProfile(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(overrideProfile, form, {
    shape: ({ profile, reason, revision }) => ({ profile, revision, ...(reason ? { reason } : {}) }),
    input: { id },
    then: () => `/procurements/${id}/scope?done=profile`,
  });
}
