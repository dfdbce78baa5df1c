'use server';

import { redirect } from 'next/navigation';
import { act } from '@/app/_act/act';
import { failed } from '@/app/_act/failed';
import type { FormState } from '@/app/_ui/form-state';
import { decideGate } from '@/lib/commands/decide-gate';

export type GatePlace = { id: string; submissionId: string; questionId: string };

/** Records a decision, or goes on to the question that comes before it. A reason that was typed is never lost on the way. */
export async function decide(place: GatePlace, _state: FormState, form: FormData): Promise<FormState> {
  if (form.get('decision') === 'ask') {
    if (String(form.get('reason') ?? '').trim() !== '')
      return failed([{ path: 'reason', key: 'asked.choice-reason' }], form);
    redirect(`/procurements/${place.id}/gates/${place.submissionId}/${place.questionId}/ask`);
  }
  return act(decideGate, form, {
    shape: (fields) => ({ ...fields, version: fields.revision }),
    input: place,
    then: ({ decision }) =>
      decision === 'fail'
        ? `/procurements/${place.id}/gates/${place.submissionId}/${place.questionId}?done=1`
        : `/procurements/${place.id}/gates?done=1`,
  });
}
