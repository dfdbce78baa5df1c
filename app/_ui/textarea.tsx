'use client';

import type { ReactNode, TextareaHTMLAttributes } from 'react';
import { classNames, describedBy } from './class-names';
import { ErrorMessage, FormGroup, Hint, Label, type Size } from './field';
import { type FieldProps, heardBy, startingText, useField } from './form-context';

export type TextareaProps = FieldProps &
  Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, 'autoComplete' | 'onBlur' | 'onChange' | 'spellCheck' | 'lang'> & {
    label: ReactNode;
    labelSize?: Size | undefined;
    labelIsHeading?: boolean | undefined;
    hint?: ReactNode;
    value?: string | undefined;
    rows?: number;
    className?: string | undefined;
    /** Shown under the box and read with it, such as a word count. */
    after?: ReactNode;
    describedBy?: string | undefined;
    groupClassName?: string | undefined;
    groupAttributes?: Record<`data-${string}`, string | undefined>;
  };

/** Several lines of text. */
export function Textarea(props: TextareaProps) {
  const { label, labelSize, labelIsHeading, hint, value, rows = 5, className, after } = props;
  const { autoComplete, lang, onBlur, onChange, spellCheck } = props;
  const field = useField(props);
  const { id, error } = field;
  return (
    <FormGroup error={error} className={props.groupClassName} attributes={props.groupAttributes ?? {}}>
      <Label htmlFor={id} size={labelSize} isHeading={labelIsHeading}>
        {label}
      </Label>
      {hint != null && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && (
        <ErrorMessage id={`${id}-error`} locale={field.locale}>
          {error}
        </ErrorMessage>
      )}
      <textarea
        className={classNames('govuk-textarea', error && 'govuk-textarea--error', className)}
        id={id}
        name={props.name}
        rows={rows}
        lang={lang}
        autoComplete={autoComplete}
        spellCheck={spellCheck}
        defaultValue={startingText(field, value)}
        aria-describedby={describedBy(props.describedBy, hint != null && `${id}-hint`, error && `${id}-error`)}
        {...heardBy(field.known, { onChange, onBlur })}
      />
      {after}
    </FormGroup>
  );
}
