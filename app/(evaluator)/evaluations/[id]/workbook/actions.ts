'use server';

import { act } from '@/app/_act/act';
import { type FormState, valuesOf } from '@/app/_ui/form-state';
import { applyMarkingWorkbook } from '@/lib/commands/apply-marking-workbook';
import { dropMarkingWorkbook } from '@/lib/commands/load-marking-workbook';
import { say } from '@/lib/text';

type Place = { id: string; loadId: string };

const prefix = 'choice:';

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

/** Applies what was chosen of a checked workbook, or puts it aside. What is missing is said with every choice kept. */
export async function decide({ id, loadId }: Place, _state: FormState, form: FormData): Promise<FormState> {
  const home = `/evaluations/${id}`;
  if (form.get('do') === 'cancel')
    return act(dropMarkingWorkbook, form, { shape: () => ({ id, loadId }), then: () => `${home}?dropped=1` });
  const stay = (errors: FormState['errors']): FormState => ({ errors, values: valuesOf(form) });
  return act(applyMarkingWorkbook, form, {
    shape: () => ({ id, loadId, choices: choicesIn(form), seen: seenIn(form) }),
    then: (value) => {
      if (value.is === 'applied') return `${home}?loaded=${value.loadId}`;
      if (value.is === 'raced') return `${home}/workbook?again=1`;
      if (value.is === 'nothing') return stay([{ path: 'apply', text: say('marking-book.choose-none') }]);
      return stay(
        value.rows.map(({ key, ref, letter }) => ({
          path: `${prefix}${key}`,
          text: say('marking-book.choose-both', { ref, letter }),
        })),
      );
    },
  });
}
