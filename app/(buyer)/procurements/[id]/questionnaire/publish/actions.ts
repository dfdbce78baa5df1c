'use server';

import { redirect } from 'next/navigation';
import { act } from '@/app/_act/act';
import { failed } from '@/app/_act/failed';
import type { FormState } from '@/app/_ui/form-state';
import { askSignOff } from '@/lib/commands/ask-sign-off';
import { cancelSignOff } from '@/lib/commands/cancel-sign-off';
import { publishQuestionnaire } from '@/lib/commands/publish-questionnaire';
import { sendBack } from '@/lib/commands/send-back';

const pathOf = (id: string): string => `/procurements/${id}/questionnaire/publish`;

export async function ask(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(askSignOff, form, {
    shape: ({ revision, reason }) => ({ id, revision, reason }),
    then: () => pathOf(id),
  });
}

export async function cancel(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(cancelSignOff, form, { shape: () => ({ id }), then: () => pathOf(id) });
}

/** The second person approves, and goes on to the page that asks once more, or sends the draft back. */
export async function decide(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const decision = form.get('decision');
  if (decision === 'approve') {
    const asked = form.get('asked');
    redirect(`${pathOf(id)}/confirm?asked=${encodeURIComponent(typeof asked === 'string' ? asked : '')}`);
  }
  if (decision !== 'send-back') return failed([{ path: 'decision', key: 'questionnaire.choose-sign-off' }], form);
  return act(sendBack, form, { shape: ({ reason }) => ({ id, reason }), then: () => pathOf(id) });
}

export async function publish(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(publishQuestionnaire, form, {
    code: true,
    shape: ({ asked }) => ({ id, asked: asked ?? '' }),
    then: () => `${pathOf(id)}/done`,
  });
}
