'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { addImported } from '@/lib/commands/add-imported';
import { planImport } from '@/lib/commands/plan-import';

/** Texts of the fields whose name begins with `prefix`, by the rest of the name. */
const named = (form: FormData, prefix: string): [string, string][] =>
  [...form.entries()].flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === 'string' ? [[name.slice(prefix.length), value]] : [],
  );

const chosen = (form: FormData, prefix: string): Record<string, string> =>
  Object.fromEntries(named(form, prefix).filter(([, value]) => value !== ''));

const principlesIn = (form: FormData): Record<string, number> =>
  Object.fromEntries(Object.entries(chosen(form, 'principle:')).map(([key, value]) => [key, Number(value)]));

const columnsIn = (form: FormData): Record<string, Record<string, string>> => {
  const columns: Record<string, Record<string, string>> = {};
  for (const [place, use] of named(form, 'column:')) {
    const [sheet = '', column = ''] = place.split(':');
    columns[sheet] = { ...columns[sheet], [column]: use };
  }
  return columns;
};

const said = (step: string, form: FormData): unknown => {
  if (step === 'sheets')
    return {
      step,
      sheets: form.getAll('sheets').map((sheet) => ({
        sheet: Number(sheet),
        heading: Number(form.get(`heading:${String(sheet)}`) ?? '0'),
      })),
    };
  if (step === 'columns') return { step, columns: columnsIn(form) };
  if (step === 'lists') return { step, lists: chosen(form, 'list:') };
  if (step === 'rows') return { step, rows: chosen(form, 'row:') };
  const blank = named(form, 'principle:').flatMap(([key, value]) => (value === '' ? [key] : []));
  return { step, principles: principlesIn(form), blank };
};

/** Keeps what one step says and goes on to the next page. */
export async function saveStep(
  place: { id: string; importId: string; step: string; next: string },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const { id, importId, step, next } = place;
  return act(planImport, form, {
    shape: ({ revision }) => ({ id, importId, revision, said: said(step, form) }),
    then: () => next,
  });
}

/** Adds the chosen questions to the draft, as one change. */
export async function addChosen(
  place: { id: string; importId: string },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const { id, importId } = place;
  return act(addImported, form, {
    shape: ({ revision, importRevision }) => ({
      id,
      importId,
      revision,
      importRevision,
      principles: principlesIn(form),
      rows: chosen(form, 'row:'),
      fit: form.get('fit') === 'yes',
    }),
    then: ({ revision }) => `/procurements/${id}/questionnaire?changed=${revision}`,
  });
}
