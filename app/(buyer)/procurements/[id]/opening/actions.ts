'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { askOpening } from '@/lib/commands/ask-opening';
import { cancelOpening } from '@/lib/commands/cancel-opening';
import { confirmOpening } from '@/lib/commands/confirm-opening';

const pathOf = (id: string): string => `/procurements/${id}/opening`;

export async function ask(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(askOpening, form, { code: true, shape: ({ reason }) => ({ id, reason }), then: () => pathOf(id) });
}

export async function cancel(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(cancelOpening, form, { shape: () => ({ id }), then: () => pathOf(id) });
}

export async function confirm(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(confirmOpening, form, { code: true, shape: () => ({ id }), then: () => `${pathOf(id)}?opened=1` });
}
