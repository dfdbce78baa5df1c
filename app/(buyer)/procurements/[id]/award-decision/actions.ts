'use server';

import { redirect } from 'next/navigation';
import { act } from '@/app/_act/act';
import { failed } from '@/app/_act/failed';
import type { FormState } from '@/app/_ui/form-state';
import { askLifting } from '@/lib/commands/ask-lifting';
import { cancelAward } from '@/lib/commands/cancel-award';
import { cancelLifting } from '@/lib/commands/cancel-lifting';
import { liftHold } from '@/lib/commands/lift-hold';
import { proposeAward } from '@/lib/commands/propose-award';
import { putOnHold } from '@/lib/commands/put-on-hold';
import { recordAwardNotice } from '@/lib/commands/record-award-notice';
import { recordContract } from '@/lib/commands/record-contract';
import { sendBackAward } from '@/lib/commands/send-back-award';
import { signAward } from '@/lib/commands/sign-award';
import { dayFrom } from '@/lib/procurement/setup-form';

const pathOf = (id: string): string => `/procurements/${id}/award-decision`;

export async function propose(id: string, shown: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(proposeAward, form, {
    code: true,
    shape: ({ submissionId, reason, checked }) => ({ id, submissionId, reason, checked, shown }),
    then: () => pathOf(id),
  });
}

export async function cancel(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(cancelAward, form, { shape: () => ({ id }), then: () => pathOf(id) });
}

/** The approver goes on to the page that asks once more, or sends the proposal back. */
export async function decide(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const decision = form.get('decision');
  if (decision === 'sign') {
    const asked = form.get('asked');
    redirect(`${pathOf(id)}/confirm?asked=${encodeURIComponent(typeof asked === 'string' ? asked : '')}`);
  }
  if (decision !== 'send-back') return failed([{ path: 'decision', key: 'decision.choose-signing' }], form);
  return act(sendBackAward, form, { shape: ({ reason }) => ({ id, reason }), then: () => pathOf(id) });
}

export async function sign(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(signAward, form, {
    code: true,
    shape: ({ asked }) => ({ id, asked: asked ?? '' }),
    then: () => `${pathOf(id)}?done=signed`,
  });
}

export async function recordNotice(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(recordAwardNotice, form, {
    shape: ({ reference, day, lastDay }) => ({ id, reference, day: dayFrom(day), lastDay: dayFrom(lastDay) }),
    then: () => `${pathOf(id)}?done=notice`,
  });
}

export async function contract(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(recordContract, form, {
    shape: ({ what, day, reason }) => (what === 'not-entered' ? { id, what, reason } : { id, what, day: dayFrom(day) }),
    then: () => `${pathOf(id)}?done=contract`,
  });
}

/** Where the clock of the records is shown: beside the award, or alone where there is none. */
const keptAt = (id: string, awarded: boolean): string => (awarded ? pathOf(id) : `/procurements/${id}/removal`);

export async function putHold(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(putOnHold, form, {
    shape: ({ reason }) => ({ id, reason }),
    then: ({ awarded }) => `${keptAt(id, awarded)}?done=held`,
  });
}

export async function askToLift(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(askLifting, form, {
    code: true,
    shape: ({ reason }) => ({ id, reason }),
    then: () => `${pathOf(id)}/hold`,
  });
}

export async function keepHold(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(cancelLifting, form, { shape: () => ({ id }), then: () => `${pathOf(id)}/hold` });
}

export async function lift(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(liftHold, form, {
    code: true,
    shape: () => ({ id }),
    then: ({ awarded }) => `${keptAt(id, awarded)}?done=lifted`,
  });
}
