'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { askExtension } from '@/lib/commands/ask-extension';
import { cancelExtension } from '@/lib/commands/cancel-extension';
import { extendDeadline } from '@/lib/commands/extend-deadline';
import { joinDate } from '@/lib/question/date';

const pathOf = (id: string): string => `/procurements/${id}/opening/extend`;

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** First half: the new deadline for everybody, the reason that suppliers read, and a code. */
export async function ask(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const part = (name: string) => text(form, `deadline.${name}`);
  return act(askExtension, form, {
    code: true,
    shape: ({ time, reason }) => ({
      id,
      time,
      reason,
      day: joinDate({ day: part('day'), month: part('month'), year: part('year') }),
    }),
    then: () => pathOf(id),
  });
}

/** Second half, by a different officer. */
export async function confirm(id: string, asked: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(extendDeadline, form, {
    code: true,
    shape: () => ({ id, asked }),
    then: () => `${pathOf(id)}?done=moved`,
  });
}

/** Takes the request back. */
export async function cancel(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(cancelExtension, form, { shape: () => ({ id }), then: () => pathOf(id) });
}
