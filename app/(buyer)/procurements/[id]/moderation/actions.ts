'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { lockQuality } from '@/lib/commands/lock-quality';

export async function lock(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(lockQuality, form, { shape: () => ({ id }), then: () => `/procurements/${id}/moderation?done=locked` });
}
