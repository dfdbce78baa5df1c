import { Select } from '@/app/_ui/select';
import { Table } from '@/app/_ui/table';
import { say } from '@/lib/text';
import { type ImportPlan, uses } from '@/lib/workbook/import/plan';
import { columnName, gridOf } from '@/lib/workbook/import/sheet';
import type { SourceBook } from '@/lib/workbook/import/source';
import { StepForm, type StepProps } from './step-form';

const cut = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

/** Step 3: what each column is. */
export function ColumnsStep({ book, plan, ...step }: StepProps & { book: SourceBook; plan: ImportPlan }) {
  const items = uses.map((use) => ({ value: use, text: say({ path: '', key: `import.use-${use}` }) }));
  return (
    <StepForm {...step}>
      <p className="govuk-body">
        Every sheet needs one column used as the question. A column that you leave out is named in the report.
      </p>
      {plan.sheets.map((own) => {
        const sheet = book.sheets[own.sheet];
        if (!sheet) return null;
        const grid = gridOf(sheet);
        return (
          <Table
            key={own.sheet}
            caption={sheet.name}
            form="stack"
            columns={[
              { key: 'column', label: 'Column in your file' },
              { key: 'example', label: 'Example' },
              { key: 'use', label: 'Use as' },
            ]}
            rows={grid.columns.map((column) => {
              const heading = own.heading > 0 ? (grid.cell(own.heading, column)?.text ?? '') : '';
              const example = sheet.cells.find((cell) => cell.column === column && cell.row > own.heading);
              const name = `${columnName(column)}${heading ? `, ${cut(heading)}` : ''}`;
              return {
                key: String(column),
                cells: [
                  name,
                  example ? `${cut(example.text)}${example.formula ? ' (formula)' : ''}` : 'No text below the heading',
                  <Select
                    key="use"
                    name={`column:${own.sheet}:${column}`}
                    label={<span className="govuk-visually-hidden">Use column {name} as</span>}
                    value={own.columns[String(column)] ?? 'leave'}
                    items={items}
                  />,
                ],
              };
            })}
          />
        );
      })}
    </StepForm>
  );
}
