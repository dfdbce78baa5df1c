import { z } from 'zod';

/**
 * What a document for reading says, apart from how it looks: a title and blocks in order. The DOCX and the page for
 * printing are both drawn from it, so that they cannot say different things. Text is always text.
 */
const Words = z.string().max(1_000_000);

export const Block = z.union([
  z.strictObject({ heading: Words, level: z.union([z.literal(2), z.literal(3), z.literal(4)]) }),
  z.strictObject({ text: Words, strong: z.literal(true).optional() }),
  z.strictObject({ list: z.array(Words).min(1), intro: Words.optional() }),
  /** Names and what they say: a table of two columns whose first names the row. */
  z.strictObject({ facts: z.array(z.tuple([Words, Words])).min(1), caption: Words }),
  z.strictObject({
    caption: Words,
    columns: z.array(z.strictObject({ heading: Words, figures: z.literal(true).optional() })).min(1),
    rows: z.array(z.array(Words)).min(1),
  }),
  /** A bar for each row, its length as a share of the longest that there can be, with the figure beside it. */
  z.strictObject({
    bars: z.array(z.strictObject({ name: Words, figure: Words, share: z.number().min(0).max(1) })).min(1),
    caption: Words,
    columns: z.tuple([Words, Words, Words]),
  }),
  z.strictObject({ newPage: z.literal(true) }),
]);
export type Block = z.infer<typeof Block>;

export const Paper = z.strictObject({
  title: z.string().min(1).max(1_000),
  /** Reference, version and hash, at the foot of every page. */
  foot: z.string().max(300),
  /** ISO UTC: the time of what it shows, so that the same facts give the same bytes. */
  asOf: z.string(),
  blocks: z.array(Block).max(50_000),
});
export type Paper = z.infer<typeof Paper>;

/** Takes names and words; returns them as one block without those that say nothing, or no block where none is left. */
export const factsOr = (caption: string, facts: readonly (readonly [string, string])[]): Block[] => {
  const said = facts.flatMap(([name, words]): [string, string][] => (words.trim() === '' ? [] : [[name, words]]));
  return said.length > 0 ? [{ caption, facts: said }] : [];
};

/**
 * Takes headings, rows and which columns hold figures; returns a table, or no block where there are no rows. A column in
 * which no row says anything is left out.
 */
export const tableOr = (
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  figures: readonly number[] = [],
): Block[] => {
  const said = (at: number): boolean => at === 0 || rows.some((row) => (row[at] ?? '') !== '');
  return rows.length === 0
    ? []
    : [
        {
          caption,
          columns: headings.flatMap((heading, at) =>
            said(at) ? [{ heading, ...(figures.includes(at) ? { figures: true as const } : {}) }] : [],
          ),
          rows: rows.map((row) => row.filter((_, at) => said(at))),
        },
      ];
};

/** Takes a text; returns a block of each of its paragraphs. */
export const paragraphs = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ text: part }));

/** Takes blocks; returns for each the heading that it stands under, '' before the first. */
export const headingsOver = (blocks: readonly Block[]): string[] => {
  let last = '';
  return blocks.map((block) => {
    if ('heading' in block) last = block.heading;
    return last;
  });
};

/** Takes a paper; returns every text in it that is read, in order. */
export const textsOf = ({ title, blocks }: Paper): string[] => [
  title,
  ...blocks.flatMap((block): string[] => {
    if ('heading' in block) return [block.heading];
    if ('text' in block) return [block.text];
    if ('list' in block) return [...(block.intro === undefined ? [] : [block.intro]), ...block.list];
    if ('facts' in block) return [block.caption, ...block.facts.flat()];
    if ('bars' in block)
      return [block.caption, ...block.columns, ...block.bars.flatMap(({ name, figure }) => [name, figure])];
    if ('rows' in block) return [block.caption, ...block.columns.map(({ heading }) => heading), ...block.rows.flat()];
    return [];
  }),
];
