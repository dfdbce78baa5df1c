'use server';

import { act } from '@/app/_act/act';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import { type FormState, valuesOf } from '@/app/_ui/form-state';
import { assignDuties } from '@/lib/commands/assign-duties';
import { finishSetUp } from '@/lib/commands/finish-set-up';
import { saveSetup } from '@/lib/commands/save-setup';
import type { SetupStep } from '@/lib/procurement/setup';
import { readSetupForm, setupOrder, stepOfPath } from '@/lib/procurement/setup-form';

const revisionOf = (form: FormData) => {
  const revision = form.get('revision');
  return typeof revision === 'string' ? { revision } : {};
};

/** Faults of the list of lots by the fields that hold their names. */
const byField = (state: FormState): FormState => ({
  ...state,
  errors: state.errors.map(({ path, text }) => {
    const at = /^lots(?:\.(\d+))?$/.exec(path);
    return { path: at ? `lot.${Number(at[1] ?? 0) + 1}` : path, text };
  }),
});

export async function saveStep(id: string, step: SetupStep, _state: FormState, form: FormData): Promise<FormState> {
  const then = form.getAll('then');
  if (then.includes('add')) return { errors: [], values: valuesOf(form) };
  const read = readSetupForm(step, fieldsOf(form));
  if (!read.ok) return failed(read.messages, form);
  const next = then.includes('check') ? setupOrder.length : setupOrder.indexOf(step) + 2;
  return byField(
    await act(saveSetup, form, {
      shape: () => ({ values: read.value, ...revisionOf(form) }),
      input: { id, step },
      then: () => `/procurements/${id}/setup/${next}`,
    }),
  );
}

export async function savePeople(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(assignDuties, form, {
    shape: ({ duties, reason }) => ({ duties, ...(reason ? { reason } : {}), ...revisionOf(form) }),
    input: { id },
    then: () => `/procurements/${id}/setup/9`,
  });
}

export async function finish(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await act(finishSetUp, form, { shape: () => ({ id }), then: () => `/procurements/${id}?done=created` });
  // Each fault leads to the card of its step.
  const cardOf = (path: string) => (path.startsWith('duties') ? 'people' : (stepOfPath(path) ?? path));
  return { ...state, errors: state.errors.map(({ path, text }) => ({ path: cardOf(path), text })) };
}
