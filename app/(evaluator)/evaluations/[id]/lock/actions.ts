'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { lockMarks } from '@/lib/commands/lock-marks';

export async function lock(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(lockMarks, form, { shape: () => ({ id }), then: () => `/evaluations/${id}?locked=1` });
}
