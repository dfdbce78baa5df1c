import { z } from 'zod';

/**
 * A spreadsheet as the capped reader hands it over: plain texts by place and nothing else of the file. Rows and columns
 * count from 1. The parent process checks it with this schema before it believes a word of it.
 */
const Place = z.int().min(1).max(2_000_000);

export const Area = z.strictObject({ top: Place, left: Place, bottom: Place, right: Place });
export type Area = z.infer<typeof Area>;

export const SourceCell = z.strictObject({
  row: Place,
  column: Place,
  text: z.string().max(32_767),
  /** The text is the last saved result of a formula. */
  formula: z.literal(true).optional(),
});
export type SourceCell = z.infer<typeof SourceCell>;

/** A list of allowed values set on cells: written out, taken from other cells, or by a formula that is only named. */
export const AnswerRule = z.strictObject({
  areas: z.array(Area).max(2_000),
  values: z.array(z.string().max(32_767)).max(1_000).optional(),
  from: z.strictObject({ sheet: z.string().max(255), area: Area }).optional(),
  formula: z.string().max(1_000).optional(),
});
export type AnswerRule = z.infer<typeof AnswerRule>;

export const SourceSheet = z.strictObject({
  name: z.string().max(255),
  hidden: z.boolean(),
  /** In reading order; only cells that hold something. */
  cells: z.array(SourceCell).max(50_000),
  hiddenRows: z.array(Place).max(10_000),
  hiddenColumns: z.array(Area).max(200),
  merged: z.array(Area).max(5_000),
  rules: z.array(AnswerRule).max(1_000),
});
export type SourceSheet = z.infer<typeof SourceSheet>;

/** What a file may hold that is not read, so that it is named and not lost silently. */
export const unreadParts = ['comments', 'pictures', 'pivot-tables', 'connections', 'old-letters'] as const;

export const SourceBook = z.strictObject({
  format: z.enum(['xlsx', 'ods', 'csv']),
  sheets: z.array(SourceSheet).min(1).max(200),
  /** Names that the file gives to areas of cells. */
  names: z.array(z.strictObject({ name: z.string().max(255), sheet: z.string().max(255), area: Area })).max(1_000),
  unread: z.array(z.enum(unreadParts)),
});
export type SourceBook = z.infer<typeof SourceBook>;

/** What the reading child answers: a spreadsheet, a JSON value, or the one sentence that says why not. */
export const ReadReply = z.union([
  z.strictObject({ book: SourceBook }),
  z.strictObject({ json: z.unknown() }),
  z.strictObject({
    fault: z.strictObject({
      key: z.string().regex(/^workbook\.[a-z-]+$/),
      params: z.record(z.string(), z.union([z.string().max(1_000), z.number()])),
    }),
  }),
]);
export type ReadReply = z.infer<typeof ReadReply>;
