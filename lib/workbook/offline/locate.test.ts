import { beforeAll, describe, expect, it } from 'vitest';
import { everyKind } from '../../testing/every-kind';
import { say } from '../../text';
import type { SourceBook, SourceCell, SourceSheet } from '../import/source';
import { readFile } from '../read/read';
import { renderWorkbook } from '../render';
import { supplierWorkbook } from '../supplier-workbook';
import { compareAnswers } from './compare';
import { locateAnswers } from './locate';

const document = everyKind();
let fresh: SourceBook;
beforeAll(async () => {
  const bytes = await renderWorkbook(
    supplierWorkbook({
      title: 'Air quality sensors',
      reference: 'PRJ-0142',
      authority: 'Brackwater Council',
      version: 1,
      documentHash: 'a'.repeat(64),
      publishedAt: '2026-12-01T09:00:00.000Z',
      document,
      deadline: '2027-01-22T12:00:00.000Z',
      receiving: 'portal',
      scope: [],
    }),
  );
  const reply = await readFile('a.xlsx', Buffer.from(bytes), { exact: true });
  if (!('book' in reply)) throw new Error('not read');
  fresh = reply.book;
});

type Change = (sheet: SourceSheet) => SourceSheet;
const on = (name: string, change: Change): SourceBook => ({
  ...fresh,
  sheets: fresh.sheets.map((sheet) => (sheet.name === name ? change(sheet) : sheet)),
});
const response = 19;
const put = (sheet: SourceSheet, ...cells: SourceCell[]): SourceSheet => ({
  ...sheet,
  cells: [
    ...sheet.cells.filter((cell) => !cells.some(({ row, column }) => cell.row === row && cell.column === column)),
    ...cells,
  ],
});
const filled: Change = (sheet) =>
  put(sheet, { row: 5, column: response, text: 'Yes' }, { row: 7, column: response, text: 'A story' });
const move = (sheet: SourceSheet, place: (cell: SourceCell) => Partial<SourceCell>): SourceSheet => ({
  ...sheet,
  cells: sheet.cells.map((cell) => ({ ...cell, ...place(cell) })),
});
const answers = (book: SourceBook) => {
  const located = locateAnswers(document, book);
  if (!located.ok) throw new Error(located.faults.map((fault) => say(fault)).join(' '));
  const rows = compareAnswers({ document, returned: located.returned, held: new Map(), base: new Map(), files: [] });
  return Object.fromEntries(rows.flatMap(({ ref, answer }) => (answer ? [[ref, answer.value]] : [])));
};
const faults = (book: SourceBook): string[] => {
  const located = locateAnswers(document, book);
  return located.ok ? [] : located.faults.map((fault) => say(fault));
};
const wanted = { 'SEC-01': 'yes', 'SEC-03': 'A story' };

describe('answers are found', () => {
  it('where they were written', () => expect(answers(on('Questions', filled))).toEqual(wanted));

  it('after rows were sorted the other way round', () => {
    const last = 14;
    const sorted = (sheet: SourceSheet) => move(filled(sheet), ({ row }) => (row > 4 ? { row: 5 + last - row } : {}));
    expect(answers(on('Questions', sorted))).toEqual(wanted);
  });

  it('after columns were added and moved, and rows put above', () => {
    const moved = (sheet: SourceSheet) =>
      put(
        move(filled(sheet), ({ row, column }) => ({ row: row + 3, column: column === response ? 2 : column + 2 })),
        { row: 7, column: 1, text: 'Our notes' },
        { row: 8, column: 1, text: 'ask Tom' },
      );
    expect(answers(on('Questions', moved))).toEqual(wanted);
  });

  it('on a sheet with another name, and of tables on theirs', () => {
    const renamed = on('Questions', (sheet) => ({ ...filled(sheet), name: 'Fragen' }));
    const table = (sheet: SourceSheet): SourceSheet => ({
      ...put(sheet, { row: 8, column: 2, text: 'Northmere Cloud' }, { row: 8, column: 3, text: 'UK' }),
      name: 'Sub-processors',
    });
    const book = {
      ...renamed,
      sheets: renamed.sheets.map((sheet) => (sheet.name === 'Table SEC-10' ? table(sheet) : sheet)),
    };
    expect(answers(book)).toEqual({ ...wanted, 'SEC-10': [['Northmere Cloud', 'UK']] });
  });

  it('and a row whose reference is nobody’s is named and left out', () => {
    const located = locateAnswers(
      document,
      on('Questions', (sheet) => put(sheet, { row: 20, column: 1, text: 'SEC-99' })),
    );
    expect(located.ok && located.returned.unknown).toEqual([{ sheet: 'Questions', cell: 'A20', ref: 'SEC-99' }]);
  });
});

describe('a file that could be read in two ways is refused, in words that name the place', () => {
  const one = (name: string, change: Change) => faults(on(name, change))[0];
  const nothing = 'Nothing was changed.';
  it.each<[string, string, Change]>([
    [
      'SEC-01 is in rows 5 and 30. Keep one.',
      'Questions',
      (sheet) => put(sheet, { row: 30, column: 1, text: 'sec-01' }),
    ],
    [
      'Sheet Questions: row 31 has no reference. Write it in the column Ref.',
      'Questions',
      (sheet) => put(sheet, { row: 31, column: response, text: 'lost' }),
    ],
    [
      'Sheet Questions, cell S7 holds a formula. Paste it as a value.',
      'Questions',
      (sheet) => put(sheet, { row: 7, column: response, text: '2', formula: true }),
    ],
    [
      'Sheet Questions: cell S6 is merged with others. Take the merge apart and try again.',
      'Questions',
      (sheet) => ({ ...sheet, merged: [{ top: 6, left: response, bottom: 7, right: response }] }),
    ],
    [
      'We cannot find the sheet of questions or its heading row. Answers must be in the workbook that you downloaded.',
      'Questions',
      (sheet) => ({ ...sheet, cells: sheet.cells.filter(({ row }) => row !== 4) }),
    ],
    [
      'Sheet Questions has the heading “Your response” twice in row 4. Keep one.',
      'Questions',
      (sheet) => put(sheet, { row: 4, column: 50, text: 'Your response' }),
    ],
    [
      'Sheet Table SEC-10 has lost the column “Country”. Put it back and try again.',
      'Table SEC-10',
      (sheet) => ({ ...sheet, cells: sheet.cells.filter(({ column }) => column !== 3) }),
    ],
    [
      'Sheet Table SEC-10 holds rows of several questions (SEC-10, D-05). Keep the rows of one question on each sheet.',
      'Table SEC-10',
      (sheet) => put(sheet, { row: 12, column: 1, text: 'D-05' }),
    ],
  ])('%s', (words, name, change) => {
    // The last fault of a sheet without its headings is that there is no other.
    const said =
      name === 'Questions' && words.startsWith('We cannot')
        ? faults({
            ...on(name, change),
            sheets: on(name, change).sheets.filter((sheet) => sheet.name !== 'Declarations'),
          })[0]
        : one(name, change);
    expect(said).toBe(`${words} ${nothing}`);
  });
});
