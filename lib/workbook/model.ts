import { z } from 'zod';

/**
 * What a workbook says, apart from how it looks: sheets, each with a title in A1, one note, and one table with one
 * header row. `render.ts` gives it widths, colours and bytes. Formulas are ours alone; text is always text.
 */
const DecimalText = z.string().regex(/^-?\d+(\.\d+)?$/);

/** What an input cell takes: one of a range of cells, or a number, shown with so many places where it says. */
const Wants = z.union([
  z.strictObject({ oneOf: z.string().max(100) }),
  z.strictObject({
    from: DecimalText.optional(),
    to: DecimalText.optional(),
    places: z.int().min(0).max(15).optional(),
  }),
]);

/** The most characters that a cell of a spreadsheet holds. */
export const mostCharacters = 32_767;

export const Cell = z.union([
  z
    .strictObject({
      /** One that is longer than a cell goes on in the annex, which the renderers add. */
      text: z.string().max(4_000_000),
      input: z.literal(true).optional(),
      wants: Wants.optional(),
      /** Shown beside the cell while it is chosen. */
      prompt: z.string().max(255).optional(),
      /** Name of the sheet that it leads to. */
      goes: z.string().max(31).optional(),
    })
    .refine(({ input, text }) => !input || text.length <= mostCharacters),
  /** A decimal string, shown with so many places. */
  z.strictObject({ number: DecimalText, places: z.int().min(0).max(15) }),
  /** A formula with the value that we know it has, for programs that do not calculate. */
  z.strictObject({
    formula: z.string().min(1).max(8_000),
    value: z.union([DecimalText, z.boolean()]),
    places: z.int().min(0).max(15).optional(),
  }),
]);
export type Cell = z.infer<typeof Cell>;

const Column = z.strictObject({
  heading: z.string().min(1).max(200),
  /** Rough width in characters. */
  width: z.int().min(4).max(100),
});
export type Column = z.infer<typeof Column>;

export const Sheet = z.strictObject({
  /** At most 31 characters, none of \ / ? * [ ] : ! and different from the others. */
  name: z
    .string()
    .min(1)
    .max(31)
    .regex(/^[^\\/?*[\]:'!]+$/),
  title: z.string().min(1).max(1_000),
  note: z.string().max(2_000),
  /** Name of the table: letters, digits and underscores. */
  table: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{2,60}$/),
  /** The first sheet, where it says whose workbook it is and what. */
  cover: z.literal(true).optional(),
  columns: z.array(Column).min(1).max(200),
  rows: z.array(z.array(Cell)).min(1).max(200_000),
});
export type Sheet = z.infer<typeof Sheet>;

/** What an input cell is typed as: text, a number as it comes, or a number with so many places. */
export const typedAs = (cell: Cell): 'text' | 'number' | { places: number } => {
  if (!('text' in cell) || !cell.wants || 'oneOf' in cell.wants) return 'text';
  return cell.wants.places === undefined ? 'number' : { places: cell.wants.places };
};

/** Takes a sheet; returns it, or nothing where it has no rows. */
export const sheetOr = (sheet: Sheet): Sheet[] => (sheet.rows.length > 0 ? [sheet] : []);

/** What a workbook may be written as. The twins say the same. */
export const workbookFormats = ['xlsx', 'ods'] as const;
export type WorkbookFormat = (typeof workbookFormats)[number];

export const Workbook = z.strictObject({
  title: z.string().min(1).max(1_000),
  /** Reference, version and hash, at the foot of every printed page. */
  foot: z.string().max(300),
  /** ISO UTC: the time of what it shows, so that the same facts give the same bytes. */
  asOf: z.string(),
  /** Whether only input cells may be changed: against accidents, not against people. */
  locked: z.boolean(),
  /** Headings stay in sight: helps who scrolls, and hinders who magnifies. */
  frozen: z.literal(true).optional(),
  /** Name of the sheet that a flat file holds, where there are several. */
  flat: z.string().max(31).optional(),
  sheets: z.array(Sheet).min(1).max(100),
});
export type Workbook = z.infer<typeof Workbook>;

/** Rows of every sheet, counted from 1: title, note, an empty row, headings, then the table. */
export const titleRow = 1;
export const noteRow = 2;
export const headingRow = 4;
const firstRow = headingRow + 1;

/** Takes a column counted from 0; returns its letters: A, Z, AA. */
export const columnLetters = (column: number): string =>
  (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** Takes a column and a row of the table, both counted from 0; returns the cell's address: `C5`. */
export const address = (column: number, row: number): string => `${columnLetters(column)}${firstRow + row}`;

/** The same on another sheet, whose name is one of ours: `'Other criteria'!C5`. */
export const addressOn = (sheet: string, column: number, row: number): string => `'${sheet}'!${address(column, row)}`;

/** A range of one column on a sheet, from and to rows of the table, that does not move: `'Prices'!$C$5:$C$8`. */
export const rangeOn = (sheet: string, column: number, from: number, to: number): string => {
  const letters = columnLetters(column);
  return `'${sheet}'!$${letters}$${firstRow + from}:$${letters}$${firstRow + to}`;
};
