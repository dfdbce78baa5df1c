import { z } from 'zod';
import { type Grid, gridOf } from './sheet';
import type { SourceBook } from './source';

/** What a column of a spreadsheet may be used as. */
export const uses = [
  'reference',
  'section',
  'question',
  'guidance',
  'answers',
  'weight',
  'marks',
  'mandatory',
  'leave',
] as const;
export type Use = (typeof uses)[number];

/** How an answer list is asked. */
export const listKinds = ['one', 'several', 'yes-no', 'text'] as const;
export type ListKind = (typeof listKinds)[number];

export const rowChoices = ['take', 'heading', 'leave'] as const;
export type RowChoice = (typeof rowChoices)[number];

export const SheetPlan = z.strictObject({
  /** Position among the sheets of the file, from 0. */
  sheet: z.int().min(0).max(199),
  /** Number of the heading row; 0 where there is none. */
  heading: z.int().min(0).max(5_000),
  /** Use of each column by its number. */
  columns: z.record(z.string().regex(/^[1-9]\d?$/), z.enum(uses)),
});
export type SheetPlan = z.infer<typeof SheetPlan>;

/** What the officer has said so far of what becomes what. Everything else follows from it and from the file. */
export const ImportPlan = z.strictObject({
  sheets: z.array(SheetPlan).max(200),
  /** Kind of answer by the number of the answer list. */
  lists: z.record(z.string().regex(/^\d{1,4}$/), z.enum(listKinds)),
  /** Choices by row, `<sheet>:<row>`. */
  rows: z.record(z.string().regex(/^\d{1,3}:\d{1,5}$/), z.enum(rowChoices)),
  /** Principles by row. */
  principles: z.record(z.string().regex(/^\d{1,3}:\d{1,5}$/), z.int().min(1).max(14)),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

export const rowKey = (sheet: number, row: number): string => `${sheet}:${row}`;

const headingWords: [Exclude<Use, 'leave'>, RegExp][] = [
  [
    'reference',
    /^(q(uestion)?|item|row|serial|s|line)?[\s./]*(ref(erence)?|no|nr|num(ber)?|id|#)?\.?[\s/]*(ref(erence)?|no|nr|num(ber)?|id|#|code)\.?$/,
  ],
  ['mandatory', /mandatory|compulsory|essential|pass ?(or|\/|-)? ?fail|^must\b|^gate\??$|is it required|^required\??$/],
  ['weight', /weight|%|percentage/],
  ['marks', /\bmarks?\b|\bscores?\b|\bpoints?\b/],
  ['guidance', /guidance|\bhelp\b|notes? (for|to)|explanation|further information|what we (want|expect|look)|evidence/],
  ['question', /question|requirement|criteri|statement|\bask\b|control|query/],
  ['answers', /answers?|responses?|options?|drop ?down|choices?|reply/],
  ['section', /section|category|domain|\barea\b|theme|topic|heading|\bgroup\b|principle/],
];

/** Takes the words of a heading; returns the use they speak of, or null. */
export const headingUse = (words: string): Use | null => {
  const plain = words.toLowerCase().replace(/\s+/g, ' ').trim();
  if (plain === '' || plain.length > 80) return null;
  return headingWords.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
};

/** The rows among which a heading is looked for. */
const firstRows = 25;

/** Takes a sheet; returns the number of the row that reads most like headings, or 0. */
export const guessHeading = (grid: Grid): number => {
  let best = { row: 0, score: 1 };
  for (const row of grid.rows.slice(0, firstRows)) {
    const found = new Set(grid.inRow(row).flatMap(({ text }) => headingUse(text) ?? []));
    if (found.size > best.score) best = { row, score: found.size };
  }
  if (best.row > 0) return best.row;
  const single = grid.rows
    .slice(0, firstRows)
    .find((row) => grid.inRow(row).some(({ text }) => headingUse(text) === 'question' && text.length <= 40));
  return single ?? 0;
};

/** The column below the heading whose texts are longest on average. */
const wordiest = (grid: Grid, heading: number): number | null => {
  const total = new Map<number, { length: number; count: number }>();
  for (const { row, column, text } of grid.sheet.cells) {
    if (row <= heading) continue;
    const sum = total.get(column) ?? { length: 0, count: 0 };
    total.set(column, { length: sum.length + text.length, count: sum.count + 1 });
  }
  const ranked = [...total.entries()].sort(
    ([a, one], [b, other]) => other.length / other.count - one.length / one.count || a - b,
  );
  return ranked[0]?.[0] ?? null;
};

/** Uses that one column of a sheet has at most. */
const once: readonly Use[] = ['reference', 'section', 'question', 'weight', 'marks', 'mandatory', 'answers'];

/** Takes a sheet and its heading row; returns a use for each column, for the officer to confirm. */
export const guessColumns = (grid: Grid, heading: number): SheetPlan['columns'] => {
  const columns: SheetPlan['columns'] = {};
  const taken = new Set<Use>();
  for (const column of grid.columns) {
    const use = heading > 0 ? headingUse(grid.cell(heading, column)?.text ?? '') : null;
    const fits = use !== null && !(once.includes(use) && taken.has(use));
    columns[String(column)] = fits ? use : 'leave';
    if (fits) taken.add(use);
  }
  if (!taken.has('question')) {
    const column = wordiest(grid, heading);
    if (column !== null) columns[String(column)] = 'question';
  }
  return columns;
};

/** True where a sheet reads like questions and not like a cover page or a list of answers. */
const looksAsked = (grid: Grid): boolean => {
  const heading = guessHeading(grid);
  const columns = heading > 0 ? grid.inRow(heading).map(({ text }) => headingUse(text)) : [];
  return columns.includes('question');
};

/** Takes a spreadsheet; returns the plan that the officer starts from. */
export const guessPlan = (book: SourceBook): ImportPlan => {
  const grids = book.sheets.map(gridOf);
  const asked = grids.flatMap((grid, at) => (!grid.sheet.hidden && looksAsked(grid) ? [at] : []));
  const largest = grids.reduce((best, grid, at) => (grid.rows.length > (grids[best]?.rows.length ?? 0) ? at : best), 0);
  const chosen = asked.length > 0 ? asked : [largest];
  return {
    sheets: chosen.flatMap((at) => {
      const grid = grids[at];
      if (!grid) return [];
      const heading = guessHeading(grid);
      return [{ sheet: at, heading, columns: guessColumns(grid, heading) }];
    }),
    lists: {},
    rows: {},
    principles: {},
  };
};

/** Takes a sheet's plan; returns the columns of one use, in order. */
export const columnsFor = ({ columns }: SheetPlan, use: Use): number[] =>
  Object.entries(columns)
    .filter(([, each]) => each === use)
    .map(([column]) => Number(column))
    .sort((a, b) => a - b);
