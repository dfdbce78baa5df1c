import { headingRow, titleRow } from './model';

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

/** Points of one line of text, what a row has beside its lines, and the most that a row may have. */
const lineHeight = 15;
const besideLines = 1;
const mostHeight = 405;

/** How wide signs of the type are, in thousandths of its size, from the blank on; others count as wide as `n`, wide scripts as a square. */
const signWidths = [
  ...[278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278],
  ...Array<number>(10).fill(556),
  ...[278, 278, 584, 584, 584, 556, 1015],
  ...[667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667],
  ...[944, 667, 667, 611, 278, 278, 278, 469, 556, 333],
  ...[556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500],
  ...[722, 500, 500, 500, 334, 260, 334, 584],
];
const signWidth = (code: number): number => signWidths[code - 32] ?? (code < 0x2e80 ? 556 : 1000);

/** Pixels of a sign as wide as the type is high, and of a column that is so many characters wide, less its edges. */
const em = (look.size * 96) / 72;
const columnPixels = (width: number): number => width * 8 - 1;
/** Programs round the width of every sign to the screen, so that a line holds a little less than it should. */
const roundedUp = 1.04;

/** Pixels of a text in one line. */
export const pixelsOf = (text: string, size: number = look.size): number => {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += signWidth(text.charCodeAt(at));
  return (sum / 1000) * em * (size / look.size);
};

/** Lines that a text takes in a column of so many thousandths of the type's size, broken between words as programs do. */
const linesIn = (text: string, room: number): number => {
  let [lines, line, word] = [1, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      lines += 1;
      line = 0;
      word = 0;
      continue;
    }
    const width = signWidth(code);
    const blank = code === 32 || code === 9;
    // A blank at the end of a line hangs over it.
    if (!blank && line + width > room) {
      lines += 1;
      // A word that fills a line by itself is broken where it ends.
      if (word >= line) word = 0;
      line = word;
    }
    line += width;
    word = blank || code === 45 ? 0 : word + width;
  }
  return lines;
};

/** The height in points that wrapped texts need in columns of given widths: programs do not all work it out for themselves. */
export const heightOf = (texts: readonly string[], widths: readonly number[], bold = false): number => {
  const wider = bold ? 1.08 * roundedUp : roundedUp;
  const lines = texts.map((text, at) => linesIn(text, (columnPixels(widths[at] ?? 10) / em / wider) * 1000));
  return Math.min(mostHeight, Math.max(1, ...lines) * lineHeight + besideLines);
};

/** Characters of width that a printed page takes before its type is too small to read. */
const pageCharacters = 200;

/** Takes the widths of a table's columns; returns over how many pages side by side it is printed. */
export const pagesAcross = (widths: readonly number[]): number =>
  Math.max(1, Math.ceil(widths.reduce((sum, width) => sum + width, 0) / pageCharacters));

/**
 * The first row that is printed. Where a table goes over several pages side by side, its first column is on each of them,
 * and the title over it would be cut off there: the head of the page names workbook and sheet instead.
 */
export const firstPrinted = (across: number): number => (across > 1 ? headingRow : titleRow);

/** Characters that a column has where nothing says how wide it is. */
const plainWidth = 8;

/**
 * How many columns are printed of a table: its own, and as many empty ones beside it as the words over it need. What
 * lies beyond the printed area is cut off.
 */
export const columnsPrinted = (widths: readonly number[], title: string, note: string): number => {
  const own = widths.reduce((sum, width) => sum + width, 0);
  const words = Math.max(pixelsOf(title, look.titleSize) * 1.08, pixelsOf(note)) * roundedUp;
  const needed = Math.min(words / 8, pageCharacters);
  return widths.length + Math.max(0, Math.ceil((needed - own) / plainWidth));
};

/** What a number may at least and at most be where the model does not say. */
export const anyNumber = { from: '-999999999999', to: '999999999999' } as const;
