'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { confirmVersion } from '@/lib/commands/confirm-version';

/** The team has seen the version that the page showed; its response answers it from then on. */
export async function confirm(
  place: { responseId: string; versionId: string },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(confirmVersion, form, {
    shape: () => place,
    then: () => `/responses/${place.responseId}/changes?done=confirmed`,
  });
}
