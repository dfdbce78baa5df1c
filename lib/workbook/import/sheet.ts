import type { AnswerRule, Area, SourceBook, SourceCell, SourceSheet } from './source';

/** Takes a column from 1; returns its letters. */
export const columnName = (column: number): string =>
  column < 1 ? '' : columnName(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

/** `D14`. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`;

/** `A5:A9`. */
export const areaName = ({ top, left, bottom, right }: Area): string =>
  `${cellName(top, left)}:${cellName(bottom, right)}`;

const within = (area: Area, row: number, column: number): boolean =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;

/** A sheet by place. */
export type Grid = {
  sheet: SourceSheet;
  /** Numbers of the rows that hold something, in order: the source rows of the report. */
  rows: number[];
  /** Numbers of the columns that hold something, in order. */
  columns: number[];
  inRow: (row: number) => readonly SourceCell[];
  cell: (row: number, column: number) => SourceCell | undefined;
  /** The merged area that covers the cell, where there is one. */
  merged: (row: number, column: number) => Area | undefined;
};

/** Takes a sheet; returns it by place. */
export const gridOf = (sheet: SourceSheet): Grid => {
  const byRow = new Map<number, SourceCell[]>();
  for (const cell of sheet.cells) {
    const row = byRow.get(cell.row);
    if (row) row.push(cell);
    else byRow.set(cell.row, [cell]);
  }
  return {
    sheet,
    rows: [...byRow.keys()].sort((a, b) => a - b),
    columns: [...new Set(sheet.cells.map(({ column }) => column))].sort((a, b) => a - b),
    inRow: (row) => byRow.get(row) ?? [],
    cell: (row, column) => byRow.get(row)?.find((cell) => cell.column === column),
    merged: (row, column) => sheet.merged.find((area) => within(area, row, column)),
  };
};

type Place = { sheet: SourceSheet; cell: SourceCell };

/** What is looked up again and again in a file, worked out once. */
type Lookup = {
  byName: Map<string, SourceSheet>;
  byText: Map<string, Place[]>;
  rules: Map<AnswerRule, { values: string[]; from: string } | { formula: string }>;
};
const lookups = new WeakMap<SourceBook, Lookup>();

const lookupOf = (book: SourceBook): Lookup => {
  const known = lookups.get(book);
  if (known) return known;
  const made: Lookup = { byName: new Map(), byText: new Map(), rules: new Map() };
  for (const sheet of book.sheets) {
    made.byName.set(sheet.name.toLowerCase(), sheet);
    for (const cell of sheet.cells) {
      if (cell.formula || cell.text.length > 100) continue;
      const text = cell.text.toLowerCase();
      const places = made.byText.get(text);
      if (places) places.push({ sheet, cell });
      else made.byText.set(text, [{ sheet, cell }]);
    }
  }
  lookups.set(book, made);
  return made;
};

/** Takes a text; returns the first cell of another sheet that holds it and nothing else, capitals apart. */
export const placeOnOtherSheet = (book: SourceBook, ownSheet: string, text: string): Place | undefined =>
  lookupOf(book)
    .byText.get(text.toLowerCase())
    ?.find(({ sheet }) => sheet.name !== ownSheet);

/** Texts of an area of a sheet, in reading order, each once; formulas and cells without text left out. */
export const textsIn = (book: SourceBook, sheetName: string, area: Area): string[] => {
  const sheet = lookupOf(book).byName.get(sheetName.toLowerCase());
  const texts = (sheet?.cells ?? [])
    .filter(({ row, column, text, formula }) => within(area, row, column) && text !== '' && !formula)
    .map(({ text }) => text);
  return [...new Set(texts)];
};

const allowedBy = (book: SourceBook, rule: AnswerRule): { values: string[]; from: string } | { formula: string } => {
  if (rule.values) return { values: [...new Set(rule.values.filter((value) => value !== ''))], from: '' };
  const named = book.names.find(({ name }) => name.toLowerCase() === rule.formula?.trim().toLowerCase());
  const from = rule.from ?? named;
  if (!from) return { formula: rule.formula ?? '' };
  return { values: textsIn(book, from.sheet, from.area), from: `${from.sheet}!${areaName(from.area)}` };
};

/** What the answer rule of a cell allows: values, or the formula that only a spreadsheet program works out. */
export const ruleAt = (
  book: SourceBook,
  sheet: SourceSheet,
  row: number,
  column: number,
): { values: string[]; from: string } | { formula: string } | null => {
  const rule = sheet.rules.find(({ areas }) => areas.some((area) => within(area, row, column)));
  if (!rule) return null;
  const { rules } = lookupOf(book);
  const known = rules.get(rule);
  if (known) return known;
  const allowed = allowedBy(book, rule);
  rules.set(rule, allowed);
  return allowed;
};
