'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { answerSelfCheck } from '@/lib/commands/answer-self-check';
import { recordCommission } from '@/lib/commands/record-commission';
import { recordGovernance } from '@/lib/commands/record-governance';
import { recordIncidentPlan } from '@/lib/commands/record-incident-plan';
import { dayFrom } from '@/lib/procurement/setup-form';

/** Rows named `contacts.0.who` and so on arrive as one object by number. */
const rows = (value: unknown): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []);

export async function keepCommission(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(recordCommission, form, {
    shape: ({ date, ...rest }) => ({ ...rest, date: dayFrom(date) }),
    input: { id },
    then: () => `/procurements/${id}/path?saved=commission`,
  });
}

export async function keepSignOff(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(recordGovernance, form, {
    shape: ({ date, members, ...rest }) => ({ ...rest, members: rows(members), date: dayFrom(date) }),
    input: { id },
    then: () => `/procurements/${id}/path?saved=sign-off`,
  });
}

export async function keepIncidentPlan(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(recordIncidentPlan, form, {
    shape: ({ contacts, duties, ...rest }) => ({
      ...rest,
      contacts: rows(contacts),
      duties: duties === undefined ? [] : [duties].flat(),
    }),
    input: { id },
    then: () => `/procurements/${id}/path/incident?saved=1`,
  });
}

/** Saves the answers to one principle and goes on to the next, or to the results where asked or at the end. */
export async function keepSelfCheck(
  id: string,
  at: { number: number; count: number },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const toResults = form.get('then') === 'results' || at.number >= at.count;
  return act(answerSelfCheck, form, {
    shape: ({ revision, answers }) => ({ revision, answers: answers ?? {} }),
    input: { id, principle: at.number },
    then: () => `/procurements/${id}/path/self-check${toResults ? '' : `/${at.number + 1}`}`,
  });
}
