'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { addToReason } from '@/lib/commands/add-to-reason';
import { askRelease } from '@/lib/commands/ask-release';
import { cancelRelease } from '@/lib/commands/cancel-release';
import { checkSummary } from '@/lib/commands/check-summary';
import { releaseSummaries } from '@/lib/commands/release-summaries';
import { showWordsAgain } from '@/lib/commands/show-words-again';
import { withholdWords } from '@/lib/commands/withhold-words';

const pathOf = (id: string): string => `/procurements/${id}/summaries`;

export async function ask(id: string, shown: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(askRelease, form, {
    code: true,
    shape: ({ reason, submission = [] }) => ({ id, submissionIds: submission, reason, shown }),
    then: () => `${pathOf(id)}/release`,
  });
}

export async function cancel(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(cancelRelease, form, { shape: () => ({ id }), then: () => `${pathOf(id)}/release` });
}

export async function release(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(releaseSummaries, form, {
    code: true,
    shape: ({ submission = [] }) => ({ id, submissionIds: submission }),
    then: () => `${pathOf(id)}?done=released`,
  });
}

export async function withhold(
  id: string,
  submissionId: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(withholdWords, form, {
    shape: ({ whose, words, ground, why }) => ({ id, submissionId, whose, words, ground, why }),
    then: () => `${pathOf(id)}/${submissionId}/withhold?done=withheld`,
  });
}

export async function showAgain(
  id: string,
  submissionId: string,
  redactionId: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(showWordsAgain, form, {
    shape: () => ({ id, redactionId }),
    then: () => `${pathOf(id)}/${submissionId}/withhold?done=shown`,
  });
}

export async function add(
  id: string,
  submissionId: string,
  place: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(addToReason, form, {
    shape: ({ words, version }) => ({ id, submissionId, place, words, version }),
    then: () => `${pathOf(id)}/${submissionId}?done=added`,
  });
}

export async function check(
  id: string,
  submissionId: string,
  shown: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(checkSummary, form, {
    shape: ({ postal, email, identifier, note = '' }) => ({ id, submissionId, shown, postal, email, identifier, note }),
    then: () => `${pathOf(id)}?done=checked`,
  });
}
