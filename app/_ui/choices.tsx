'use client';

import { type ChangeEventHandler, Fragment, type ReactNode } from 'react';
import { classNames, describedBy } from './class-names';
import { ErrorMessage, Fieldset, FormGroup, Hint, Label, type Size } from './field';
import { type FieldProps, heardBy, startingList, startingText, useField } from './form-context';

export type Choice = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Shown under the choice while it is chosen; always shown without JavaScript. */
  conditional?: ReactNode;
};
export type ExclusiveChoice = Choice & { exclusive?: boolean };
export type Divider = { divider: string };

type GroupProps = FieldProps & {
  /** The question. Without it the choices have no fieldset: name them by one around. */
  legend?: ReactNode;
  legendSize?: Size | undefined;
  legendIsHeading?: boolean | undefined;
  hint?: ReactNode;
  small?: boolean;
  describedBy?: string | undefined;
  onChange?: ChangeEventHandler<HTMLInputElement>;
};

type Kind = 'radios' | 'checkboxes';
type Drawn = GroupProps & { kind: Kind; items: readonly (ExclusiveChoice | Divider)[]; inline?: boolean | undefined };

function Choices({ chosen, ...props }: Drawn & { chosen: readonly string[] }) {
  const { kind, items, legend, hint, inline, small, name } = props;
  const { id, error, locale, known } = useField(props);
  const described = describedBy(props.describedBy, hint != null && `${id}-hint`, error && `${id}-error`);
  const type = kind === 'radios' ? 'radio' : 'checkbox';
  const inner = (
    <>
      {hint != null && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && (
        <ErrorMessage id={`${id}-error`} locale={locale}>
          {error}
        </ErrorMessage>
      )}
      <div
        className={classNames(`govuk-${kind}`, inline && `govuk-${kind}--inline`, small && `govuk-${kind}--small`)}
        data-module={`govuk-${kind}`}
      >
        {items.map((item, index) => {
          if ('divider' in item) {
            return (
              <div key={`divider-${item.divider}`} className={`govuk-${kind}__divider`}>
                {item.divider}
              </div>
            );
          }
          const itemId = index === 0 ? id : `${id}-${index + 1}`;
          const checked = chosen.includes(item.value);
          const ownHint = item.hint != null && `${itemId}-item-hint`;
          return (
            <Fragment key={item.value}>
              <div className={`govuk-${kind}__item`}>
                <input
                  className={`govuk-${kind}__input`}
                  id={itemId}
                  name={name}
                  type={type}
                  value={item.value}
                  defaultChecked={checked}
                  data-behaviour={item.exclusive ? 'exclusive' : undefined}
                  aria-describedby={describedBy(kind === 'checkboxes' && legend == null && described, ownHint)}
                  {...heardBy(known, { onChange: props.onChange })}
                />
                <Label htmlFor={itemId} className={`govuk-${kind}__label`}>
                  {item.label}
                </Label>
                {item.hint != null && (
                  <Hint id={`${itemId}-item-hint`} className={`govuk-${kind}__hint`}>
                    {item.hint}
                  </Hint>
                )}
              </div>
              {item.conditional != null && (
                <div className={`govuk-${kind}__conditional`} id={`conditional-${itemId}`}>
                  {item.conditional}
                </div>
              )}
            </Fragment>
          );
        })}
      </div>
    </>
  );
  return (
    <FormGroup error={error}>
      {legend == null ? (
        inner
      ) : (
        <Fieldset legend={legend} size={props.legendSize} isHeading={props.legendIsHeading} describedBy={described}>
          {inner}
        </Fieldset>
      )}
    </FormGroup>
  );
}

export type RadiosProps = GroupProps & {
  items: readonly (Choice | Divider)[];
  value?: string | undefined;
  inline?: boolean;
};

/** One of several. Nothing is chosen beforehand unless `value` says so. */
export function Radios({ value, ...props }: RadiosProps) {
  const chosen = startingText(useField(props), value);
  return <Choices {...props} kind="radios" chosen={chosen === undefined ? [] : [chosen]} />;
}

export type CheckboxesProps = GroupProps & {
  items: readonly (ExclusiveChoice | Divider)[];
  values?: readonly string[] | undefined;
};

/** Any number of several; an exclusive choice clears the others. */
export function Checkboxes({ values = [], ...props }: CheckboxesProps) {
  return <Choices {...props} kind="checkboxes" chosen={startingList(useField(props), values)} />;
}

/** One tick box with its own name: a statement to confirm. */
export function Checkbox({
  label,
  checked,
  value = 'yes',
  ...props
}: Omit<CheckboxesProps, 'items' | 'values'> & {
  label: ReactNode;
  checked?: boolean;
  value?: string;
}) {
  return <Checkboxes {...props} items={[{ value, label }]} values={checked ? [value] : []} />;
}
