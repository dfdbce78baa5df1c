'use client';

import { type ReactNode, useState } from 'react';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { LinkButton } from '../button';
import { describedBy, fieldId } from '../class-names';
import { ErrorMessage, Fieldset, FormGroup, Hint, type Size } from '../field';
import { useField } from '../form-context';
import { Textarea } from '../textarea';
import { addField, cellField, removeField, rowNumbers } from './fields';

type TableRowsProps = {
  name: string;
  error?: string;
  legend: string;
  hint?: string | undefined;
  size: Size;
  isHeading: boolean;
  columns: readonly { id: string; label: string }[];
  stored: readonly (readonly string[])[];
  /** Names of the rows that are always there; without them rows are added and removed. */
  fixed?: readonly string[] | undefined;
  rowName?: string | undefined;
  locale: Locale;
  /** What follows the rows: "There are none". */
  children?: ReactNode;
};

/** The numbers of the rows to draw: what was just posted, else what is stored; one blank row where there is none. */
function rowsOf({ name, stored, fixed }: TableRowsProps, values: Record<string, string | string[]>): number[] {
  if (fixed) return [...fixed.keys()];
  const typed = rowNumbers(Object.keys(values), name);
  const known = typed.length > 0 ? typed : [...stored.keys()];
  const kept = known.filter((number) => values[removeField(name)] !== String(number));
  const next = Math.max(-1, ...known) + 1;
  return kept.length === 0 || addField(name) in values ? [...kept, next] : kept;
}

/** The rows of a table answer. The buttons act at once with JavaScript and by posting without it. */
export function TableRows(props: TableRowsProps) {
  const { name, legend, hint, size, isHeading, columns, stored, fixed, rowName, locale } = props;
  const { id, error, values } = useField(props);
  const [rows, setRows] = useState(() => rowsOf(props, values));
  const asked = fixed ? columns.slice(1) : columns;
  const title = (row: number, place: number): string => {
    const number = place + 1;
    if (fixed) return fixed[row] ?? '';
    if (!rowName) return sayPart('parts.row', { number }, locale);
    return sayPart('parts.row-named', { name: rowName.charAt(0).toUpperCase() + rowName.slice(1), number }, locale);
  };
  const add = () => {
    const row = Math.max(-1, ...rows) + 1;
    const [first] = asked;
    setRows([...rows, row]);
    // Once the new row is drawn, writing goes on there.
    if (first) setTimeout(() => document.getElementById(fieldId(cellField(name, row, first.id)))?.focus());
  };

  return (
    <FormGroup error={error}>
      <Fieldset
        legend={legend}
        size={size}
        isHeading={isHeading}
        describedBy={describedBy(hint !== undefined && `${id}-hint`, error && `${id}-error`)}
      >
        {hint !== undefined && <Hint id={`${id}-hint`}>{hint}</Hint>}
        {error && (
          <ErrorMessage id={`${id}-error`} locale={locale}>
            {error}
          </ErrorMessage>
        )}
        <div id={id}>
          {rows.map((row, place) => (
            <Fieldset key={row} legend={title(row, place)} size="s" className="assay-row-fields">
              {asked.map((column) => (
                <Textarea
                  key={column.id}
                  name={cellField(name, row, column.id)}
                  label={column.label}
                  rows={2}
                  value={stored[row]?.[columns.indexOf(column)] ?? ''}
                />
              ))}
              {!fixed && rows.length > 1 && (
                <LinkButton
                  name={removeField(name)}
                  value={String(row)}
                  hidden={title(row, place)}
                  onClick={(event) => {
                    event.preventDefault();
                    setRows(rows.filter((other) => other !== row));
                  }}
                >
                  {sayPart('parts.remove', undefined, locale)}
                </LinkButton>
              )}
            </Fieldset>
          ))}
        </div>
        {!fixed && (
          <button
            type="submit"
            className="govuk-button govuk-button--secondary"
            name={addField(name)}
            value="yes"
            onClick={(event) => {
              event.preventDefault();
              add();
            }}
          >
            {rowName
              ? sayPart('parts.add-row', { name: rowName }, locale)
              : sayPart('parts.add-another', undefined, locale)}
          </button>
        )}
        {props.children}
      </Fieldset>
    </FormGroup>
  );
}
