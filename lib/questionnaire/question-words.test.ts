import { describe, expect, test } from 'vitest';
import { sayIn } from '../text';
import { Question } from './document';
import { kindWords, offeredBy, wordLimit } from './question-words';

const say = sayIn('en');
const question = (kind: string, settings?: object, more: object = {}): Question =>
  Question.parse({
    id: 'q1',
    kind,
    wording: { en: 'How is it done?' },
    principle: 8,
    purpose: 'information',
    ...(settings ? { settings } : {}),
    ...more,
  });
const award = { purpose: 'award-criterion', weight: '100' };
const columns = [{ id: 'name', label: { en: 'Name' } }];

describe('the kind of an answer in words', () => {
  test.each([
    ['long-text', undefined, 'A text of up to 500 words'],
    ['long-text', { wordLimit: 1 }, 'A text of up to 1 word'],
    ['short-text', undefined, 'A short text of up to 200 characters'],
    ['short-text', { maxLength: 40 }, 'A short text of up to 40 characters'],
    ['file', undefined, 'Up to 5 files'],
    ['file', { maxFiles: 1 }, 'A file'],
    ['file', { maxFiles: 1, pages: 3 }, 'A file of up to 3 pages'],
    ['file', { pages: 3 }, 'Up to 5 files of up to 3 pages'],
    ['table', { columns }, 'A table'],
    ['table', { columns, wordLimit: 90 }, 'A table of up to 90 words'],
    ['number', undefined, 'A number'],
    ['number', { min: '0', max: '24', unit: { en: 'hours' } }, 'A number from 0 to 24, in hours'],
    ['number', { min: '1' }, 'A number, 1 or more'],
    ['number', { max: '24' }, 'A number, 24 or less'],
    ['date', undefined, 'A date'],
  ])('%s %j: %s', (kind, settings, words) => {
    expect(kindWords(question(kind, settings), say)).toBe(words);
  });

  test('names the unit in the language of the reader', () => {
    const hours = question('number', { unit: { en: 'hours', cy: 'oriau' } });
    expect(kindWords(hours, say, 'cy')).toBe('A number, in oriau');
  });

  test('leaves a word limit only to what is counted in words', () => {
    expect(['long-text', 'short-text', 'file'].map((kind) => wordLimit(question(kind)))).toEqual(['500', '', '']);
  });
});

describe('what a question offers', () => {
  const worth = (asked: Question) => offeredBy(asked, say).map(({ answer, worth: each }) => [answer, each]);

  test('holds None of these, which counts nothing beside points', () => {
    const options = [
      { id: 'a', label: { en: 'At rest' }, points: '2' },
      { id: 'b', label: { en: 'In transit' } },
    ];
    expect(worth(question('multiple-choice', { options, noneOfThese: true }, award))).toEqual([
      ['At rest', '2'],
      ['In transit', '0'],
      ['None of these', '0'],
    ]);
  });

  test('gives no score to options that people mark by the guide', () => {
    const options = [{ id: 'a', label: { en: 'Every year' } }];
    const byGuide = { ...award, markingGuide: [{ mark: '5', text: { en: 'All' } }] };
    expect(worth(question('single-choice', { options }, byGuide))).toEqual([['Every year', '']]);
  });

  test('holds what the options of a gate lead to', () => {
    const options = [
      { id: 'yes', label: { en: 'Yes' }, outcome: 'pass' },
      { id: 'no', label: { en: 'No' }, outcome: 'fail' },
    ];
    expect(worth(question('yes-no', { options }, { purpose: 'requirement' }))).toEqual([
      ['Yes', 'Pass'],
      ['No', 'Fail'],
    ]);
  });

  test('holds every band, any other figure and Not known', () => {
    const bands = [{ operator: 'onOrAfter', value: '2034-02-01', mark: '5', label: { en: 'contract end' } }];
    expect(worth(question('date', { bands, otherwise: '1', notKnown: true }, award))).toEqual([
      ['on or after 1 February 2034 (contract end)', '5'],
      ['Any other figure', '1'],
      ['Not known', '1'],
    ]);
    expect(worth(question('number', { otherwise: '1' }, award))).toEqual([['Any other figure', '1']]);
  });
});
