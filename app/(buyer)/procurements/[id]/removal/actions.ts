'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { askRemoval } from '@/lib/commands/ask-removal';
import { cancelRemoval } from '@/lib/commands/cancel-removal';
import { removeRecords } from '@/lib/commands/remove-records';

const pathOf = (id: string): string => `/procurements/${id}/removal`;

export async function ask(id: string, shown: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(askRemoval, form, {
    code: true,
    shape: ({ reason, checked }) => ({ id, reason, checked, shown }),
    then: () => pathOf(id),
  });
}

export async function cancel(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(cancelRemoval, form, { shape: () => ({ id }), then: () => pathOf(id) });
}

export async function sign(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(removeRecords, form, {
    code: true,
    shape: ({ asked }) => ({ id, asked: asked ?? '' }),
    then: () => `${pathOf(id)}?done=removed`,
  });
}
