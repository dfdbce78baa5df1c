import { z } from 'zod';
import type { Message } from '../../result';
import type { SourceBook, SourceCell } from '../import/source';
import { answerOf, plainWords } from '../offline/cell-text';
import { type Grid, gridOf, mergedIn, nameOf, plain } from '../offline/headings';
import { amountFaults, amountIn } from './amount';

/** Rows above the headings that are looked through for them. */
const highestHeading = 60;
/** The most rows of one sheet that are read as prices. */
const mostRows = 500;

/** Headings as they are compared: without what stands in brackets, such as a currency or "excluding VAT". */
const supplierHeadings = ['supplier', 'supplier name', 'bidder', 'bidder name', 'tenderer', 'organisation'];
const priceHeadings = ['total price', 'price', 'total', 'grand total', 'tender price', 'total tender price'];

const Text = z.string().max(300);
const faults = [...amountFaults, 'formula', 'unknown', 'same-name', 'twice', 'hidden', 'no-name'] as const;

/** One row of a pricing sheet: whose price it gives, or why it cannot be taken. Each names its cell. */
export const LocatedPrice = z.strictObject({
  sheet: Text,
  cell: z.string().max(12),
  /** The supplier's name as the sheet gives it. */
  said: Text,
  submissionId: z.string().max(64).nullable(),
  /** Pounds with two decimal places; null where `fault` says why. */
  amount: z
    .string()
    .regex(/^\d{1,12}\.\d{2}$/)
    .nullable(),
  fault: z.enum(faults).nullable(),
  /** The other cell, where a supplier stands in two rows. */
  other: z.string().max(12).nullable(),
});
export type LocatedPrice = z.infer<typeof LocatedPrice>;

export const LocatedPrices = z.array(LocatedPrice).max(mostRows);

type Bidder = { submissionId: string; name: string };

const headingOf = (text: string): string =>
  plain(text)
    .replace(/\s*[([].*$/, '')
    .replace(/\s*£\s*$/, '')
    .trim();

type Columns = { row: number; supplier: number[]; price: number[] };

/** The first row that has a heading of suppliers and one of prices. */
const columnsOf = ({ rows }: Grid): Columns | null => {
  for (const [row, cells] of [...rows].sort(([a], [b]) => a - b)) {
    if (row > highestHeading) break;
    const under = (wanted: readonly string[]): number[] =>
      [...cells.values()].filter(({ text }) => wanted.includes(headingOf(text))).map(({ column }) => column);
    const [supplier, price] = [under(supplierHeadings), under(priceHeadings)];
    if (supplier.length > 0 && price.length > 0) return { row, supplier, price };
  }
  return null;
};

const nameKey = (name: string): string => plainWords(answerOf(name)).normalize('NFC').toLowerCase();
const short = (text: string): string => text.toWellFormed().slice(0, 300).toWellFormed();

const lineOf = (
  sheet: string,
  row: number,
  at: { supplier: number; price: number },
  cells: ReadonlyMap<number, SourceCell>,
  bidders: readonly Bidder[],
  hidden: boolean,
): LocatedPrice | null => {
  const [name, price] = [cells.get(at.supplier), cells.get(at.price)];
  const said = plainWords(answerOf(name?.text ?? ''));
  const shown = answerOf(price?.text ?? '');
  if (said === '' && shown.trim() === '' && !price?.formula) return null;
  const found = bidders.filter((bidder) => nameKey(bidder.name) === nameKey(said));
  const [only] = found;
  const cell = nameOf(row, at.price);
  const line = { sheet: short(sheet), cell, said: short(said), amount: null, other: null };
  const refused = (fault: LocatedPrice['fault'], submissionId: string | null = null): LocatedPrice => ({
    ...line,
    submissionId,
    fault,
  });
  if (name?.formula) return { ...refused('formula'), cell: nameOf(row, at.supplier) };
  if (said === '') return refused('no-name');
  if (!only) return refused('unknown');
  if (found.length > 1) return refused('same-name');
  if (hidden) return refused('hidden', only.submissionId);
  if (price?.formula) return refused('formula', only.submissionId);
  const read = amountIn(shown);
  if ('fault' in read) return refused(read.fault, only.submissionId);
  return { ...line, submissionId: only.submissionId, amount: read.amount, fault: null };
};

/** A supplier that stands in two rows has no price: nobody can tell which was meant. */
const withoutDoubles = (lines: readonly LocatedPrice[]): LocatedPrice[] =>
  lines.map((line) => {
    const other = lines.find((each) => each !== line && each.submissionId === line.submissionId);
    return line.submissionId === null || !other
      ? line
      : { ...line, amount: null, fault: 'twice' as const, other: other.cell };
  });

const refuse = (key: string, params: NonNullable<Message['params']> = {}): { faults: Message[] } => ({
  faults: [{ path: 'file', key, params }],
});

/**
 * Takes a spreadsheet that gives one price for each supplier, and the suppliers by the names that the pages show; returns
 * every row below the headings, by its cell. What could be read in two ways (two columns of prices, two sheets of them,
 * merged cells) is a fault of the whole file.
 */
export const locatePrices = (
  book: SourceBook,
  bidders: readonly Bidder[],
): { lines: LocatedPrice[] } | { faults: Message[] } => {
  const found = book.sheets.flatMap((sheet) => {
    const grid = gridOf(sheet);
    const columns = columnsOf(grid);
    return columns ? [{ grid, columns }] : [];
  });
  const [first, second] = found;
  if (!first) return refuse('price-sheet.no-headings');
  if (second) return refuse('price-sheet.two-sheets', { first: first.grid.sheet.name, second: second.grid.sheet.name });
  const { grid, columns } = first;
  const { sheet, rows } = grid;
  if (sheet.hidden) return refuse('price-sheet.hidden-sheet', { sheet: sheet.name });
  const [supplier = 1, otherSupplier] = columns.supplier;
  const [price = 1, otherPrice] = columns.price;
  const twice = otherSupplier ?? otherPrice;
  if (twice !== undefined)
    return refuse('price-sheet.two-columns', {
      sheet: sheet.name,
      first: nameOf(columns.row, otherSupplier === undefined ? price : supplier),
      second: nameOf(columns.row, twice),
    });
  const merged = mergedIn(sheet, columns.row, [supplier, price]);
  if (merged) return refuse('offline.merged', { sheet: sheet.name, cell: nameOf(merged.top, merged.left) });
  const hiddenRows = new Set(sheet.hiddenRows);
  const hiddenColumn = sheet.hiddenColumns.some((area) =>
    [supplier, price].some((column) => area.left <= column && area.right >= column),
  );
  const lines = [...rows]
    .sort(([a], [b]) => a - b)
    .flatMap(([row, cells]) => {
      if (row <= columns.row) return [];
      const hidden = hiddenColumn || hiddenRows.has(row);
      return lineOf(sheet.name, row, { supplier, price }, cells, bidders, hidden) ?? [];
    });
  if (lines.length > mostRows) return refuse('price-sheet.too-many', { count: mostRows });
  return { lines: withoutDoubles(lines) };
};
