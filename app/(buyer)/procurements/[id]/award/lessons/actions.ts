'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { chooseLessons } from '@/lib/commands/choose-lessons';

/** Chooses whether lessons are drawn from the real bids. */
export async function choose(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(chooseLessons, form, {
    shape: ({ revision, choice }) => ({ id, version: revision, choice }),
    then: () => `/procurements/${id}/award/lessons?done=1`,
  });
}
