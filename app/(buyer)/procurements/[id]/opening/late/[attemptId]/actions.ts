'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { askLateDecision } from '@/lib/commands/ask-late-decision';
import { cancelLateDecision } from '@/lib/commands/cancel-late-decision';
import { confirmLateDecision } from '@/lib/commands/confirm-late-decision';

const pathOf = (id: string, attemptId: string): string => `/procurements/${id}/opening/late/${attemptId}`;

export async function ask(id: string, attemptId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(askLateDecision, form, {
    code: true,
    shape: ({ decision, reason }) => ({ id, attemptId, decision, reason }),
    then: () => pathOf(id, attemptId),
  });
}

export async function confirm(id: string, attemptId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(confirmLateDecision, form, {
    code: true,
    shape: () => ({ id, attemptId }),
    then: () => `${pathOf(id, attemptId)}?done=decided`,
  });
}

export async function cancel(id: string, attemptId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(cancelLateDecision, form, { shape: () => ({ id }), then: () => pathOf(id, attemptId) });
}
