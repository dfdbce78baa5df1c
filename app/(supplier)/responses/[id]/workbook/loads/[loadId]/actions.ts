'use server';

import { redirect } from 'next/navigation';
import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { applyWorkbook } from '@/lib/commands/apply-workbook';
import { chooseFromWorkbook, dropWorkbook } from '@/lib/commands/choose-from-workbook';

type Place = { responseId: string; loadId: string; page: number };

const prefix = 'choice:';
const bulk: Record<string, 'file' | 'here'> = { 'file-all': 'file', 'keep-all': 'here' };

const choicesIn = (form: FormData): Record<string, FormDataEntryValue> =>
  Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );

const seenIn = (form: FormData): unknown => {
  try {
    return JSON.parse(String(form.get('seen') ?? '{}'));
  } catch {
    return null;
  }
};

/** Every button of the page keeps the choices in view first, so that none is lost on the way to another row. */
export async function decide(place: Place, _state: FormState, form: FormData): Promise<FormState> {
  const { responseId, loadId, page } = place;
  const home = `/responses/${responseId}/workbook`;
  const own = `${home}/loads/${loadId}`;
  const doing = String(form.get('do') ?? '');
  const show = String(form.get('show') ?? '').replace(/[^a-z]/g, '');
  if (doing === 'cancel')
    return act(dropWorkbook, form, { shape: () => ({ responseId, loadId }), then: () => `${home}?done=dropped` });
  const kept = await act(chooseFromWorkbook, form, {
    shape: () => ({ responseId, loadId, all: bulk[doing] ?? null, rows: choicesIn(form) }),
    then: () => ({ errors: [], values: {} }),
  });
  if (kept.errors.length > 0) return kept;
  if (doing in bulk) redirect(`${own}?show=${show}&done=bulk`);
  if (doing !== 'apply') redirect(`${own}?show=${show}${doing === 'next' ? `&page=${page + 1}` : ''}`);
  return act(applyWorkbook, form, {
    shape: () => ({ responseId, loadId, seen: seenIn(form) }),
    then: (value) =>
      value.is === 'applied'
        ? `${home}?loaded=${loadId}`
        : value.is === 'raced'
          ? `${own}?again=1`
          : `${own}?show=${value.is === 'unchosen' ? 'both' : ''}&stopped=${value.is}`,
  });
}
