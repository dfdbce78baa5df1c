'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { startProcurement } from '@/lib/commands/start-procurement';

export async function start(_state: FormState, form: FormData): Promise<FormState> {
  return act(startProcurement, form, {
    shape: ({ title, reference, description }) => ({ title, reference, description }),
    then: ({ id }) => `/procurements/${id}/setup/2`,
  });
}
