'use client';

import { createContext, useContext } from 'react';
import type { Control, FieldValues, UseFormRegister } from 'react-hook-form';
import type { Locale } from '@/lib/text/locale';
import { fieldId } from './class-names';
import type { FormState } from './form-state';

export const emptyState: FormState = { errors: [], values: {} };

/** What a form that is checked in the browser gives its fields: how they tell it what was typed, and its rows. */
export type LiveForm = { register: UseFormRegister<FieldValues>; control: Control<FieldValues> };

type Context = { state: FormState; locale: Locale; live?: LiveForm | undefined };

export const FormContext = createContext<Context>({ state: emptyState, locale: 'en' });

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
    /** Handlers and ref by which the field is known to a form that is checked in the browser. */
    known: context.live?.register(name),
  };
}

type Known = ReturnType<UseFormRegister<FieldValues>> | undefined;
type Heard = { target: { name: string } };

/** The handlers of a field: its form's, then its own. */
export const heardBy = <Changed extends Heard, Left extends Heard>(
  known: Known,
  own: { onChange?: ((event: Changed) => void) | undefined; onBlur?: ((event: Left) => void) | undefined },
) => ({
  ...(known ? { ref: known.ref } : {}),
  onChange: known
    ? (event: Changed) => {
        void known.onChange(event);
        own.onChange?.(event);
      }
    : own.onChange,
  onBlur: known
    ? (event: Left) => {
        void known.onBlur(event);
        own.onBlur?.(event);
      }
    : own.onBlur,
});

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
