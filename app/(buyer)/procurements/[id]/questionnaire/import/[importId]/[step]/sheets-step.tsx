import { Checkboxes } from '@/app/_ui/choices';
import { Select } from '@/app/_ui/select';
import type { ImportPlan } from '@/lib/workbook/import/plan';
import { guessHeading } from '@/lib/workbook/import/plan';
import { type Grid, gridOf } from '@/lib/workbook/import/sheet';
import type { SourceBook } from '@/lib/workbook/import/source';
import { StepForm, type StepProps } from './step-form';

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** One row in a line: its first texts. */
const rowInWords = (grid: Grid, row: number): string =>
  grid
    .inRow(row)
    .slice(0, 6)
    .map(({ text }) => cut(text.replace(/\s+/g, ' ')))
    .join(' | ');

/** Rows among which the heading row is chosen; the one in use is always there. */
const headingRows = (grid: Grid, now: number): number[] => {
  const first = grid.rows.slice(0, 15);
  return now === 0 || first.includes(now) ? first : [...first, now];
};

/** Step 2: which sheets hold questions, and where their headings stand. */
export function SheetsStep({ book, plan, ...step }: StepProps & { book: SourceBook; plan: ImportPlan }) {
  const chosen = new Map(plan.sheets.map(({ sheet, heading }) => [sheet, heading]));
  return (
    <StepForm {...step}>
      <Checkboxes
        name="sheets"
        legend="Sheets that hold questions"
        legendSize="m"
        hint="Sheets that you do not choose are still searched for answer lists, and named in the report."
        values={[...chosen.keys()].map(String)}
        items={book.sheets.map((sheet, at) => {
          const grid = gridOf(sheet);
          const heading = chosen.get(at) ?? guessHeading(grid);
          return {
            value: String(at),
            label: sheet.name,
            hint: (
              <>
                {grid.rows.length} rows{sheet.hidden && ', hidden in the file'}.
                {grid.rows.slice(0, 3).map((row) => (
                  <span key={row} className="assay-import-row">
                    Row {row}: {rowInWords(grid, row)}
                  </span>
                ))}
              </>
            ),
            conditional: (
              <Select
                name={`heading:${at}`}
                label={`Heading row of ${sheet.name}`}
                value={String(heading)}
                items={[
                  ...headingRows(grid, heading).map((row) => ({
                    value: String(row),
                    text: `Row ${row}: ${rowInWords(grid, row)}`.slice(0, 90),
                  })),
                  { value: '0', text: 'No heading row' },
                ]}
              />
            ),
          };
        })}
      />
    </StepForm>
  );
}
