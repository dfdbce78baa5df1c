'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { saveSection } from '@/lib/commands/save-section';

/** Saves a section; `sectionId` is null for a new one. */
export async function keepSection(
  id: string,
  sectionId: string | null,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(saveSection, form, {
    input: { id, sectionId },
    // A title is one line, however it was typed.
    shape: ({ title, ...fields }) => ({ ...fields, title: String(title ?? '').replace(/\s+/g, ' ') }),
    then: (saved) => `/procurements/${id}/questionnaire?changed=${saved.revision}#section-${saved.sectionId}`,
  });
}
