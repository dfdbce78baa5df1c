import type { Area, SourceCell, SourceSheet } from '../import/source';
import { columnLetters } from '../model';
import { answerOf, plainWords } from './cell-text';
import { refHeading } from './columns';

/** Rows above the headings that are looked through for them. */
const highestHeading = 60;

/** Takes the text of a heading or reference; returns it as two of them are compared. */
export const plain = (text: string): string => plainWords(answerOf(text)).toLowerCase();

/** The address of a cell, both counted from 1: `C5`. */
export const nameOf = (row: number, column: number): string => `${columnLetters(column - 1)}${row}`;

export type Grid = { sheet: SourceSheet; rows: Map<number, Map<number, SourceCell>> };
/** A row of headings, with the columns that each stands in. */
export type Heading = { row: number; columns: Map<string, number[]> };

/** Takes a sheet; returns its cells by row and column, both counted from 1. */
export const gridOf = (sheet: SourceSheet): Grid => {
  const rows = new Map<number, Map<number, SourceCell>>();
  for (const cell of sheet.cells) {
    const row = rows.get(cell.row) ?? new Map<number, SourceCell>();
    row.set(cell.column, cell);
    rows.set(cell.row, row);
  }
  return { sheet, rows };
};

/** The first row that has a cell with the heading of references and the other headings that are wanted. */
export const headingIn = ({ rows }: Grid, wanted: readonly string[]): Heading | null => {
  for (const [row, cells] of rows) {
    if (row > highestHeading) continue;
    const columns = new Map<string, number[]>();
    for (const { column, text } of cells.values()) {
      const words = plain(text);
      columns.set(words, [...(columns.get(words) ?? []), column]);
    }
    if ([refHeading(), ...wanted].every((heading) => columns.has(plain(heading)))) return { row, columns };
  }
  return null;
};

/** The first merged area below a row that touches one of some columns: it hides what other rows said. */
export const mergedIn = (sheet: SourceSheet, from: number, columns: readonly number[]): Area | undefined =>
  sheet.merged.find(
    (area) => area.bottom > from && columns.some((column) => area.left <= column && area.right >= column),
  );
