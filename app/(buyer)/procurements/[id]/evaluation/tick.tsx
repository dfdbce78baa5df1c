'use client';

import { fieldId } from '@/app/_ui/class-names';
import { startingList, useField } from '@/app/_ui/form-context';

/** One box of the matrix. Its words are read and not seen: the row and the column show them. */
export function Tick({ value, label, checked }: { value: string; label: string; checked: boolean }) {
  const ticked = startingList(useField({ name: 'assign[]' }), checked ? [value] : []).includes(value);
  const id = fieldId(`assign-${value.replace(' ', '-')}`);
  return (
    <span className="govuk-checkboxes govuk-checkboxes--small assay-tick">
      <span className="govuk-checkboxes__item">
        <input
          className="govuk-checkboxes__input"
          id={id}
          name="assign[]"
          type="checkbox"
          value={value}
          defaultChecked={ticked}
        />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
          <span className="govuk-visually-hidden">{label}</span>
        </label>
      </span>
    </span>
  );
}
