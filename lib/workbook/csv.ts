import type { Cell, Sheet } from './model';

const plain = (cell: Cell): string => {
  if ('text' in cell) return cell.text;
  return 'number' in cell ? cell.number : String(cell.value);
};

/** A field by RFC 4180: quoted where it holds what separates fields or rows. */
const field = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/**
 * Takes a sheet; returns its table as CSV with its headings: commas, CRLF line ends, UTF-8 with a mark at its beginning,
 * by which spreadsheet programs know the encoding. Cells are what the sheet holds, so text that could be taken for a
 * formula is marked as text here too.
 */
export const csvOf = ({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): string =>
  `\ufeff${[columns.map(({ heading }) => heading), ...rows.map((row) => row.map(plain))]
    .map((cells) => `${cells.map(field).join(',')}\r\n`)
    .join('')}`;
