'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { replaceEvaluator } from '@/lib/commands/replace-evaluator';
import { setAssignments } from '@/lib/commands/set-assignments';

export async function assign(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(setAssignments, form, {
    shape: ({ revision, assign: boxes, reason }) => ({
      id,
      seen: revision,
      assign: boxes,
      ...(typeof reason === 'string' ? { reason } : {}),
    }),
    then: () => `/procurements/${id}/evaluation?done=assigned`,
  });
}

export async function replace(id: string, evaluatorId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(replaceEvaluator, form, {
    input: { id, evaluatorId },
    then: () => `/procurements/${id}/evaluation?done=replaced`,
  });
}
