import type { Cell, Sheet, Workbook } from '../workbook/model';
import { type Block, factsOr, type Paper, tableOr } from './model';

/** The most columns that can be read side by side on a sheet of A4. */
const mostColumns = 5;

const words = (cell: Cell | undefined): string => {
  if (!cell) return '';
  if ('text' in cell) return cell.text;
  return 'number' in cell ? cell.number : String(cell.value);
};

const sheetBlocks = ({ name, note, columns, rows }: Sheet): Block[] => {
  const headings = columns.map(({ heading }) => heading);
  const given = rows.map((row) => headings.map((_, at) => words(row[at])));
  const start: Block[] = [{ heading: name, level: 2 }, ...(note === '' ? [] : [{ text: note }])];
  if (headings.length === 2)
    return [
      ...start,
      ...factsOr(
        name,
        given.map(([first = '', second = '']) => [first, second] as const),
      ),
    ];
  if (headings.length <= mostColumns) return [...start, ...tableOr(name, headings, given)];
  // Too wide for paper: a part for each row, which its first cells name.
  return [
    ...start,
    ...given.flatMap((row): Block[] => {
      const named = `${headings[0]} ${row[0]}`;
      return [
        { heading: named, level: 3 },
        ...factsOr(
          named,
          headings.slice(1).map((heading, at) => [heading, row[at + 1] ?? ''] as const),
        ),
      ];
    }),
  ];
};

/**
 * Takes a workbook of records; returns the same as a document for reading, sheet by sheet: every cell that says something
 * is in it, and nothing else.
 */
export const paperOf = ({ title, foot, asOf, sheets }: Workbook): Paper => ({
  title,
  foot,
  asOf,
  blocks: sheets.flatMap(sheetBlocks),
});
