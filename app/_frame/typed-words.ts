import type { FormState } from '../_ui/form-state';

/** What reads as words of all that a form sent. A choice, a mark and a hidden number are soon made again. */
export const typedWords = (values: FormState['values']): string[] =>
  Object.values(values)
    .flat()
    .map((value) => value.trim())
    .filter((value) => /\s/.test(value));
