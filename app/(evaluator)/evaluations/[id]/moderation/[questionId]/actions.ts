'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { recordAgreedMark } from '@/lib/commands/record-agreed-mark';

export type AgreedPlace = { id: string; submissionId: string; questionId: string };

export async function record(place: AgreedPlace, _state: FormState, form: FormData): Promise<FormState> {
  return act(recordAgreedMark, form, {
    shape: (fields) => ({ reason: {}, ...fields, version: fields.revision, attended: [fields.attended ?? []].flat() }),
    input: place,
    then: () => `/procurements/${place.id}/moderation?done=agreed`,
  });
}
