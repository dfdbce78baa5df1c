import type { FormState } from '../_ui/form-state';

/** The fields of an answer's form as they are sent, without the version they start from. */
export const fieldsOf = (form: HTMLFormElement): string => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && name !== 'base' && name !== 'revision' && !name.startsWith('$ACTION'))
      fields.append(name, value);
  return fields.toString();
};

const versionIn = (text: unknown): number | null =>
  typeof text === 'string' && /^\d{1,7}$/.test(text) ? Number(text) : null;

/** The version that a form came back with, where it was saved. */
export const savedAs = ({ revision }: FormState): number | null => versionIn(revision);

/**
 * The version that what is in the form was typed on. A form that came back unsaved keeps its own: the page around it is
 * drawn anew, and taking its newer version would overwrite what a colleague saved meanwhile without asking.
 */
export const startsFrom = (state: FormState, shown: number): number =>
  savedAs(state) ?? versionIn(state.values.base) ?? shown;

/** Anything typed before the script was ready. */
export const typedEarly = (form: HTMLFormElement): boolean =>
  [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (!(field instanceof HTMLInputElement) || field.type === 'hidden' || field.type === 'file') return false;
    return field.type === 'radio' || field.type === 'checkbox'
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;
  });

/** The version of the questionnaire that the page showed. */
export const seenIn = (body: string): string => new URLSearchParams(body).get('seen') ?? '';

/** The same words, whichever version of the questionnaire they were typed under. */
export function withoutSeen(body: string): string {
  const fields = new URLSearchParams(body);
  fields.delete('seen');
  return fields.toString();
}

/** What was typed, as a form takes it that came back. */
export function valuesIn(body: string): FormState['values'] {
  const fields = new URLSearchParams(body);
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      const all = fields.getAll(name);
      return [name, all.length > 1 ? all : (all[0] ?? '')];
    }),
  );
}
