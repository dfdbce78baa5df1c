'use client';

import type { ChangeEventHandler, ReactNode } from 'react';
import { sayPart } from '@/lib/text/parts';
import { classNames, describedBy } from './class-names';
import { ErrorMessage, Fieldset, FormGroup, Hint, Label, type Size } from './field';
import { type FieldProps, startingText, useField } from './form-context';

export type DateValue = { day: string; month: string; year: string };
const parts = ['day', 'month', 'year'] as const;

export type DateInputProps = FieldProps & {
  legend: ReactNode;
  legendSize?: Size | undefined;
  legendIsHeading?: boolean | undefined;
  hint?: ReactNode;
  value?: Partial<DateValue> | undefined;
  describedBy?: string | undefined;
  onChange?: ChangeEventHandler<HTMLInputElement>;
};

/** A date in three fields named `<name>.day`, `<name>.month` and `<name>.year`. */
export function DateInput(props: DateInputProps) {
  const { name, legend, legendSize, legendIsHeading, hint, value, onChange } = props;
  const { id, error, inside, locale, posted, values } = useField(props);
  const faulty = (part: string) =>
    Boolean(error) && (inside.length === 0 || inside.some(({ path }) => path === `${name}.${part}`));
  return (
    <FormGroup error={error}>
      <Fieldset
        legend={legend}
        size={legendSize}
        isHeading={legendIsHeading}
        describedBy={describedBy(props.describedBy, hint != null && `${id}-hint`, error && `${id}-error`)}
      >
        {hint != null && <Hint id={`${id}-hint`}>{hint}</Hint>}
        {error && (
          <ErrorMessage id={`${id}-error`} locale={locale}>
            {error}
          </ErrorMessage>
        )}
        <div className="govuk-date-input" id={id}>
          {parts.map((part) => (
            <div key={part} className="govuk-date-input__item">
              <FormGroup>
                <Label htmlFor={`${id}-${part}`} className="govuk-date-input__label">
                  {sayPart(`parts.${part}`, undefined, locale)}
                </Label>
                <input
                  className={classNames(
                    'govuk-input govuk-date-input__input',
                    faulty(part) && 'govuk-input--error',
                    part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
                  )}
                  id={`${id}-${part}`}
                  name={`${name}.${part}`}
                  type="text"
                  inputMode="numeric"
                  defaultValue={startingText({ posted, typed: values[`${name}.${part}`] }, value?.[part])}
                  onChange={onChange}
                />
              </FormGroup>
            </div>
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  );
}
