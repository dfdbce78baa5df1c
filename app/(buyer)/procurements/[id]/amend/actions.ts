'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { dropAmendment } from '@/lib/commands/drop-amendment';
import { saveAmendment } from '@/lib/commands/save-amendment';
import { startAmendment } from '@/lib/commands/start-amendment';
import { joinDate } from '@/lib/question/date';

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

export async function start(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(startAmendment, form, { shape: () => ({ id }), then: () => `/procurements/${id}/questionnaire` });
}

/** Saves what suppliers are told, and the later deadline where one is typed. */
export async function save(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const part = (name: string) => text(form, `deadline.${name}`);
  return act(saveAmendment, form, {
    shape: ({ revision, reason, notice, time }) => ({
      id,
      revision,
      reason,
      notice,
      time,
      day: joinDate({ day: part('day'), month: part('month'), year: part('year') }),
    }),
    then: () => `/procurements/${id}/amend?saved=1`,
  });
}

export async function drop(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(dropAmendment, form, { shape: () => ({ id }), then: () => `/procurements/${id}/amend?dropped=1` });
}
