import { say } from '../text';
import { literal, pieces } from './cells';
import { address, type Cell, mostCharacters, type Sheet, type Workbook } from './model';

/** A name that no other sheet of the workbook has. */
const freeName = ({ sheets }: Workbook): string => {
  const taken = new Set(sheets.map(({ name }) => name.toLowerCase()));
  const plain = say('documents.sheet-annex');
  let name = plain;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${plain} ${count}`;
  return name;
};

/**
 * Takes a workbook; returns it with no text longer than a cell may hold: such a cell ends with a notice, and the text goes
 * on in numbered rows of a last sheet, none of it lost. A workbook without such texts comes back as it is.
 */
export const withAnnex = (book: Workbook): Workbook => {
  const tooLong = (cell: Cell): cell is Extract<Cell, { text: string }> =>
    'text' in cell && cell.text.length > mostCharacters;
  if (!book.sheets.some(({ rows }) => rows.some((row) => row.some(tooLong)))) return book;
  const name = freeName(book);
  const rows: Cell[][] = [];
  let number = 0;
  const shortened = (cell: Cell, sheet: Sheet, place: string): Cell => {
    if (!tooLong(cell)) return cell;
    const [first = '', ...rest] = pieces(cell.text);
    number += 1;
    for (const part of rest)
      rows.push([{ text: String(number) }, { text: sheet.name }, { text: place }, { text: literal(part) }]);
    return { ...cell, text: `${first}\n${say('documents.annex-goes-on', { number, sheet: name })}` };
  };
  const sheets = book.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row, r) => row.map((cell, c) => shortened(cell, sheet, address(c, r)))),
  }));
  return {
    ...book,
    sheets: [
      ...sheets,
      {
        name,
        title: say('documents.title-annex'),
        note: say('documents.annex-note'),
        table: 'LongTextsTable',
        columns: [
          { heading: say('documents.col-annex-number'), width: 10 },
          { heading: say('documents.col-annex-sheet'), width: 24 },
          { heading: say('documents.col-annex-cell'), width: 10 },
          { heading: say('documents.col-annex-text'), width: 100 },
        ],
        rows,
      },
    ],
  };
};
