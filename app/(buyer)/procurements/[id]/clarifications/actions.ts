'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { answerClarification } from '@/lib/commands/answer-clarification';
import { decideConfidentiality } from '@/lib/commands/decide-confidentiality';
import { draftClarification } from '@/lib/commands/draft-clarification';

type Place = { procurementId: string; clarificationId: string };

const listOf = ({ procurementId }: Place): string => `/procurements/${procurementId}/clarifications`;
const pageOf = (place: Place): string => `${listOf(place)}/${place.clarificationId}`;

/** Saves the draft, and goes on to the last look where the officer pressed so. */
export async function draft(place: Place, _state: FormState, form: FormData): Promise<FormState> {
  const goesOn = form.get('complete') === 'yes';
  return act(draftClarification, form, {
    input: place,
    then: () => (goesOn ? `${pageOf(place)}/send` : `${pageOf(place)}?done=saved`),
  });
}

/** Agrees to confidential treatment, or refuses it. */
export async function decide(place: Place, _state: FormState, form: FormData): Promise<FormState> {
  return act(decideConfidentiality, form, { input: place, then: () => `${pageOf(place)}?done=decided` });
}

/** Sends the answer: to every supplier, or to the asker alone. */
export async function send(place: Place, _state: FormState, form: FormData): Promise<FormState> {
  return act(answerClarification, form, { input: place, then: () => `${pageOf(place)}?done=sent` });
}
