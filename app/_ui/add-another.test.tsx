import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AddAnother, HiddenField } from './add-another';
import { ActionForm } from './form';
import type { FormState } from './form-state';
import { Input } from './input';
import { useAssayForm } from './use-assay-form';

const schema = z.record(z.string(), z.unknown());

function Columns({ initial }: { initial: FormState }) {
  const { check, live } = useAssayForm(schema, {
    table: {
      columns: [
        { id: 'a', label: 'Name' },
        { id: 'b', label: 'Country' },
      ],
    },
  });
  return (
    <ActionForm action={async (state) => state} initial={initial} check={check} live={live}>
      <AddAnother
        name="table.columns"
        item="column"
        blank={{ id: '', label: '' }}
        first="label"
        spare={2}
        row={(name, number, values) => (
          <>
            <HiddenField name={`${name}.id`} value={values.id ?? ''} />
            <Input name={`${name}.label`} label={`Column ${number}`} value={values.label} />
          </>
        )}
      />
    </ActionForm>
  );
}
const drawn = (initial: FormState = { errors: [], values: {} }) => renderToStaticMarkup(<Columns initial={initial} />);
const fieldsIn = (markup: string) =>
  [...markup.matchAll(/<input[^>]*>/g)].map(
    ([tag]) => `${/name="([^"]*)"/.exec(tag)?.[1]}=${/value="([^"]*)"/.exec(tag)?.[1] ?? ''}`,
  );

describe('rows of fields', () => {
  it('stand on the page before any script runs, with empty ones after them', () => {
    expect(fieldsIn(drawn())).toEqual([
      'table.columns.0.id=a',
      'table.columns.0.label=Name',
      'table.columns.1.id=b',
      'table.columns.1.label=Country',
      'table.columns.x0.id=',
      'table.columns.x0.label=',
      'table.columns.x1.id=',
      'table.columns.x1.label=',
    ]);
    expect(drawn()).toContain('Column 4');
  });

  it('have no buttons without scripts, for these would do nothing', () => {
    expect(drawn()).not.toContain('<button');
  });

  it('keep what was typed without scripts when the form comes back, in spare rows too', () => {
    const markup = drawn({
      errors: [{ path: 'table.columns.x0.label', text: 'Too long' }],
      values: { 'table.columns.1.label': 'Land', 'table.columns.x0.label': 'Typed' },
    });
    expect(fieldsIn(markup)).toContain('table.columns.1.label=Land');
    expect(fieldsIn(markup)).toContain('table.columns.x0.label=Typed');
    expect(markup).toContain('Too long');
  });
});
