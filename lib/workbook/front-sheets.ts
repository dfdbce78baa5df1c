import { ukDateTime } from '../procurement/uk-time';
import { say } from '../text';
import { withAnnex } from './annex';
import { number, text } from './cells';
import type { Cell, Sheet, Workbook } from './model';

/** Whether a table has a cell with nothing in it that is not a place to write. */
const hasGaps = ({ rows }: Sheet): boolean =>
  rows.some((row) => row.some((cell) => 'text' in cell && cell.text === '' && !cell.input));

/** Words before another sentence: with a full stop, where they end without a sign. */
const sentence = (words: string): string => (/[\p{L}\p{N})]$/u.test(words) ? `${words}.` : words);

/** What an empty cell means is said over the table, so that nobody takes one for something lost. */
const explained = (sheet: Sheet): Sheet =>
  hasGaps(sheet) ? { ...sheet, note: `${sentence(sheet.note)} ${say('documents.empty-cells')}`.trim() } : sheet;

const pair = (item: string, words: string): Cell[] => [text(item), text(words)];

/** Takes a cover; returns it with the authority's name, where it has none. */
const withAuthority = (cover: Sheet, authority: string): Sheet => {
  const item = say('documents.start-authority');
  const named = cover.rows.some(([first]) => first && 'text' in first && first.text === item);
  return named ? cover : { ...cover, rows: [pair(item, authority), ...cover.rows] };
};

/** Where there is no cover, the line under the title says whose it is. */
const withWhose = (sheet: Sheet, authority: string): Sheet =>
  authority === '' || sheet.note.includes(authority) ? sheet : { ...sheet, note: `${authority}. ${sheet.note}`.trim() };

const coverOf = (book: Workbook, authority: string): Sheet => ({
  name: say('documents.sheet-about'),
  title: book.title,
  note: book.foot,
  table: 'AboutTable',
  cover: true,
  columns: [
    { heading: say('documents.col-item'), width: 30 },
    { heading: say('documents.col-words'), width: 100 },
  ],
  rows: [
    pair(say('documents.start-authority'), authority),
    pair(say('documents.cover-document'), book.title),
    pair(say('documents.cover-of'), book.foot),
    pair(say('documents.cover-as-of'), ukDateTime(book.asOf)),
  ],
});

const contentsOf = (book: Workbook, sheets: readonly Sheet[]): Sheet => ({
  name: say('documents.sheet-contents'),
  title: say('documents.contents-of', { title: book.title }).slice(0, 1_000),
  note: book.foot,
  table: 'ContentsTable',
  columns: [
    { heading: say('documents.col-sheet'), width: 36 },
    { heading: say('documents.col-holds'), width: 100 },
    { heading: say('documents.col-rows'), width: 12 },
  ],
  rows: sheets.map(({ name, title, rows }) => [
    { text: name, goes: name },
    text(title),
    number(String(rows.length), 0),
  ]),
});

/**
 * Takes a workbook and the name of the authority whose it is; returns it as it is given away: a workbook of several
 * sheets begins with a cover and a contents sheet whose links lead to every other, the annex of long texts among them,
 * and empty cells are explained.
 */
export const withFront = (book: Workbook, authority: string): Workbook => {
  const [first, ...others] = book.sheets.map(explained);
  if (!first) return book;
  const single = { ...book, sheets: [withWhose(first, authority)] };
  if (others.length === 0 && withAnnex(single) === single) return single;
  const [cover, rest] = first.cover
    ? [withAuthority(first, authority), others]
    : [coverOf(book, authority), [first, ...others]];
  // After the cover has its last row, because the annex names cells by their place.
  const { sheets } = withAnnex({ ...book, sheets: [cover, ...rest] });
  return { ...book, sheets: [sheets[0] ?? cover, contentsOf(book, sheets), ...sheets.slice(1)] };
};
