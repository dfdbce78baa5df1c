'use client';

import type { ChangeEventHandler, ReactNode } from 'react';
import { classNames, describedBy } from './class-names';
import { ErrorMessage, FormGroup, Hint, Label, type Size } from './field';
import { type FieldProps, heardBy, startingText, useField } from './form-context';

export type SelectProps = FieldProps & {
  label: ReactNode;
  labelSize?: Size | undefined;
  hint?: ReactNode;
  items: readonly { value: string; text: string }[];
  value?: string | undefined;
  onChange?: ChangeEventHandler<HTMLSelectElement>;
};

/** One of many, where radios would be too long. */
export function Select(props: SelectProps) {
  const { label, labelSize, hint, items, value, onChange } = props;
  const field = useField(props);
  const { id, error } = field;
  return (
    <FormGroup error={error}>
      <Label htmlFor={id} size={labelSize}>
        {label}
      </Label>
      {hint != null && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && (
        <ErrorMessage id={`${id}-error`} locale={field.locale}>
          {error}
        </ErrorMessage>
      )}
      <select
        className={classNames('govuk-select', error && 'govuk-select--error')}
        id={id}
        name={props.name}
        defaultValue={startingText(field, value)}
        aria-describedby={describedBy(hint != null && `${id}-hint`, error && `${id}-error`)}
        {...heardBy(field.known, { onChange })}
      >
        {items.map((item) => (
          <option key={item.value} value={item.value}>
            {item.text}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
