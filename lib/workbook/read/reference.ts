import type { Area } from '../import/source';

/** Takes the letters of a column; returns its number from 1, or 0 for what is none. */
export const columnNumber = (letters: string): number =>
  /^[A-Z]{1,3}$/i.test(letters)
    ? [...letters.toUpperCase()].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0)
    : 0;

/** Takes a column from 1; returns its letters. */
export const letters = (column: number): string =>
  column < 1 ? '' : letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

export const cellName = (row: number, column: number): string => `${letters(column)}${row}`;

/** Rows and columns that a spreadsheet has at most; an area is data, never a reason to count through it. */
const lastRow = 1_048_576;
const lastColumn = 16_384;

/** Takes `D14`; returns its row and column, or null where a spreadsheet has no such cell. */
export const cellPlace = (name: string): { row: number; column: number } | null => {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(name);
  const [row, column] = [Number(parts?.[2] ?? 0), columnNumber(parts?.[1] ?? '')];
  return row >= 1 && row <= lastRow && column >= 1 && column <= lastColumn ? { row, column } : null;
};

/** Takes `A2:B9`, `D4`, `A:A` or `3:5`, with or without `$`; returns the area, or null. */
export const areaOf = (text: string): Area | null => {
  const [first = '', second = first] = text.replaceAll('$', '').split(':');
  const [from, to] = [cellPlace(first), cellPlace(second)];
  if (from && to)
    return {
      top: Math.min(from.row, to.row),
      left: Math.min(from.column, to.column),
      bottom: Math.max(from.row, to.row),
      right: Math.max(from.column, to.column),
    };
  const [left, right] = [columnNumber(first), columnNumber(second)];
  if (left > 0 && right > 0 && text.includes(':'))
    return { top: 1, left: Math.min(left, right), bottom: lastRow, right: Math.max(left, right) };
  const [top, bottom] = [Number(first), Number(second)];
  if (Number.isInteger(top) && Number.isInteger(bottom) && top >= 1 && bottom >= top && bottom <= lastRow)
    return { top, left: 1, bottom, right: lastColumn };
  return null;
};

/** Takes `'Answer lists'!$A$2:$A$6`; returns sheet and area, the sheet being `home` where none is named; or null. */
export const referenceOf = (text: string, home: string): { sheet: string; area: Area } | null => {
  const parts = /^(?:'((?:[^']|'')+)'|([^'!()",]+))!([^!()",]+)$/.exec(text.trim());
  const sheet = parts ? (parts[1]?.replaceAll("''", "'") ?? parts[2] ?? '') : home;
  const area = areaOf((parts?.[3] ?? text).trim());
  return area && { sheet, area };
};
