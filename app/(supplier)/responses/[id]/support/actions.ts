'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { shareSupportCode, stopSharing } from '@/lib/commands/share-support-code';

const back = (responseId: string, done: string): string => `/responses/${responseId}/support?done=${done}`;

export const share = async (responseId: string, _state: FormState, form: FormData): Promise<FormState> =>
  act(shareSupportCode, form, { input: { responseId }, then: () => back(responseId, 'shared') });

export const stop = async (responseId: string, _state: FormState, form: FormData): Promise<FormState> =>
  act(stopSharing, form, { input: { responseId }, then: () => back(responseId, 'stopped') });
