'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { decideConflict } from '@/lib/commands/decide-conflict';
import { declareInterests } from '@/lib/commands/declare-interests';

const pathOf = (id: string): string => `/procurements/${id}/conflicts`;

export async function declare(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(declareInterests, form, { input: { id }, then: () => `${pathOf(id)}?done=signed` });
}

export async function decide(id: string, declarationId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(decideConflict, form, { input: { id, declarationId }, then: () => `${pathOf(id)}?done=decided` });
}
