'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { acceptObligations } from '@/lib/commands/accept-obligations';
import { saveObligation } from '@/lib/commands/save-obligation';
import { dayFrom } from '@/lib/procurement/setup-form';

const pathOf = (id: string): string => `/procurements/${id}/award-decision/obligations`;

export async function accept(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(acceptObligations, form, {
    shape: ({ keys }) => ({ id, keys: keys ?? [] }),
    then: ({ count }) => `${pathOf(id)}?accepted=${count}`,
  });
}

export async function save(id: string, number: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(saveObligation, form, {
    shape: ({ revision, obligation, owner, due, evidence, state, indicator }) => ({
      id,
      number,
      version: revision,
      obligation,
      owner,
      due: dayFrom(due),
      evidence,
      state,
      indicator,
    }),
    then: (saved) => `${pathOf(id)}?saved=${saved.number}`,
  });
}
