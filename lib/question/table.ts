import { z } from 'zod';
import { inLanguage, type Language } from '../condition/say';
import { fault, type KindRules, nil } from './kind';
import { limitOf } from './limits';
import type { SettingsOf } from './settings';
import { countWords } from './words';

type Settings = SettingsOf<'table'>;

const isRows = (answer: unknown): answer is string[][] =>
  Array.isArray(answer) && answer.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'));

/** Lower-cases the first letter inside a sentence, but leaves initials such as "IP address" alone. */
const inSentence = (label: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

/** A row counts when a cell that the supplier fills has text; the first cell of a fixed row is given. */
const isFilled = (row: readonly string[], fixed: boolean): boolean =>
  row.some((cell, at) => !(fixed && at === 0) && cell.trim() !== '');

/**
 * Takes settings; returns the rows a supplier starts from: the fixed rows with their first cell filled in, or none.
 */
export const startingRows = (settings: Settings, language: Language = 'en'): string[][] =>
  (settings.fixedRows ?? []).map((text) =>
    settings.columns.map((_, at) => (at === 0 ? inLanguage(text, language) : '')),
  );

/** Takes settings and rows; returns the words of all cells that the supplier fills. */
export const tableWords = (settings: Settings | undefined, rows: readonly (readonly string[])[]): number =>
  rows.flatMap((row) => (settings?.fixedRows ? row.slice(1) : row)).reduce((sum, cell) => sum + countWords(cell), 0);

const emptyCells = (settings: Settings, rows: readonly string[][], language: Language) =>
  rows.flatMap((row, at) =>
    settings.columns.flatMap(({ id, label }, column) =>
      (row[column] ?? '').trim() === '' && !(settings.fixedRows && column === 0)
        ? [fault('table-cell', { row: at + 1, column: inSentence(inLanguage(label, language)) }, `rows[${at}].${id}`)]
        : [],
    ),
  );

const faults: KindRules<'table'>['faults'] = (question, answer, language = 'en') => {
  const { settings } = question;
  if (answer === nil && settings?.nilAllowed) return [];
  const fixed = settings?.fixedRows !== undefined;
  if (!settings || !isRows(answer) || !answer.some((row) => isFilled(row, fixed))) {
    const key = fixed ? 'table-fixed-missing' : settings?.rowName ? 'table-missing' : 'table-missing-row';
    const name = settings?.rowName ? { name: inLanguage(settings.rowName, language) } : undefined;
    return [fault(settings?.nilAllowed ? `${key}-or-nil` : key, fixed ? undefined : name)];
  }
  const found = emptyCells(settings, answer, language);
  const wide = answer.findIndex((row) => row.length > settings.columns.length);
  if (wide >= 0) found.push(fault('table-wide', { row: wide + 1, count: settings.columns.length }, `rows[${wide}]`));
  const lacking = (settings.fixedRows?.length ?? 0) - answer.length;
  if (lacking > 0) found.push(fault('table-rows-lacking', { count: lacking }));
  const { words: limit } = limitOf(question);
  const count = limit === undefined ? 0 : tableWords(settings, answer) - limit;
  if (limit !== undefined && count > 0) found.push(fault('words-over', { count, limit }));
  return found;
};

/** Rows under published columns; rows are added by the supplier or fixed, and may be nil where that is allowed. */
export const table: KindRules<'table'> = {
  kind: 'table',
  operators: [],
  draft: z.union([z.literal(nil), z.array(z.array(z.string().max(20_000)).max(20)).max(500)]),
  isAnswered: (answer, settings) =>
    answer === nil || (isRows(answer) && answer.some((row) => isFilled(row, settings?.fixedRows !== undefined))),
  faults,
  toText: ({ settings }, answer, say, language = 'en') => {
    if (answer === nil) return say('answer.nil');
    if (!isRows(answer)) return '';
    const label = (column: number) => {
      const found = settings?.columns[column];
      return found ? `${inLanguage(found.label, language)}: ` : '';
    };
    return answer.map((row) => row.map((cell, column) => `${label(column)}${cell}`).join('; ')).join('\n');
  },
  values: () => null,
};
