import { toPlainDecimal } from '../../scoring/fraction';
import { totalOf, totalsHundred } from '../../scoring/weights';
import { literal } from '../cells';
import type { PlannedRow } from './note';
import { columnsFor, type ImportPlan } from './plan';
import { columnName, gridOf } from './sheet';
import type { SourceBook } from './source';

export type Counts = { rows: number; taken: number; changed: number; leftOut: number; questions: number };

/** Takes the report's rows; returns how many there are of each outcome. They always add up to the source rows. */
export const countsOf = (rows: readonly PlannedRow[]): Counts => {
  const of = (outcome: PlannedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  return {
    rows: rows.length,
    taken: of('taken'),
    changed: of('changed'),
    leftOut: of('left-out'),
    questions: rows.filter(({ as }) => as === 'question').length,
  };
};

/** What is said about the file as a whole: key of the area `import` with its params. */
export type Remark = { key: string; params: Record<string, string | number> };

const remark = (name: string, params: Remark['params'] = {}): Remark => ({ key: `import.${name}`, params });

/** Sheets that are not chosen, columns left out, and parts that are never read: named, so that nothing is lost silently. */
export const remarksOn = (book: SourceBook, plan: ImportPlan): Remark[] => {
  const remarks: Remark[] = [];
  book.sheets.forEach((sheet, at) => {
    const grid = gridOf(sheet);
    const own = plan.sheets.find((each) => each.sheet === at);
    if (!own) {
      if (grid.rows.length > 0)
        remarks.push(remark('sheet-not-chosen', { sheet: sheet.name, count: grid.rows.length }));
      return;
    }
    if (sheet.hidden) remarks.push(remark('sheet-hidden', { sheet: sheet.name }));
    for (const column of columnsFor(own, 'leave')) {
      const count = sheet.cells.filter((cell) => cell.column === column && cell.row > own.heading).length;
      const heading = own.heading > 0 ? (grid.cell(own.heading, column)?.text ?? '') : '';
      if (count > 0)
        remarks.push(remark('column-left', { sheet: sheet.name, column: columnName(column), heading, count }));
    }
    for (const { left, right } of sheet.hiddenColumns)
      remarks.push(
        remark('columns-hidden', { sheet: sheet.name, columns: `${columnName(left)} to ${columnName(right)}` }),
      );
    const formulas = sheet.cells.filter(({ formula }) => formula).length;
    if (formulas > 0) remarks.push(remark('formulas', { sheet: sheet.name, count: formulas }));
    if (sheet.merged.length > 0) remarks.push(remark('merged', { sheet: sheet.name, count: sheet.merged.length }));
  });
  for (const part of book.unread) remarks.push(remark(`unread-${part}`));
  return remarks;
};

/**
 * Takes the report's rows; returns a remark for each section whose weightings do not total exactly 100. They are
 * never changed here: the questionnaire's own "make them fit" does it where the officer wishes.
 */
export const weightRemarks = (rows: readonly PlannedRow[]): Remark[] => {
  const bySection = new Map<string, string[]>();
  for (const { section, draft } of rows) {
    if (draft?.purpose !== 'award-criterion') continue;
    const weights = bySection.get(section);
    if (weights) weights.push(draft.weight);
    else bySection.set(section, [draft.weight]);
  }
  return [...bySection]
    .filter(([, weights]) => !totalsHundred(weights))
    .map(([section, weights]) =>
      remark('weights-not-hundred', { section, total: toPlainDecimal(totalOf(weights)) ?? '0' }),
    );
};

const field = (text: string): string => `"${literal(text).replaceAll('"', '""')}"`;

/** Says a key with its params; given by the caller, who knows the language. */
export type SayNote = (key: string, params?: Record<string, string | number>) => string;

/** The report as CSV (RFC 4180, with the mark that lets Excel read it as UTF-8); no text of it is ever a formula. */
export const reportCsv = (rows: readonly PlannedRow[], remarks: readonly Remark[], say: SayNote): string => {
  const lines = [
    ['Sheet', 'Row', 'Outcome', 'Taken as', 'Section', 'Words', 'Changes and reasons'],
    ...rows.map(({ sheet, row, outcome, as, section, words, notes }) => [
      sheet,
      String(row),
      say(`import.outcome-${outcome}`),
      as === null ? '' : say(`import.as-${as}`),
      section,
      words,
      notes.map(({ key, params }) => say(key, params)).join(' '),
    ]),
    ...remarks.map(({ key, params }) => [String(params.sheet ?? ''), '', '', '', '', '', say(key, params)]),
  ];
  return `\ufeff${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
};
