/** How every workbook looks, whatever its format: so that the twins look the same. Colours are RRGGBB. */
export const look = {
  ink: '0B4144',
  surface: 'F3F9F9',
  line: 'B3B5B5',
  link: '1A4FA3',
  font: 'Arial',
  size: 12,
  titleSize: 16,
} as const;

/** The language of every workbook. */
export const language = 'en-GB';

/** Points of the row of the title. */
export const titleHeight = 24;

/** Points of one line of text, and the most that a row may have. */
const lineHeight = 16;
const mostHeight = 405;

/** The height in points that wrapped texts need in columns of given widths: programs do not all work it out for themselves. */
export const heightOf = (texts: readonly string[], widths: readonly number[]): number => {
  const lines = texts.map((text, at) =>
    text.split('\n').reduce((sum, each) => sum + Math.max(1, Math.ceil(each.length / ((widths[at] ?? 10) * 0.92))), 0),
  );
  return Math.min(mostHeight, Math.max(1, ...lines) * lineHeight);
};

/** Characters of width that a printed page takes before its type is too small to read. */
const pageCharacters = 200;

/** Takes the widths of a table's columns; returns over how many pages side by side it is printed. */
export const pagesAcross = (widths: readonly number[]): number =>
  Math.max(1, Math.ceil(widths.reduce((sum, width) => sum + width, 0) / pageCharacters));

/** Characters that a column has where nothing says how wide it is, and that a letter of a title or note takes. */
const plainWidth = 8;
const titleLetter = 1.5;
const noteLetter = 1.1;

/**
 * How many columns are printed of a table: its own, and as many empty ones beside it as the words over it need. What
 * lies beyond the printed area is cut off.
 */
export const columnsPrinted = (widths: readonly number[], title: string, note: string): number => {
  const own = widths.reduce((sum, width) => sum + width, 0);
  const needed = Math.min(Math.max(title.length * titleLetter, note.length * noteLetter), pageCharacters);
  return widths.length + Math.max(0, Math.ceil((needed - own) / plainWidth));
};

/** What a number may at least and at most be where the model does not say. */
export const anyNumber = { from: '-999999999999', to: '999999999999' } as const;
