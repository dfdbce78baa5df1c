'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { editThreats } from '@/lib/commands/edit-threats';

export async function startParts(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(editThreats, form, {
    shape: ({ starter }) => ({ starter }),
    input: { id, edit: 'start' },
    then: () => `/procurements/${id}/threats?done=start`,
  });
}

export async function keepPart(id: string, part: string | null, _state: FormState, form: FormData): Promise<FormState> {
  return act(editThreats, form, {
    input: { id, edit: 'save-part', part },
    then: () => `/procurements/${id}/threats?done=part`,
  });
}

export async function removePart(id: string, part: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(editThreats, form, {
    shape: () => ({}),
    input: { id, edit: 'remove-part', part },
    then: () => `/procurements/${id}/threats?done=removed`,
  });
}

export async function keepFlow(id: string, flow: string | null, _state: FormState, form: FormData): Promise<FormState> {
  return act(editThreats, form, {
    input: { id, edit: 'save-flow', flow },
    then: () => `/procurements/${id}/threats?done=flow`,
  });
}

export async function removeFlow(id: string, flow: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(editThreats, form, {
    shape: () => ({}),
    input: { id, edit: 'remove-flow', flow },
    then: () => `/procurements/${id}/threats?done=removed`,
  });
}

type At = { part: string; letter: string };

export async function keepThreat(id: string, at: At, _state: FormState, form: FormData): Promise<FormState> {
  return act(editThreats, form, {
    input: { id, edit: 'save-threat', ...at },
    then: () => `/procurements/${id}/threats?done=threat#threats`,
  });
}

export async function removeThreat(id: string, at: At, _state: FormState, form: FormData): Promise<FormState> {
  return act(editThreats, form, {
    shape: () => ({}),
    input: { id, edit: 'remove-threat', ...at },
    then: () => `/procurements/${id}/threats?done=removed`,
  });
}
