'use client';

import type { ReactNode } from 'react';
import { sayPart } from '@/lib/text/parts';
import { classNames, describedBy } from './class-names';
import { ErrorMessage, FormGroup, Hint, Label } from './field';
import { type FieldProps, useField } from './form-context';

export type PasswordInputProps = FieldProps & {
  label: ReactNode;
  hint?: ReactNode;
  /** `new-password` where one is chosen, so that a password manager offers one. */
  autoComplete?: 'current-password' | 'new-password';
};

/** A password, with a button that shows it. What was typed is never sent back by the server. */
export function PasswordInput({ label, hint, autoComplete = 'current-password', ...props }: PasswordInputProps) {
  const { id, error, locale } = useField(props);
  const word = (key: Parameters<typeof sayPart>[0]) => sayPart(key, undefined, locale);
  // Only another language needs to tell the script its words.
  const words =
    locale === 'en'
      ? {}
      : {
          'data-i18n.show-password': word('parts.password-show'),
          'data-i18n.hide-password': word('parts.password-hide'),
          'data-i18n.show-password-aria-label': word('parts.password-show-label'),
          'data-i18n.hide-password-aria-label': word('parts.password-hide-label'),
          'data-i18n.password-shown-announcement': word('parts.password-shown'),
          'data-i18n.password-hidden-announcement': word('parts.password-hidden'),
        };
  return (
    <FormGroup
      error={error}
      className="govuk-password-input"
      attributes={{ 'data-module': 'govuk-password-input', ...words }}
    >
      <Label htmlFor={id}>{label}</Label>
      {hint != null && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && (
        <ErrorMessage id={`${id}-error`} locale={locale}>
          {error}
        </ErrorMessage>
      )}
      <div className="govuk-input__wrapper govuk-password-input__wrapper">
        <input
          className={classNames(
            'govuk-input govuk-password-input__input govuk-js-password-input-input',
            error && 'govuk-input--error',
          )}
          id={id}
          name={props.name}
          type="password"
          spellCheck="false"
          autoCapitalize="none"
          autoComplete={autoComplete}
          aria-describedby={describedBy(hint != null && `${id}-hint`, error && `${id}-error`)}
        />
        <button
          type="button"
          className="govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle"
          data-module="govuk-button"
          aria-controls={id}
          aria-label={word('parts.password-show-label')}
          hidden
        >
          {word('parts.password-show')}
        </button>
      </div>
    </FormGroup>
  );
}
