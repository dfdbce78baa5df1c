'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { askPortalLoad } from '@/lib/commands/ask-portal-load';
import { confirmPortalLoad } from '@/lib/commands/confirm-portal-load';
import { cancelPortalAsking, dropPortalLoad } from '@/lib/commands/end-portal-load';
import { startPortalLoad } from '@/lib/commands/start-portal-load';
import { dayFrom } from '@/lib/procurement/setup-form';

const pathOf = (id: string): string => `/procurements/${id}/load`;

/** Names the portal and when it opened the responses. */
export async function name(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(startPortalLoad, form, {
    shape: ({ portal, day, time }) => ({
      id,
      portal,
      day: dayFrom(day),
      time: String(time ?? '')
        .trim()
        .padStart(5, '0'),
    }),
    then: () => pathOf(id),
  });
}

export async function ask(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(askPortalLoad, form, {
    code: true,
    shape: ({ reason, read }) => ({ id, reason, ...(read === undefined ? {} : { read }) }),
    then: () => pathOf(id),
  });
}

export async function cancel(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(cancelPortalAsking, form, { shape: () => ({ id }), then: () => pathOf(id) });
}

export async function putAside(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(dropPortalLoad, form, { shape: ({ reason }) => ({ id, reason }), then: () => `${pathOf(id)}?done=aside` });
}

/** `seen` is the hash that the page showed: what is confirmed is what was looked at. */
export async function confirm(id: string, seen: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(confirmPortalLoad, form, {
    code: true,
    shape: () => ({ id, seen }),
    then: () => `/procurements/${id}/opening?opened=1`,
  });
}
