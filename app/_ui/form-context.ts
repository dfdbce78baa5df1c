'use client';

import { createContext, useContext } from 'react';
import type { Locale } from '@/lib/text/locale';
import { fieldId } from './class-names';
import type { FormState } from './form-state';

export const emptyState: FormState = { errors: [], values: {} };

export const FormContext = createContext<{ state: FormState; locale: Locale }>({ state: emptyState, locale: 'en' });

export type FieldProps = {
  name: string;
  /** Id of the field; made from the name where absent. */
  id?: string;
  /** The state of the form, where the field is not inside an `ActionForm`. */
  state?: FormState;
  /** An error of the field that does not come from the form's state. */
  error?: string;
};

/**
 * What a field needs from its form: its id, its own fault, whether the form was posted and what was typed then.
 * A fault belongs to the field when its path is the field's name or lies inside it (`closes.month`).
 */
export function useField({ name, id, state, error }: FieldProps) {
  const context = useContext(FormContext);
  const { errors, values } = state ?? context.state;
  const own = errors.filter(({ path }) => path === name);
  const inside = errors.filter(({ path }) => path.startsWith(`${name}.`) || path.startsWith(`${name}[`));
  return {
    id: id ?? fieldId(name),
    locale: context.locale,
    error: error ?? [...own, ...inside][0]?.text,
    inside,
    posted: Object.keys(values).length > 0,
    typed: values[name],
    values,
  };
}

/** The one text that a field starts from: what was typed, else what is stored. */
export const startingText = (
  field: { posted: boolean; typed: string | string[] | undefined },
  stored: string | undefined,
): string | undefined => {
  if (!field.posted) return stored;
  return (Array.isArray(field.typed) ? field.typed[0] : field.typed) ?? stored;
};

/** All values of a field that may have several: what was typed (nothing ticked counts), else what is stored. */
export const startingList = (
  field: { posted: boolean; typed: string | string[] | undefined },
  stored: readonly string[],
): readonly string[] => {
  if (!field.posted) return stored;
  return field.typed === undefined ? [] : [field.typed].flat();
};
