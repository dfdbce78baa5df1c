import { expect, test } from 'vitest';
import { clarificationLogWorkbook } from './clarification-log';
import { Workbook } from './model';

const facts = { title: 'Lamps', reference: 'R-1', authority: 'Brackwater Borough Council' };
const one = {
  number: 1,
  about: 'SEC-04',
  wording: '=May we?',
  answer: 'Yes.',
  answeredAt: '2027-01-12T09:30:00.000Z',
  leadsToAmendment: false,
  followedBy: null,
};

test('the log of clarifications is one sheet: what went to everybody, and what followed from it', () => {
  const second = {
    ...one,
    number: 2,
    about: '',
    wording: 'Is it?',
    leadsToAmendment: true,
    answeredAt: '2027-01-13T12:00:00.000Z',
  };
  const third = { ...second, number: 3, followedBy: { number: 2, publishedAt: '2027-01-14T09:00:00.000Z' } };
  const book = clarificationLogWorkbook({ ...facts, log: [one, second, third] });
  expect(Workbook.parse(book)).toEqual(book);
  expect(book?.asOf).toBe('2027-01-13T12:00:00.000Z');
  expect(book?.sheets[0]?.columns.map(({ heading }) => heading)).toEqual([
    'No.',
    'About',
    'Question',
    'Answer',
    'Issued (UK time)',
    'Issued to',
    'Leads to an amendment?',
  ]);
  expect(book?.sheets[0]?.rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : '')))).toEqual([
    ['1', 'SEC-04', "'=May we?", 'Yes.', '12 January 2027 at 9:30am', 'Every supplier', 'No'],
    [
      '2',
      'The procurement in general',
      'Is it?',
      'Yes.',
      '13 January 2027 at 12 noon',
      'Every supplier',
      'Yes. The next version is not published yet.',
    ],
    [
      '3',
      'The procurement in general',
      'Is it?',
      'Yes.',
      '13 January 2027 at 12 noon',
      'Every supplier',
      'Yes: version 2, published on 14 January 2027 at 9am',
    ],
  ]);
});

test('a log of nothing is no workbook', () => {
  expect(clarificationLogWorkbook({ ...facts, log: [] })).toBeNull();
});
