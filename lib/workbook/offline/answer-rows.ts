import type { Question } from '../../questionnaire/document';
import type { Message } from '../../result';
import { plainWords, sameText, survivors } from './cell-text';
import type { LocatedRow } from './located';

/** The first words of a text, to quote in a message. */
export const quoted = (text: string): string => {
  const words = plainWords(text);
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
};

/** Whether nothing is typed in a row. */
export const noRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
/** The rows of a table that say something, one per line. */
export const asLines = (rows: readonly (readonly string[])[]): string =>
  rows
    .filter((row) => !noRow(row))
    .map((row) => row.join(' | '))
    .join('\n');
/** Whether two tables say the same, whatever rows are empty. */
export const sameRows = (a: readonly string[][], b: readonly string[][]): boolean => {
  const [first, second] = [a, b].map((rows) => rows.filter((row) => !noRow(row))) as [string[][], string[][]];
  return (
    first.length === second.length &&
    first.every((row, at) => {
      const other = second[at] ?? [];
      return row.length === other.length && row.every((cell, column) => sameText(cell, other[column] ?? ''));
    })
  );
};
/** Whether a file says what an answer does, as its characters survive in a workbook. */
export const saysRows = (file: readonly string[][], answer: readonly string[][]): boolean =>
  survivors.some((kept) =>
    sameRows(
      file,
      answer.map((row) => row.map(kept)),
    ),
  );

/** The rows of a returned table in the order of the question; with fixed rows, without their first column. */
export const rowsIn = (question: Question, located: LocatedRow, notes: Message[]): string[][] => {
  if (question.kind !== 'table' || !located.table) return [];
  const { sheet, rows } = located.table;
  const fixed = question.settings?.fixedRows;
  if (!fixed) return rows.map(({ cells }) => cells);
  const width = Math.max(0, (question.settings?.columns.length ?? 0) - 1);
  const found = new Map<number, string[]>();
  for (const { row, cells } of rows) {
    const [first = '', ...rest] = cells;
    const same = fixed.flatMap((text, at) =>
      plainWords(text.en).toLowerCase() === plainWords(first).toLowerCase() ? [at] : [],
    );
    const at = same.find((each) => !found.has(each));
    if (at !== undefined) found.set(at, rest);
    else if (!noRow(rest)) {
      const key = same.length > 0 ? 'offline.fixed-twice' : 'offline.fixed-unknown';
      notes.push({ path: '', key, params: { sheet, row, text: quoted(first) } });
    }
  }
  return fixed.map((_, at) => found.get(at) ?? Array.from({ length: width }, () => ''));
};
