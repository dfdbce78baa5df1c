'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { tellOwner } from '@/lib/commands/tell-owner';

/** Tells the owners that the response is ready. */
export const tell = async (responseId: string, _state: FormState, form: FormData): Promise<FormState> =>
  act(tellOwner, form, { input: { responseId }, then: () => `/responses/${responseId}/declaration` });
