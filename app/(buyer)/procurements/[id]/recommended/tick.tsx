'use client';

import type { ReactNode } from 'react';
import { startingList, useField } from '@/app/_ui/form-context';

type Props = { name: string; value: string; checked: boolean; label: ReactNode };

/** One tick box of a table, named by what stands beside it. A fault of the whole list is shown above the tables. */
export function Tick({ name, value, checked, label }: Props) {
  const field = useField({ name });
  const id = `${name}-${value.replaceAll(/[^A-Za-z0-9-]/g, '-')}`;
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input
          className="govuk-checkboxes__input"
          id={id}
          name={name}
          type="checkbox"
          value={value}
          defaultChecked={startingList(field, checked ? [value] : []).includes(value)}
        />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
          {label}
        </label>
      </div>
    </div>
  );
}

/** The fault of a list of tick boxes, with the id that the error summary leads to. */
export function TickFault({ name }: { name: string }) {
  const { error } = useField({ name });
  return (
    <div id={name} tabIndex={-1}>
      {error && <p className="govuk-error-message">{error}</p>}
    </div>
  );
}
