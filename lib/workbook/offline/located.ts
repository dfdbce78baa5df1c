import { z } from 'zod';
import { inputColumns } from './columns';

/** One cell of a returned workbook, by its address on its sheet. */
const LocatedCell = z.strictObject({ cell: z.string().max(12), text: z.string().max(32_767) });

const Sheet = z.string().max(255);
const Row = z.int().min(1).max(2_000_000);

/** What a returned workbook says of one question. Columns that it no longer has are absent. */
export const LocatedRow = z.strictObject({
  questionId: z.string().max(64),
  ref: z.string().max(64),
  /** Null where only the sheet of its table was returned. */
  at: z.strictObject({ sheet: Sheet, row: Row }).nullable(),
  cells: z.partialRecord(z.enum(inputColumns), LocatedCell),
  /** Rows of a table question with text in them, in their order; the first column of a table with fixed rows included. */
  table: z
    .strictObject({ sheet: Sheet, rows: z.array(z.strictObject({ row: Row, cells: z.array(z.string().max(32_767)) })) })
    .nullable(),
});
export type LocatedRow = z.infer<typeof LocatedRow>;

/** A returned workbook: what it says of each question, and rows whose reference is nobody's. */
export const Returned = z.strictObject({
  rows: z.array(LocatedRow).max(1_000),
  unknown: z.array(z.strictObject({ sheet: Sheet, cell: z.string().max(12), ref: z.string().max(200) })).max(5_000),
  /** Questions that the file does not hold at all. */
  missing: z.int().min(0),
});
export type Returned = z.infer<typeof Returned>;
