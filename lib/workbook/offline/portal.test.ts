import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refOf } from '../../question/kind';
import { everyQuestion } from '../../questionnaire/find';
import { everyKind } from '../../testing/every-kind';
import { inputColumns } from './columns';
import type { LocatedRow, Returned } from './located';
import { countsOf, entriesTaken, isWhole, leftOutOf, portalReport, unnamedFiles } from './portal';

const document = everyKind();
const questions = everyQuestion(document);
const files = [
  { id: 'one', name: 'plan.pdf', sha256: 'a'.repeat(64), size: 3 },
  { id: 'two', name: 'test report.pdf', sha256: 'b'.repeat(64), size: 4 },
];

const cell = fc.oneof(
  fc.constant(''),
  fc.constantFrom('Yes', 'No', 'Partialy', 'plan.pdf', 'plan.pdf\nsee page 4', '24', '2026-06-30', 'last summer'),
  fc.string({ maxLength: 30 }),
);
const rowFor = (at: number): fc.Arbitrary<LocatedRow> => {
  const question = questions[at];
  return fc.tuple(...inputColumns.map(() => cell), fc.array(fc.tuple(cell, cell), { maxLength: 3 })).map((all) => {
    const texts = all.slice(0, -1) as string[];
    const table = all.at(-1) as [string, string][];
    return {
      questionId: question?.id ?? '',
      ref: question ? refOf(question) : '',
      at: { sheet: 'Questions', row: at + 5 },
      cells: Object.fromEntries(
        inputColumns.map((column, index) => [column, { cell: `S${at + 5}`, text: texts[index] ?? '' }]),
      ),
      table:
        question?.kind === 'table'
          ? { sheet: 'Table', rows: table.map((cells, row) => ({ row: row + 5, cells })) }
          : null,
    };
  });
};
const returned: fc.Arbitrary<Returned> = fc.subarray(questions.map((_, at) => at)).chain((held) =>
  fc.record({
    rows: fc.tuple(...held.map(rowFor)).map((rows) => rows as LocatedRow[]),
    unknown: fc.array(
      fc.record({ sheet: fc.constant('Questions'), cell: fc.constant('A90'), ref: fc.string({ maxLength: 9 }) }),
      {
        maxLength: 2,
      },
    ),
    missing: fc.constant(questions.length - held.length),
  }),
);

describe('the report on a workbook that came through a portal', () => {
  it('has every question once: taken, refused, not asked, blank, or not in the file', () => {
    fc.assert(
      fc.property(returned, (given) => {
        const report = portalReport(document, given, files);
        const counts = countsOf(report);
        expect(isWhole(document, report)).toBe(true);
        expect(counts.taken + counts.refused + counts['not-asked'] + counts.blank + counts.missing).toBe(
          questions.length,
        );
      }),
    );
  });

  it('takes an answer only from a row that says so, and loses no row that is written and not taken', () => {
    fc.assert(
      fc.property(returned, (given) => {
        const report = portalReport(document, given, files);
        for (const { result, answer } of report.rows) expect(answer !== null).toBe(result === 'taken');
        const taken = new Set(
          report.rows.filter(({ result }) => result === 'taken').map(({ questionId }) => questionId),
        );
        expect(new Set(Object.keys(entriesTaken(document, report, files)))).toEqual(taken);
        const left = new Set(leftOutOf(report).map(({ questionId }) => questionId));
        for (const { questionId, result } of report.rows)
          if (result === 'refused' || result === 'not-asked') expect(left.has(questionId)).toBe(true);
      }),
    );
  });

  it('says the same twice', () => {
    fc.assert(
      fc.property(returned, (given) => {
        expect(portalReport(document, given, files)).toEqual(portalReport(document, given, files));
      }),
    );
  });

  it('names files that no answer names', () => {
    const report = portalReport(document, { rows: [], unknown: [], missing: questions.length }, files);
    expect(unnamedFiles(report, files).map(({ name }) => name)).toEqual(['plan.pdf', 'test report.pdf']);
  });
});
