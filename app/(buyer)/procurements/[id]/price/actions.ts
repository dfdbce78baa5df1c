'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { askPriceOpening } from '@/lib/commands/ask-price-opening';
import { cancelPriceOpening } from '@/lib/commands/cancel-price-opening';
import { confirmPriceOpening } from '@/lib/commands/confirm-price-opening';
import { enterCriterionScores } from '@/lib/commands/enter-criterion-scores';
import { enterPrices } from '@/lib/commands/enter-prices';

const pathOf = (id: string): string => `/procurements/${id}/price`;

export async function ask(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(askPriceOpening, form, { code: true, shape: ({ reason }) => ({ id, reason }), then: () => pathOf(id) });
}

export async function cancel(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(cancelPriceOpening, form, { shape: () => ({ id }), then: () => pathOf(id) });
}

export async function open(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(confirmPriceOpening, form, {
    code: true,
    shape: () => ({ id }),
    then: () => `${pathOf(id)}?done=opened`,
  });
}

export async function savePrices(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(enterPrices, form, {
    shape: ({ prices }) => ({ id, prices: prices ?? {} }),
    then: ({ changed }) => (changed > 0 ? `${pathOf(id)}?done=prices` : pathOf(id)),
  });
}

export async function saveScores(
  id: string,
  criterionId: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(enterCriterionScores, form, {
    shape: ({ scores }) => ({ id, criterionId, scores: scores ?? {} }),
    then: ({ changed }) => (changed > 0 ? `${pathOf(id)}?done=scores` : pathOf(id)),
  });
}
