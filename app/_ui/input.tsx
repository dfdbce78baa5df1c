'use client';

import type { InputHTMLAttributes, ReactNode } from 'react';
import { classNames, describedBy } from './class-names';
import { ErrorMessage, FormGroup, Hint, Label, type Size } from './field';
import { type FieldProps, heardBy, startingText, useField } from './form-context';

type Attributes = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'autoComplete' | 'autoCapitalize' | 'inputMode' | 'maxLength' | 'onChange' | 'onBlur' | 'spellCheck' | 'type'
>;

export type InputProps = FieldProps &
  Attributes & {
    label: ReactNode;
    labelSize?: Size | undefined;
    labelIsHeading?: boolean | undefined;
    hint?: ReactNode;
    value?: string | undefined;
    /** Width in characters, or none for the full measure. */
    width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
    prefix?: string;
    suffix?: string | undefined;
    describedBy?: string | undefined;
    className?: string;
  };

/** One line of text. */
export function Input(props: InputProps) {
  const { label, labelSize, labelIsHeading, hint, value, width, prefix, suffix, className } = props;
  const { autoComplete, autoCapitalize, inputMode, maxLength, onChange, onBlur, spellCheck, type = 'text' } = props;
  const field = useField(props);
  const { id, error } = field;
  const input = (
    <input
      className={classNames(
        'govuk-input',
        width && `govuk-input--width-${width}`,
        className,
        error && 'govuk-input--error',
      )}
      id={id}
      name={props.name}
      type={type}
      defaultValue={startingText(field, value)}
      aria-describedby={describedBy(props.describedBy, hint != null && `${id}-hint`, error && `${id}-error`)}
      autoComplete={autoComplete}
      autoCapitalize={autoCapitalize}
      inputMode={inputMode}
      maxLength={maxLength}
      spellCheck={spellCheck}
      {...heardBy(field.known, { onChange, onBlur })}
    />
  );
  return (
    <FormGroup error={error}>
      <Label htmlFor={id} size={labelSize} isHeading={labelIsHeading}>
        {label}
      </Label>
      {hint != null && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && (
        <ErrorMessage id={`${id}-error`} locale={field.locale}>
          {error}
        </ErrorMessage>
      )}
      {prefix || suffix ? (
        <div className="govuk-input__wrapper">
          {prefix && (
            <div className="govuk-input__prefix" aria-hidden="true">
              {prefix}
            </div>
          )}
          {input}
          {suffix && (
            <div className="govuk-input__suffix" aria-hidden="true">
              {suffix}
            </div>
          )}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  );
}
