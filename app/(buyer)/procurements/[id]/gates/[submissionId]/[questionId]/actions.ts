'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { decideGate } from '@/lib/commands/decide-gate';

export type GatePlace = { id: string; submissionId: string; questionId: string };

export async function decide(place: GatePlace, _state: FormState, form: FormData): Promise<FormState> {
  return act(decideGate, form, {
    shape: (fields) => ({ ...fields, version: fields.revision }),
    input: place,
    then: ({ decision }) =>
      decision === 'fail'
        ? `/procurements/${place.id}/gates/${place.submissionId}/${place.questionId}?done=1`
        : `/procurements/${place.id}/gates?done=1`,
  });
}
