'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { saveMark } from '@/lib/commands/save-mark';

export type MarkPlace = {
  id: string;
  submissionId: string;
  questionId: string;
  /** This answer's own page, and where "Save and go to next" leads. */
  here: string;
  next: string;
};

/** Saves a score. A warning about its reason keeps the page, so that it can be read. */
export async function save(place: MarkPlace, _state: FormState, form: FormData): Promise<FormState> {
  const { here, next, ...input } = place;
  const stays = form.get('then') !== 'next';
  const and = (query: string): string => `${here}${here.includes('?') ? '&' : '?'}${query}`;
  return act(saveMark, form, {
    shape: (fields) => ({ ...fields, version: fields.revision }),
    input,
    then: ({ warnings }) => {
      if (warnings.length > 0) return and('saved=1&warning=repeats');
      return stays ? and('saved=1') : next;
    },
  });
}
