import type { Kind } from '../../question/settings';
import type { ListKind } from './plan';
import { placeOnOtherSheet, textsIn } from './sheet';
import type { SourceBook } from './source';

/** Most options of a question that takes one answer, and of one that takes several. */
export const mostOptions = { one: 20, several: 30 } as const;

/** What a cell of answers says: a list, a kind of answer, or words that are neither. */
export type Answers =
  | { is: 'list'; values: string[]; from: string }
  | { is: 'kind'; kind: Kind }
  | { is: 'words'; words: string };

const kindWords: [Kind, RegExp][] = [
  ['yes-no', /^(yes ?(\/|or|,|and)? ?no|y ?\/ ?n)( (answer|response|only))?$/],
  [
    'file',
    /^(file|upload|attachment|document|evidence|attach|file upload|upload a (file|document)|attach a document)s?$/,
  ],
  ['date', /^(date|dd ?\/ ?mm ?\/ ?yy(yy)?)$/],
  ['number', /^(number|numeric|figure|integer|whole number|percentage|value)$/],
  ['short-text', /^(short text|single line|short answer|one line)$/],
  ['long-text', /^(free ?-? ?text|text|long text|narrative|written( answer| response)?|open|comments?|multi-?line)$/],
];

const kindOf = (text: string): Kind | null =>
  kindWords.find(([, pattern]) => pattern.test(text.toLowerCase().trim()))?.[0] ?? null;

const tidy = (value: string): string => value.replace(/^\s*(?:[-•*·▪◦o]\s+|\d{1,2}[.)]\s+|[a-z][.)]\s+)/, '').trim();

const short = (values: readonly string[], most: number): boolean =>
  values.length >= 2 && values.every((value) => value.length > 0 && value.length <= most);

/** Takes the text of a cell; returns the values that its line breaks or signs part, or null where it is one text. */
export const splitValues = (text: string): string[] | null => {
  const parted = (sign: string | RegExp): string[] =>
    text
      .split(sign)
      .map(tidy)
      .filter((value) => value !== '');
  const lines = parted('\n');
  if (short(lines, 500)) return lines;
  const semicolons = parted(';');
  if (short(semicolons, 200)) return semicolons;
  const bars = parted('|');
  if (short(bars, 200)) return bars;
  if (text.length > 160 || /[.?!:]/.test(text)) return null;
  const slashes = parted('/');
  if (short(slashes, 30)) return slashes;
  const commas = parted(',');
  return short(commas, 25) ? commas : null;
};

/** Values that stand under a name: a named area of cells, or the column with that heading on another sheet. */
const namedList = (book: SourceBook, ownSheet: string, name: string): { values: string[]; from: string } | null => {
  const wanted = name.toLowerCase().trim();
  const area = book.names.find((each) => each.name.toLowerCase() === wanted);
  if (area) {
    const values = textsIn(book, area.sheet, area.area);
    if (values.length >= 2) return { values, from: area.name };
  }
  const place = placeOnOtherSheet(book, ownSheet, name.trim());
  if (!place) return null;
  const { sheet, cell: heading } = place;
  // The texts straight below the heading, without a gap.
  const below = new Map(sheet.cells.filter(({ column }) => column === heading.column).map((cell) => [cell.row, cell]));
  const values: string[] = [];
  for (let row = heading.row + 1; ; row += 1) {
    const text = below.get(row)?.text;
    if (!text || values.length > 1_000) break;
    values.push(text);
  }
  const found = [...new Set(values)];
  return found.length >= 2 ? { values: found, from: `${sheet.name}: ${heading.text}` } : null;
};

/** Takes the text of a cell of answers; returns what it says. */
export const readAnswers = (book: SourceBook, sheetName: string, text: string): Answers => {
  const kind = kindOf(text);
  if (kind) return { is: 'kind', kind };
  const named = text.length <= 100 ? namedList(book, sheetName, text) : null;
  if (named) return { is: 'list', ...named };
  const values = splitValues(text);
  return values ? { is: 'list', values, from: '' } : { is: 'words', words: text };
};

const yes = /^(yes|y)$/i;
const no = /^(no|n)$/i;

/** True where a list is yes and no, in either order. */
export const isYesNo = (values: readonly string[]): boolean =>
  values.length === 2 && values.some((value) => yes.test(value)) && values.some((value) => no.test(value));

/** Takes a list of values; returns how it is asked unless the officer says otherwise. */
export const usualKind = (values: readonly string[]): ListKind => {
  if (isYesNo(values)) return 'yes-no';
  return values.length <= mostOptions.one ? 'one' : 'text';
};

/** Whether a list can be asked that way. */
export const canBe = (values: readonly string[], kind: ListKind): boolean => {
  if (kind === 'yes-no') return isYesNo(values);
  if (kind === 'text') return true;
  return values.length <= mostOptions[kind];
};

/** True for the value of a list that means yes. */
export const isYes = (value: string): boolean => yes.test(value);

/** A mark written behind the words of an option: `Partly (3)`, `Fully met = 5`, `None [0 marks]`. */
const markBehind =
  /^(.*\S)\s*(?:\(\s*(\d{1,3}(?:\.\d{1,2})?)\s*(?:marks?|points?|pts?)?\s*\)|\[\s*(\d{1,3}(?:\.\d{1,2})?)\s*(?:marks?|points?|pts?)?\s*\]|=\s*(\d{1,3}(?:\.\d{1,2})?))$/i;

/** Takes options; where every one has a mark behind it, returns words and marks apart. */
export const marksBehind = (values: readonly string[]): { label: string; mark: string }[] | null => {
  const found = values.map((value) => markBehind.exec(value));
  if (found.some((match) => !match)) return null;
  return found.map((match) => ({ label: match?.[1] ?? '', mark: match?.[2] ?? match?.[3] ?? match?.[4] ?? '' }));
};
