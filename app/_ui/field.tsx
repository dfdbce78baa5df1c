import type { ReactNode } from 'react';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { classNames } from './class-names';

export type Size = 's' | 'm' | 'l' | 'xl';

type LabelProps = {
  htmlFor: string;
  children: ReactNode;
  size?: Size | undefined;
  isHeading?: boolean | undefined;
  className?: string | undefined;
};

export function Label({ htmlFor, children, size, isHeading, className }: LabelProps) {
  const label = (
    <label className={classNames('govuk-label', size && `govuk-label--${size}`, className)} htmlFor={htmlFor}>
      {children}
    </label>
  );
  return isHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label;
}

export function Hint({ id, children, className }: { id?: string; children: ReactNode; className?: string }) {
  return (
    <div id={id} className={classNames('govuk-hint', className)}>
      {children}
    </div>
  );
}

export function ErrorMessage({ id, children, locale = 'en' }: { id?: string; children: ReactNode; locale?: Locale }) {
  return (
    <p id={id} className="govuk-error-message">
      <span className="govuk-visually-hidden">{sayPart('parts.error-prefix', undefined, locale)}:</span> {children}
    </p>
  );
}

type GroupProps = {
  children: ReactNode;
  error?: string | undefined;
  className?: string | undefined;
  attributes?: Record<`data-${string}`, string | undefined>;
};

/** The box around one field; red at its side when the field has a fault. */
export function FormGroup({ children, error, className, attributes }: GroupProps) {
  return (
    <div className={classNames('govuk-form-group', error && 'govuk-form-group--error', className)} {...attributes}>
      {children}
    </div>
  );
}

type FieldsetProps = {
  legend: ReactNode;
  size?: Size | undefined;
  isHeading?: boolean | undefined;
  describedBy?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
};

export function Fieldset({ legend, size, isHeading, describedBy, className, children }: FieldsetProps) {
  return (
    <fieldset className={classNames('govuk-fieldset', className)} aria-describedby={describedBy}>
      <legend className={classNames('govuk-fieldset__legend', size && `govuk-fieldset__legend--${size}`)}>
        {isHeading ? <h1 className="govuk-fieldset__heading">{legend}</h1> : legend}
      </legend>
      {children}
    </fieldset>
  );
}
