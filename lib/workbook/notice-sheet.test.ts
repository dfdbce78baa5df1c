import { expect, test } from 'vitest';
import { Workbook } from './model';
import { noticeWorkbook } from './notice-sheet';

const fields = [
  { id: 'title', heading: 'Title', asked: '18(2)(b)', known: ['=1+1', 'Lamps'], left: null },
  { id: 'risks', heading: 'Known risks', asked: null, known: [], left: { what: 'Risks', who: 'Project lead' } },
];

test('the sheet of a notice says what is known, what is left and by whom, with a cell for it', () => {
  const book = noticeWorkbook({
    title: 'Lamps',
    reference: 'R-1',
    notice: 'tender notice (UK4)',
    fields,
    asOf: '2026-12-01T09:00:00.000Z',
  });
  expect(Workbook.parse(book)).toEqual(book);
  expect(book.sheets[0]?.rows).toEqual([
    [
      { text: 'Title' },
      { text: '18(2)(b)' },
      { text: "'=1+1\nLamps" },
      { text: 'Nothing' },
      { text: '' },
      { text: '' },
    ],
    [
      { text: 'Known risks' },
      { text: '' },
      { text: '' },
      { text: 'Risks' },
      { text: 'Project lead' },
      { text: '', input: true },
    ],
  ]);
});
