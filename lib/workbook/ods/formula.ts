/** Formulas of the model, written as spreadsheets of the Office kind have them, in the notation of OpenDocument. */

/** Functions that the model uses. They mean the same in both notations; another is looked up first and then added. */
const functions = new Set([
  'ABS',
  'CHAR',
  'COUNT',
  'IF',
  'ISNUMBER',
  'LEN',
  'MAX',
  'MIN',
  'SUBSTITUTE',
  'SUM',
  'SUMPRODUCT',
  'TRIM',
]);

const cell = String.raw`\$?[A-Z]{1,3}\$?[1-9]\d{0,6}`;
/** A reference with its sheet, a text, a number, a function before its bracket, or a sign. */
const token = new RegExp(
  [
    `(?:'(?<sheet>[^']+)'!)?(?<from>${cell})(?::(?<to>${cell}))?(?![A-Za-z0-9_.(!])`,
    `(?<text>"(?:[^"]|"")*")`,
    String.raw`(?<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)(?![A-Za-z_.(!])`,
    String.raw`(?<name>[A-Z][A-Z0-9.]*)(?=\()`,
    '(?<sign><=|>=|<>|[-+*/^&=<>(),])',
  ].join('|'),
  'y',
);

/** Takes a sheet and one or two corners; returns the reference without its brackets: `$'Other criteria'.C5:.C8`. */
const placeOf = (sheet: string | undefined, from: string, to: string | undefined): string =>
  `${sheet === undefined ? '' : `$'${sheet}'`}.${from}${to === undefined ? '' : `:.${to}`}`;

/**
 * Takes a formula of the model; returns it as an ODS holds it.
 * @throws Error for a function that is not on the list, and for anything else that the model does not write.
 */
export const openFormula = (formula: string): string => {
  let at = 0;
  let written = '';
  while (at < formula.length) {
    token.lastIndex = at;
    const found = token.exec(formula);
    const part = found?.groups;
    if (!found || !part) throw new Error(`a formula cannot be written for ODS at place ${at + 1}: ${formula}`);
    const { sheet, from, to, text, number, name, sign } = part;
    if (from !== undefined) written += `[${placeOf(sheet, from, to)}]`;
    else if (name !== undefined) {
      if (!functions.has(name)) throw new Error(`a formula uses ${name}, which is not on the list for ODS: ${formula}`);
      written += name;
    } else written += sign === ',' ? ';' : (text ?? number ?? sign ?? '');
    at = token.lastIndex;
  }
  return `of:=${written}`;
};

const area = new RegExp(`^'([^']+)'!(${cell}):(${cell})$`);

/** Takes a range of cells on a sheet, as the model writes it; returns it as a content rule of an ODS names it. */
export const openRange = (range: string): string => {
  const parts = area.exec(range);
  if (!parts) throw new Error(`no range of cells: ${range}`);
  return `[${placeOf(parts[1], parts[2] ?? '', parts[3])}]`;
};
