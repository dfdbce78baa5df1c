import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { Question } from '@/lib/questionnaire/document';
import { aPublishableDocument } from '@/lib/testing/drafts';
import { law } from '@/lib/testing/laws';
import { addToDocument, questionsToAdd } from './add';
import { ImportPlan, listKinds, rowChoices, rowKey, uses } from './plan';
import { countsOf } from './report';
import { listsOf, planRows } from './rows';
import { gridOf } from './sheet';
import { SourceBook } from './source';

const text = fc.oneof(
  fc.constantFrom(
    'Yes',
    'No',
    'Yes\nNo',
    'High; Low',
    '10',
    '12,5',
    '10%',
    '99.1234567',
    'Mandatory',
    'x',
    'Lists',
    '1.1',
    'Free text',
    'Partly (3)\nFully (5)',
    '7',
  ),
  fc.string({ minLength: 1, maxLength: 40 }),
);
const area = fc
  .record({
    top: fc.integer({ min: 1, max: 12 }),
    left: fc.integer({ min: 1, max: 6 }),
    down: fc.integer({ min: 0, max: 6 }),
    across: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ top, left, down, across }) => ({ top, left, bottom: top + down, right: left + across }));
const sheet = fc
  .record({
    cells: fc.uniqueArray(
      fc.record({
        row: fc.integer({ min: 1, max: 14 }),
        column: fc.integer({ min: 1, max: 7 }),
        text,
        formula: fc.boolean(),
      }),
      { selector: ({ row, column }) => row * 100 + column, maxLength: 50 },
    ),
    merged: fc.array(area, { maxLength: 4 }),
    hiddenRows: fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 3 }),
    rules: fc.array(
      fc.record({ areas: fc.array(area, { minLength: 1, maxLength: 2 }), values: fc.array(text, { maxLength: 4 }) }),
      { maxLength: 3 },
    ),
  })
  .map(({ cells, ...rest }) => ({
    ...rest,
    hidden: false,
    hiddenColumns: [],
    cells: cells
      .map(({ formula, ...cell }) => (formula && cell.row % 4 === 0 ? { ...cell, formula: true as const } : cell))
      .sort((a, b) => a.row - b.row || a.column - b.column),
  }));
const book = fc.array(sheet, { minLength: 1, maxLength: 3 }).map((sheets) =>
  SourceBook.parse({
    format: 'xlsx',
    names: [],
    unread: [],
    sheets: sheets.map((each, at) => ({ ...each, name: `Sheet ${at + 1}` })),
  }),
);
const plan = fc.record({
  sheets: fc.uniqueArray(
    fc.record({
      sheet: fc.integer({ min: 0, max: 2 }),
      heading: fc.integer({ min: 0, max: 3 }),
      columns: fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), fc.constantFrom(...uses)),
    }),
    { selector: ({ sheet: at }) => at, maxLength: 3 },
  ),
  lists: fc.dictionary(fc.constantFrom('0', '1', '2'), fc.constantFrom(...listKinds)),
  rows: fc.dictionary(
    fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 14 })).map(([at, row]) => rowKey(at, row)),
    fc.constantFrom(...rowChoices),
  ),
  principles: fc.constant({}),
});
const draft = aPublishableDocument();

describe('laws of the import', () => {
  law(
    'every source row of the chosen sheets is in the report once: taken, changed or left out, and whoever is not taken as it stands says why',
    book,
    plan,
    (source, chosen) => {
      const known = ImportPlan.parse({
        ...chosen,
        sheets: chosen.sheets.filter(({ sheet: at }) => at < source.sheets.length),
      });
      const rows = planRows(source, known, draft);
      const { taken, changed, leftOut } = countsOf(rows);
      const sourceRows = known.sheets.flatMap(({ sheet: at }) => {
        const own = source.sheets[at];
        return own ? gridOf(own).rows.map((row) => rowKey(at, row)) : [];
      });
      expect(rows.map(({ key }) => key)).toEqual(sourceRows);
      expect(taken + changed + leftOut).toBe(sourceRows.length);
      for (const row of rows) {
        expect(row.outcome === 'left-out').toBe(row.as === null);
        expect(row.draft !== null).toBe(row.as === 'question');
        if (row.outcome !== 'taken') expect(row.notes.length).toBeGreaterThan(0);
        if (row.outcome === 'taken') expect(row.notes.every(({ changes }) => !changes)).toBe(true);
      }
    },
    { runs: 400 },
  );

  law(
    'whatever is taken fits the schema of a question and has a reference of its own, and a formula is never a value',
    book,
    plan,
    (source, chosen) => {
      const known = ImportPlan.parse({
        ...chosen,
        sheets: chosen.sheets.filter(({ sheet: at }) => at < source.sheets.length),
      });
      const rows = planRows(source, known, draft);
      listsOf(source, known);
      let count = 0;
      const freshId = () => {
        count += 1;
        return `n${count}`;
      };
      const added = questionsToAdd(rows, Object.fromEntries(rows.map(({ key }) => [key, 1])), freshId, draft);
      if (!added.ok) return;
      for (const { question } of added.value) expect(Question.safeParse(question).success).toBe(true);
      const refs = added.value.map(({ question }) => question.ref?.toLowerCase());
      expect(new Set(refs).size).toBe(refs.length);
      expect(addToDocument(draft, added.value, freshId, true).ok).toBe(true);
      for (const { key, draft: own } of rows) {
        if (!own) continue;
        const [at = 0, row = 0] = key.split(':').map(Number);
        const formulas = source.sheets[at]?.cells
          .filter((cell) => cell.row === row && cell.formula)
          .map((cell) => cell.text);
        const plain = source.sheets[at]?.cells.filter((cell) => !cell.formula).map((cell) => cell.text);
        if (formulas?.includes(own.wording)) expect(plain).toContain(own.wording);
      }
    },
    { runs: 400 },
  );
});
