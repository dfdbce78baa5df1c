'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { prepareFiles } from '@/lib/commands/prepare-files';

export async function preparePack(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(prepareFiles, form, {
    shape: () => ({ pack: 'yes', format: 'both' }),
    input: { id },
    then: ({ fileId }) => `/procurements/${id}/documents/files/${fileId}`,
  });
}

export async function prepareChosen(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(prepareFiles, form, {
    shape: ({ kinds, format, frozen }) => ({ kinds, format, frozen }),
    input: { id },
    then: ({ fileId }) => `/procurements/${id}/documents/files/${fileId}`,
  });
}

export async function prepareBundle(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(prepareFiles, form, {
    shape: () => ({ bundle: 'yes', format: 'xlsx' }),
    input: { id },
    then: ({ fileId }) => `/procurements/${id}/documents/files/${fileId}`,
  });
}
