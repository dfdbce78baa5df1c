import ExcelJS from 'exceljs';
import type { Place } from './marking';

export type ScoreSheet = {
  /** Every answer in the copy, in its order. */
  places: Place[];
  /** The cell of an answer under a heading. */
  cell: (place: Place, heading: string) => { sheet: string; cell: string };
  /** What a cell of an answer says. */
  says: (place: Place, heading: string) => string;
};

const nameOf = ({ question, letter }: Place): string => `${question} of ${letter}`;

/** Reads an evaluator's workbook (XLSX) as a person does: by reference, letter and heading. */
export async function scoreSheet(bytes: Buffer): Promise<ScoreSheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  const sheet = book.getWorksheet('Scores');
  if (!sheet) throw new Error('The workbook has no sheet Scores.');
  const headings = new Map<string, number>();
  sheet.getRow(4).eachCell((cell, column) => headings.set(cell.text, column));
  const rows = new Map<string, number>();
  const places: Place[] = [];
  sheet.eachRow((row, number) => {
    if (number <= 4) return;
    const place = { question: row.getCell(1).text, letter: row.getCell(2).text };
    places.push(place);
    rows.set(nameOf(place), number);
  });
  const at = (place: Place, heading: string): ExcelJS.Cell => {
    const [row, column] = [rows.get(nameOf(place)), headings.get(heading)];
    if (row === undefined || column === undefined)
      throw new Error(`The workbook has no cell for ${nameOf(place)} under ${heading}.`);
    return sheet.getCell(row, column);
  };
  return {
    places,
    cell: (place, heading) => ({ sheet: 'Scores', cell: at(place, heading).address }),
    says: (place, heading) => at(place, heading).text,
  };
}
