import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultScoring } from '../../questionnaire/presets';
import { markedQuestions, markingDocument, markingFacts, markingRows } from '../../testing/marking-workbook';
import { keysIn } from '../offline/key';
import { readFile } from '../read/read';
import { renderWorkbook } from '../render';
import { renderOds } from '../render-ods';
import { compareReturnedMarks, type OwnAnswer } from './compare';
import { evaluatorWorkbook, type MarkingRow } from './evaluator-workbook';
import { heldScores, lettersHash, scoresHeld } from './key';
import { locateMarks, type ReturnedMarks } from './locate';
import { type MarkTexts, noMark } from './parts';

const { scale } = defaultScoring();
const document = markingDocument();
const letters = ['A', 'B'];
const lettered = letters.map((letter) => ({ letter, submissionId: `s${letter}` }));

type Edit = (sheet: ExcelJS.Worksheet, cellOf: (row: number, heading: string) => ExcelJS.Cell) => void;

/** A workbook of scores as it comes back, with cells written as a person would. */
const returned = async (rows: readonly MarkingRow[], edit?: Edit, format: 'xlsx' | 'ods' = 'xlsx') => {
  const model = evaluatorWorkbook(markingFacts(rows));
  let bytes = Buffer.from(await (format === 'ods' ? renderOds : renderWorkbook)(model));
  if (edit) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as never);
    const sheet = book.getWorksheet('Scores') as ExcelJS.Worksheet;
    const columns = new Map<string, number>();
    sheet.getRow(4).eachCell((cell, column) => columns.set(cell.text, column));
    edit(sheet, (row, heading) => sheet.getCell(row, columns.get(heading) ?? 0));
    bytes = Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
  }
  const reply = await readFile(`scores.${format}`, bytes, { exact: true });
  if (!('book' in reply)) throw new Error(JSON.stringify(reply));
  return reply.book;
};

const located = async (...given: Parameters<typeof returned>): Promise<ReturnedMarks> => {
  const found = locateMarks(document, letters, await returned(...given));
  if (!found.ok) throw new Error(JSON.stringify(found.faults));
  return found.returned;
};
const faultsOf = async (...given: Parameters<typeof returned>): Promise<string[]> => {
  const found = locateMarks(document, letters, await returned(...given));
  return found.ok ? [] : found.faults.map(({ key }) => key);
};

const own = (row: MarkingRow, more: Partial<OwnAnswer> = {}): OwnAnswer => ({
  submissionId: `s${row.letter}`,
  letter: row.letter,
  question: row.question,
  answer: row.value,
  proposal: row.proposal,
  mark: null,
  draft: null,
  base: null,
  ...more,
});
const saved = (texts: Partial<MarkTexts>, version = 1) => {
  const { mark, reason, ...three } = { ...noMark, ...texts };
  return { version, mark, reason: reason === '' ? three : { reason } };
};
const resultsOf = (answers: readonly OwnAnswer[], file: ReturnedMarks) =>
  compareReturnedMarks(answers, file, scale).rows.map(({ key, result }) => `${key} ${result}`);

// Rows of the sheet: 5 is Q-A of A, 6 Q-A of B, 7 Q-B of A, 8 Q-B of B.
describe('what is written in an evaluator’s workbook', () => {
  it('comes back equal to the character from both formats, however it looks', async () => {
    const words = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.toWellFormed()),
      fc.constantFrom("'=1+1", '=cmd()', "''@x", '+44', '-', 'a\r\nb', 'line\nline', '_x000D_', '🚲 fine'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 12, maxLength: 12 }), async (texts) => {
        const plain = texts.map((text) => text.trim());
        const rows = markingRows().map((row, at): MarkingRow => {
          const [strengths = '', gaps = '', againstDescriptor = ''] = plain.slice(at * 3);
          return row.proposal
            ? { ...row, given: { ...noMark, mark: '3', reason: strengths } }
            : { ...row, given: { ...noMark, mark: '4', strengths, gaps, againstDescriptor } };
        });
        const answers = rows.map((row) =>
          own(row, {
            mark: row.proposal ? { version: 1, mark: '3', reason: { reason: row.given.reason } } : saved(row.given),
          }),
        );
        const based = answers.map((answer) => ({ ...answer, base: answer.mark }));
        for (const format of ['xlsx', 'ods'] as const) {
          const file = await located(rows, undefined, format);
          expect(new Set(resultsOf(based, file).map((each) => each.split(' ').at(-1)))).toEqual(new Set(['same']));
        }
      }),
      {
        numRuns: 15,
        seed: Number(process.env.ASSAY_SEED ?? 20260101),
        examples: [[Array(12).fill('\u0001 after it')]],
      },
    );
  });

  it('is a score with its reason, confirmed or lowered, or is refused by its cell', async () => {
    const file = await located(markingRows(), (_sheet, cell) => {
      cell(5, 'Your score').value = 4;
      cell(5, 'Strengths').value = ' It names each test.\n';
      cell(6, 'Your score').value = '3.5';
      cell(6, 'Gaps').value = 'No dates.';
      cell(7, 'Your score').value = 5;
      cell(8, 'Your score').value = 3;
    });
    const { rows } = compareReturnedMarks(
      markingRows().map((row) => own(row)),
      file,
      scale,
    );
    expect(rows.map(({ result, texts }) => [result, texts?.mark])).toEqual([
      ['changed', '4'],
      ['refused', undefined],
      ['changed', '5'],
      ['refused', undefined],
    ]);
    expect(rows[0]?.texts?.strengths).toBe('It names each test.');
    expect(rows[1]?.notes[0]).toMatchObject({
      key: 'marking-book.at',
      params: {
        why: expect.stringMatching(/^3\.5 is not on the published marking scheme\. Use 0, 1, 2, 3, 4 or 5\.$/),
      },
    });
    expect(rows[3]?.notes[0]?.params).toMatchObject({
      place: expect.stringMatching(/^Sheet Scores, cell [A-Z]8$/),
      why: 'Enter a reason for the score',
    });
  });

  it('is never raised above a published score, nor put between two of them', async () => {
    const rows = markingRows(({ question, letter }) =>
      question.id === 'Q-B' && letter === 'A' ? { value: 'some', proposal: { mark: '3', lower: ['0'] } } : {},
    );
    const file = await located(rows, (_sheet, cell) => {
      cell(7, 'Your score').value = 5;
      cell(8, 'Your score').value = 4;
      cell(8, 'Reason').value = 'No evidence.';
    });
    const compared = compareReturnedMarks(
      rows.map((row) => own(row)),
      file,
      scale,
    ).rows;
    expect(compared.slice(2).map(({ result, notes }) => [result, String(notes[0]?.params?.why)])).toEqual([
      ['refused', expect.stringContaining('It can be confirmed or lowered, not raised to 5.')],
      ['refused', '4 is not a published score of this question. Use 5, 3 or 0.'],
    ]);
  });

  it('stays as a draft without a score, and takes no saved score back', async () => {
    const file = await located(markingRows(), (_sheet, cell) => {
      cell(5, 'Gaps').value = 'Nothing on keys yet.';
    });
    const [first] = compareReturnedMarks(
      markingRows().map((row) => own(row)),
      file,
      scale,
    ).rows;
    expect(first).toMatchObject({ result: 'changed', saves: 'draft', notes: [{ key: 'marking-book.no-score' }] });
    const rows = markingRows(({ letter }) =>
      letter === 'A' ? { given: { ...noMark, mark: '4', strengths: 'Yes' } } : {},
    );
    const emptied = await located(rows, (_sheet, cell) => {
      cell(5, 'Your score').value = null;
    });
    const mark = saved({ mark: '4', strengths: 'Yes' });
    const [row] = compareReturnedMarks([own(rows[0] as MarkingRow, { mark, base: mark })], emptied, scale).rows;
    expect(row).toMatchObject({ result: 'refused', notes: [{ key: 'marking-book.score-emptied' }] });
  });

  it('is named where it stands in a column that the answer does not take, or is too long', async () => {
    const file = await located(markingRows(), (_sheet, cell) => {
      cell(5, 'Reason').value = 'In the wrong place';
      cell(6, 'Strengths').value = 'x'.repeat(10_001);
      cell(6, 'Your score').value = 2;
    });
    const { rows } = compareReturnedMarks(
      markingRows().map((each) => own(each)),
      file,
      scale,
    );
    expect(rows.slice(0, 2).map(({ result, notes }) => [result, notes[0]?.key])).toEqual([
      ['refused', 'marking-book.wrong-column'],
      ['refused', 'marking-book.too-long'],
    ]);
  });

  it('is compared with what was downloaded and what is here now', async () => {
    const before = saved({ mark: '4', strengths: 'As it was' });
    const rows = markingRows(({ question }) =>
      question.id === 'Q-A' ? { given: { ...noMark, mark: '4', strengths: 'As it was' } } : {},
    );
    const file = await located(rows, (_sheet, cell) => {
      cell(5, 'Your score').value = 2;
    });
    const [a, b] = rows as [MarkingRow, MarkingRow];
    const meanwhile = saved({ mark: '3', strengths: 'As it was' }, 2);
    expect(
      resultsOf([own(a, { mark: meanwhile, base: before }), own(b, { mark: meanwhile, base: before })], file),
    ).toEqual(['A:Q-A both', 'B:Q-A kept']);
    const draft = { version: 3, draft: { ...noMark, mark: '2', strengths: 'As it was' } };
    const [drafted] = compareReturnedMarks([own(a, { mark: before, base: before, draft })], file, scale).rows;
    expect(drafted).toMatchObject({ result: 'changed', saves: 'score', draftVersion: 3, texts: { mark: '2' } });
  });
});

describe('an evaluator’s workbook that could be read in two ways', () => {
  const put = (cell: ExcelJS.Cell, said: ExcelJS.CellValue): void => {
    cell.value = said;
  };
  const fault = (edit: Edit) => faultsOf(markingRows(), edit);
  it('is refused as a whole, by the place', async () => {
    expect(await fault((_sheet, cell) => put(cell(6, 'Bidder'), 'A'))).toEqual(['marking-book.place-twice']);
    expect(
      await fault((_sheet, cell) => {
        cell(6, 'Ref').value = '';
      }),
    ).toEqual([expect.stringMatching(/no-place/)]);
    expect(await fault((_sheet, cell) => put(cell(5, 'Your score'), { formula: '2+2', result: 4 }))).toEqual([
      'offline.formula',
    ]);
    expect(await fault((_sheet, cell) => put(cell(4, 'Gaps'), 'Strengths'))).toEqual(['offline.heading-twice']);
    expect(await fault((_sheet, cell) => put(cell(4, 'Your score'), 'Mark'))).toEqual(['marking-book.template-lost']);
  });

  it('names rows that are nobody’s, and those that are not this evaluator’s', async () => {
    const file = await located(markingRows(), (_sheet, cell) => {
      cell(6, 'Bidder').value = 'Z';
      cell(7, 'Your score').value = 5;
    });
    expect(file.unknown).toMatchObject([{ said: 'Q-A, Z' }]);
    const compared = compareReturnedMarks([own(markingRows()[0] as MarkingRow)], file, scale);
    expect(compared.notOwn).toMatchObject([{ letter: 'A', ref: 'Q-B' }]);
    expect(compared.missing).toBe(0);
  });
});

describe('the key of an evaluator’s workbook', () => {
  it('is found, and holds which scores were in it', async () => {
    expect(keysIn(await returned(markingRows()))).toHaveLength(1);
    const held = new Map([
      ['A:Q-A', 2],
      ['B:Q-B', 1],
    ]);
    const back = heldScores(document, lettered, scoresHeld(document, lettered, held));
    expect([...back].filter(([, version]) => version > 0)).toEqual([...held]);
    expect(back.size).toBe(markedQuestions.length * letters.length);
  });

  it('differs with the letters and with nothing about suppliers', () => {
    const hash = lettersHash('step', lettered);
    expect(lettersHash('step', [...lettered].reverse())).not.toBe(hash);
    expect(lettersHash('other', lettered)).not.toBe(hash);
    expect(
      lettersHash(
        'step',
        lettered.map((each) => ({ ...each, supplierId: 'x' })),
      ),
    ).toBe(hash);
  });
});

describe('a copy made after locking', () => {
  it('has no cell to write in, and says what was scored', () => {
    const { sheets } = evaluatorWorkbook(markingFacts(markingRows(), { lockedAt: '2027-02-02T16:30:00.000Z' }));
    expect(sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => 'input' in cell)).toEqual([]);
  });
});
