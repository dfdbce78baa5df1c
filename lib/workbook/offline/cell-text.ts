/**
 * Answers as a spreadsheet may hold them, so that every one comes back as it went out. A text that a program could take
 * for a formula gets an apostrophe before it, and so does a text that already begins with such apostrophes: taking one
 * away again is then never wrong.
 */

/** The most characters that a cell of a spreadsheet holds. */
const mostCharacters = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: a control character at the beginning is one of the triggers
const risky = /^'*(?:[\u0000-\u001f]|[\s\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/** Takes an answer; returns what its cell shows. */
export const cellOf = (answer: string): string => (risky.test(answer) ? `'${answer}` : answer);

/**
 * Takes what a cell shows; returns the answer. Half of a character, as a damaged paste leaves it, becomes U+FFFD: no
 * answer with one can be hashed or sent.
 */
export const answerOf = (cell: string): string =>
  (cell.startsWith("'") && risky.test(cell.slice(1)) ? cell.slice(1) : cell).toWellFormed();

/** Whether an answer fits into one cell. */
export const fitsCell = (answer: string): boolean => cellOf(answer).length <= mostCharacters;

/** Words without the line ends and blanks that programs change: for comparing headings, references and options. */
export const plainWords = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Whether two texts are the same to a reader: programs write the ends of lines in their own way. */
export const sameText = (a: string, b: string): boolean =>
  a === b || a.replace(/\r\n?/g, '\n') === b.replace(/\r\n?/g, '\n');
