'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import type { Control, DefaultValues, FieldErrors, FieldValues, UseFormRegister } from 'react-hook-form';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { LiveForm } from './form-context';
import type { FormError } from './form-state';

/** Every fault of a form with the path of its field, in the order of the schema. */
export function faultsOf(errors: FieldErrors, inside = ''): FormError[] {
  return Object.entries(errors).flatMap(([name, error]) => {
    if (!error || name === 'ref') return [];
    const path = inside ? `${inside}.${name}` : name;
    if (typeof error.message === 'string' && error.type !== undefined) return [{ path, text: error.message }];
    return faultsOf(error as FieldErrors, path);
  });
}

/**
 * react-hook-form on the schema that the server uses too. Faults are looked for only on submission: looking again at
 * each change would remove the error summary under a pressed button, and the click would be lost.
 * Give `check` and `live` to `ActionForm`: its fields then register by their names, and repeated parts move as rows.
 */
export function useAssayForm<Values extends FieldValues>(
  schema: z.ZodType<Values, Values>,
  defaultValues: DefaultValues<Values>,
) {
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    defaultValues,
  });
  const check = (): Promise<FormError[]> =>
    new Promise((resolve) => {
      void form.handleSubmit(
        () => resolve([]),
        (errors) => resolve(faultsOf(errors)),
      )();
    });
  const live: LiveForm = {
    register: form.register as unknown as UseFormRegister<FieldValues>,
    control: form.control as unknown as Control<FieldValues>,
  };
  return { check, live };
}
