'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { describeEvidence } from '@/lib/commands/describe-evidence';
import { removeEvidence } from '@/lib/commands/remove-evidence';
import { joinDate } from '@/lib/question/date';

/** A day in three fields as it was posted; what is no such field counts as empty. */
const dayIn = (field: unknown): string => {
  const part = (name: string): string => {
    const value = typeof field === 'object' && field !== null ? (field as Record<string, unknown>)[name] : '';
    return typeof value === 'string' ? value : '';
  };
  return joinDate({ day: part('day'), month: part('month'), year: part('year') });
};

/** Saves the dates of a file. */
export async function saveDates(
  evidenceId: string,
  from: string | null,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(describeEvidence, form, {
    input: { evidenceId },
    shape: ({ revision, date, expires }) => ({ revision, date: dayIn(date), expires: dayIn(expires) }),
    then: () => `/evidence/${evidenceId}?${from ? `from=${from}&` : ''}done=dates`,
  });
}

/** Takes a file out of the library and out of every draft answer. */
export async function remove(evidenceId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(removeEvidence, form, { input: { evidenceId }, then: () => '/evidence?done=removed' });
}
