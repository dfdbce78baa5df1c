import { placesOf } from '../question/marks';
import type { Cell } from './model';

/** Room in a cell, which holds 32,767 characters, for the mark of a literal text and for the words where it goes on. */
const partCharacters = 32_000;

/** Characters that XML cannot hold; a tab and a line end may stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Takes any text; returns it with one kind of line end and without what XML cannot hold. */
export const withoutUnprintable = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(loneSurrogate, '\ufffd').replace(unprintable, '');

/** What makes a spreadsheet read a text as a formula, at its beginning or after blanks; wide forms of the same too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a tab or other control character is one of the triggers
const trigger = /^(?:[\u0000-\u001f]|[\s\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/**
 * Takes any text; returns it as a cell shows it literally: without characters that a workbook cannot hold, with a
 * leading apostrophe where a program could take it for a formula. What is longer than a cell goes on in the annex.
 */
export const literal = (text: string): string => {
  const plain = text.replace(/\r\n?/g, '\n').replace(loneSurrogate, '\ufffd');
  return trigger.test(plain) ? `'${plain.replace(unprintable, '')}` : plain.replace(unprintable, '');
};

/** Takes a text of any length; returns the pieces that fit into cells, none of them lost. */
export const pieces = (text: string): string[] => {
  const found: string[] = [];
  let rest = text;
  while (rest.length > partCharacters) {
    // Never between the halves of one character.
    const cut = /[\ud800-\udbff]/.test(rest.charAt(partCharacters - 1)) ? partCharacters - 1 : partCharacters;
    found.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...found, rest];
};

/** A cell of text; whatever it holds, it is never a formula. */
export const text = (value: string): Cell => ({ text: literal(value) });

/** A cell to be filled in. */
export const input = (
  value = '',
  wants?: { oneOf: string } | { from?: string; to?: string; places?: number },
): Cell => ({
  text: literal(value),
  input: true,
  ...(wants ? { wants } : {}),
});

/** A cell with a decimal string. */
export const number = (value: string, places: number): Cell => ({ number: value, places });

/** A decimal as it is written, with its own places. */
export const asWritten = (decimal: string): Cell => number(decimal, placesOf(decimal));
