'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { markSection } from '@/lib/commands/mark-section';

/** "Have you completed this section?" */
export async function completeSection(
  responseId: string,
  sectionId: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(markSection, form, { input: { responseId, sectionId }, then: () => `/responses/${responseId}` });
}
