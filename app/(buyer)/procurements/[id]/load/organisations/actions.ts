'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { addPortalBid, changePortalBid, removePortalBid, removePortalFile } from '@/lib/commands/change-portal-bid';
import { dayFrom } from '@/lib/procurement/setup-form';

const pathOf = (id: string, bidId = ''): string =>
  `/procurements/${id}/load${bidId === '' ? '' : `/organisations/${bidId}`}`;

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

const stated = ({ organisation, reference, day, time, lots }: Record<string, unknown>) => ({
  organisation,
  reference: reference ?? '',
  day: dayFrom(day),
  time: String(time ?? '')
    .trim()
    .replace(/^(\d):/, '0$1:'),
  lots: listOf(lots),
});

/** Adds an organisation whose response came through the portal. */
export async function add(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(addPortalBid, form, {
    shape: (fields) => ({ id, ...stated(fields) }),
    then: ({ bidId }) => pathOf(id, bidId),
  });
}

/** Corrects what the portal states of a response. */
export async function change(id: string, bidId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(changePortalBid, form, {
    shape: (fields) => ({ id, bidId, ...stated(fields) }),
    then: () => pathOf(id, bidId),
  });
}

/** Takes an organisation out of the load, with its files. */
export async function remove(id: string, bidId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(removePortalBid, form, { shape: () => ({ id, bidId }), then: () => `${pathOf(id)}?done=removed` });
}

/** Takes one file out of the load. */
export async function removeFile(id: string, bidId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(removePortalFile, form, {
    shape: ({ file }) => ({ id, bidId, file }),
    then: () => `${pathOf(id, bidId)}?done=removed`,
  });
}
