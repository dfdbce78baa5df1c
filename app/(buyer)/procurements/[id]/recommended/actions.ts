'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { applyRecommended } from '@/lib/commands/apply-recommended';
import { applyRecommendedChanges } from '@/lib/commands/apply-recommended-changes';

const ticked = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === 'string');

export async function applySuggested(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(applyRecommended, form, {
    shape: ({ reason, revision }) => ({ include: ticked(form, 'include'), revision, ...(reason ? { reason } : {}) }),
    input: { id },
    then: () => `/procurements/${id}/questionnaire`,
  });
}

export async function applyChosen(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(applyRecommendedChanges, form, {
    shape: ({ revision, recommendation }) => ({ change: ticked(form, 'change'), revision, recommendation }),
    input: { id },
    then: () => `/procurements/${id}/questionnaire`,
  });
}
