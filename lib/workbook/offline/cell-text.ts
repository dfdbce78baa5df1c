import { withoutUnprintable } from '../cells';

/**
 * Answers as a spreadsheet may hold them, so that every one comes back as it went out. A text that a program could take
 * for a formula gets an apostrophe before it, and so does a text that already begins with such apostrophes: taking one
 * away again is then never wrong.
 */

/** The most characters that a cell of a spreadsheet holds. */
const mostCharacters = 32_767;

const trigger = /^'*(?:[\t\n\r]|[\s\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/** Characters that a file cannot hold do not count, so that a text without them is judged as with them. */
const risky = (text: string): boolean => trigger.test(withoutUnprintable(text));

/** Takes an answer; returns what its cell shows. */
export const cellOf = (answer: string): string => (risky(answer) ? `'${answer}` : answer);

/**
 * Takes what a cell shows; returns the answer. Half of a character, as a damaged paste leaves it, becomes U+FFFD: no
 * answer with one can be hashed or sent.
 */
export const answerOf = (cell: string): string =>
  (cell.startsWith("'") && risky(cell.slice(1)) ? cell.slice(1) : cell).toWellFormed();

/** Whether an answer fits into one cell. */
export const fitsCell = (answer: string): boolean => cellOf(answer).length <= mostCharacters;

/** Words without the line ends and blanks that programs change: for comparing headings, references and options. */
export const plainWords = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const oneLineEnd = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Whether two texts are the same to a reader: programs write the ends of lines in their own way. */
export const sameText = (a: string, b: string): boolean => a === b || oneLineEnd(a) === oneLineEnd(b);

/**
 * What may be left of an answer in a file: all of it; what an ODS can hold, which has no control characters; and that
 * without the tabs of its cell, which LibreOffice drops when it saves one.
 */
export const survivors: readonly ((answer: string) => string)[] = [
  (answer) => answer,
  withoutUnprintable,
  (answer) => answerOf(withoutUnprintable(cellOf(answer)).replaceAll('\t', '')),
];

/** Whether a file says an answer: the same text, or all of it that survives. */
export const saysText = (file: string, answer: string): boolean =>
  survivors.some((kept) => sameText(file, kept(answer)));
