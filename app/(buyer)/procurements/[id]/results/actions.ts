'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { askFinalising } from '@/lib/commands/ask-finalising';
import { cancelFinalising } from '@/lib/commands/cancel-finalising';
import { finaliseOutcome } from '@/lib/commands/finalise-outcome';

const pathOf = (id: string): string => `/procurements/${id}/results`;

export async function ask(id: string, shown: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(askFinalising, form, {
    code: true,
    shape: ({ reason }) => ({ id, reason, shown }),
    then: () => `${pathOf(id)}/finalise`,
  });
}

export async function cancel(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(cancelFinalising, form, { shape: () => ({ id }), then: () => `${pathOf(id)}/finalise` });
}

export async function finalise(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(finaliseOutcome, form, {
    code: true,
    shape: () => ({ id }),
    then: () => `${pathOf(id)}?done=final`,
  });
}
