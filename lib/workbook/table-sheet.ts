import type { Question } from '../questionnaire/document';
import { say } from '../text';
import { text } from './cells';
import { noteOf, type PublishedFacts } from './marking-scheme';
import type { Cell, Column, Sheet } from './model';
import { cellOf } from './offline/cell-text';
import { refHeading, tableHeadings } from './offline/columns';

/** Rows for a supplier to fill on the sheet of a table question without fixed rows, and those beyond what is given. */
const blankRows = 30;
const spareRows = 10;

export const refColumn: Column = { heading: refHeading(), width: 12 };

/** A sheet's name from a reference: letters, digits, dots and dashes, at most 31 characters, different from others. */
export const tableNames = (questions: readonly Question[], refs: ReadonlyMap<string, string>): Map<string, string> => {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const question of questions) {
    if (question.kind !== 'table') continue;
    const plain =
      `${say('documents.sheet-table')} ${(refs.get(question.id) ?? '').replace(/[^A-Za-z0-9._ -]/g, '-')}`.slice(0, 27);
    let name = plain;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${plain} ${count}`;
    taken.add(name.toLowerCase());
    names.set(question.id, name);
  }
  return names;
};

/** The sheet on which a table is answered: none for other questions. */
export const tableSheet = (
  facts: PublishedFacts,
  question: Question,
  ref: string,
  name: string,
  at: number,
  given: readonly string[][],
): Sheet[] => {
  if (question.kind !== 'table') return [];
  const headings = tableHeadings(question);
  const { fixedRows } = question.settings ?? {};
  const cell = (row: number, column: number): Cell => ({ text: cellOf(given[row]?.[column] ?? ''), input: true });
  const rows = fixedRows
    ? fixedRows.map((fixed, row) =>
        headings.map((_, column) => (column === 0 ? text(fixed.en) : cell(row, column - 1))),
      )
    : Array.from({ length: Math.max(blankRows, given.length + spareRows) }, (_, row) =>
        headings.map((_heading, column) => cell(row, column)),
      );
  return [
    {
      name,
      title: `${ref}. ${question.wording.en}`.slice(0, 1_000),
      note: noteOf(facts),
      table: `Answer${at + 1}Table`,
      columns: [refColumn, ...headings.map((heading): Column => ({ heading, width: 30 }))],
      rows: rows.map((row) => [text(ref), ...row]),
    },
  ];
};
