import { describe, expect, test } from 'vitest';
import type { Say } from '../condition/say';
import { has, say as speak } from '../text';
import { joinDate, splitDate } from './date';
import { type Asked, nil, noneOfThese, notKnown } from './kind';
import { answerFaults, answerText, isAnswered, kindRules, rulesOf } from './kinds';
import { isOnScale, marksOfScale } from './marks';
import { kinds, settingsByKind } from './settings';
import { startingRows, tableWords } from './table';
import { countWords } from './words';

const say: Say = (key, params) => speak({ path: '', key, ...(params ? { params } : {}) });
const en = (text: string) => ({ en: text });
const file = (name: string) => ({ sha256: 'a'.repeat(64), name, size: 10 });

type Example = { question: Asked; valid: unknown[]; empty: unknown[]; faulty: [answer: unknown, key: string][] };
const of = <Q extends Omit<Asked, 'id' | 'wording'>>(part: Q): Asked =>
  ({ id: 'q', ref: 'SEC-04', wording: en('Why?'), ...part }) as Asked;

const examples: Record<(typeof kinds)[number], Example> = {
  'yes-no': {
    question: of({ kind: 'yes-no' }),
    valid: ['yes', 'no'],
    empty: ['', undefined],
    faulty: [['maybe', 'answer.yes-no-missing']],
  },
  'single-choice': {
    question: of({
      kind: 'single-choice',
      settings: {
        options: [
          { id: 'a', label: en('Always') },
          { id: 'b', label: en('Never') },
        ],
      },
    }),
    valid: ['a', 'b'],
    empty: ['', undefined],
    faulty: [['c', 'answer.single-choice-missing']],
  },
  'multiple-choice': {
    question: of({
      kind: 'multiple-choice',
      settings: {
        options: [
          { id: 'a', label: en('Audio') },
          { id: 'v', label: en('Video') },
        ],
        noneOfThese: true,
      },
    }),
    valid: [['a'], ['v', 'a'], [noneOfThese]],
    empty: [[], undefined],
    faulty: [
      [['a', noneOfThese], 'answer.multiple-choice-both'],
      [['z'], 'answer.multiple-choice-missing-or-none'],
      [['a', 'a'], 'answer.multiple-choice-missing-or-none'],
    ],
  },
  'short-text': {
    question: of({ kind: 'short-text', settings: { maxLength: 5 } }),
    valid: ['12345', '😀😀😀😀😀'],
    empty: ['', '  ', undefined],
    faulty: [['123456', 'answer.text-too-long']],
  },
  'long-text': {
    question: of({ kind: 'long-text', settings: { wordLimit: 3 } }),
    valid: ['one two three', 'one\n\ntwo  three '],
    empty: ['', ' \n', undefined],
    faulty: [['one two three four', 'answer.words-over']],
  },
  number: {
    question: of({ kind: 'number', settings: { unit: en('hours'), min: '0', max: '72', notKnown: true } }),
    valid: ['0', '4.5', '72.000', notKnown],
    empty: ['', undefined],
    faulty: [
      ['4,5', 'answer.number-form-of-unit'],
      ['1e3', 'answer.number-form-of-unit'],
      ['-0.1', 'answer.number-low-of-unit'],
      ['72.000001', 'answer.number-high-of-unit'],
    ],
  },
  date: {
    question: of({ kind: 'date' }),
    valid: ['2028-02-29', '2026-11-22'],
    empty: ['', undefined],
    faulty: [
      ['2027-02-29', 'answer.date-unreal'],
      ['2027--05', 'answer.date-lacks-month'],
      ['-05-', 'answer.date-lacks-day-year'],
      [notKnown, 'answer.date-unreal'],
      ['tomorrow', 'answer.date-unreal'],
    ],
  },
  file: {
    question: of({ kind: 'file', settings: { maxFiles: 1 } }),
    valid: [[file('a.pdf')]],
    empty: [[], undefined],
    faulty: [[[file('a.pdf'), file('b.pdf')], 'answer.file-too-many']],
  },
  table: {
    question: of({
      kind: 'table',
      settings: {
        columns: [
          { id: 'name', label: en('Name') },
          { id: 'ip', label: en('IP address') },
          { id: 'country', label: en('Country') },
        ],
        rowName: en('sub-contractor'),
        nilAllowed: true,
        wordLimit: 4,
      },
    }),
    valid: [[['Acme', '::1', 'UK']], nil],
    empty: [[], [['', '', '']], undefined],
    faulty: [
      [[['Acme', '::1', '']], 'answer.table-cell'],
      [[['Acme one', 'two', 'three four']], 'answer.words-over'],
      [[['Acme', '::1', 'UK', 'more']], 'answer.table-wide'],
    ],
  },
};

describe.each(kinds)('the kind %s', (kind) => {
  const { question, valid, empty, faulty } = examples[kind];
  const rules = rulesOf(question);

  test('is registered under its own name and has settings', () => {
    expect(kindRules[kind].kind).toBe(kind);
    if (question.settings) expect(settingsByKind[kind].safeParse(question.settings).success).toBe(true);
  });

  test('takes valid answers as complete, as drafts and as answered', () => {
    for (const answer of valid) {
      expect(answerFaults(question, answer)).toEqual([]);
      expect(rules.draft.safeParse(answer).success).toBe(true);
      expect(isAnswered(question, answer)).toBe(true);
      expect(answerText(question, answer, say)).not.toBe('');
    }
  });

  test('finds empty answers unanswered, with a sentence, and shows nothing for them', () => {
    for (const answer of empty) {
      expect(isAnswered(question, answer)).toBe(false);
      const [fault] = answerFaults(question, answer);
      expect(fault && has(fault.key)).toBe(true);
      expect(fault && speak(fault)).not.toContain('{{');
    }
    expect(answerText(question, undefined, say)).toBe('');
  });

  test('names each fault with a sentence of its own', () => {
    for (const [answer, key] of faulty) {
      const faults = answerFaults(question, answer);
      expect(faults.map((fault) => fault.key)).toContain(key);
      for (const fault of faults) {
        expect(has(fault.key)).toBe(true);
        expect(speak(fault)).not.toContain('{{');
      }
    }
  });

  test('throws at no value of a foreign shape', () => {
    for (const answer of [null, 7, {}, [7], [['x']], 'x', [{ sha256: 1 }], true]) {
      expect(() => answerFaults(question, answer)).not.toThrow();
      expect(() => isAnswered(question, answer)).not.toThrow();
      expect(() => answerText(question, answer, say)).not.toThrow();
    }
  });
});

describe('drafts', () => {
  test('keep unfinished and too long answers', () => {
    expect(kindRules['long-text'].draft.safeParse('word '.repeat(2_000)).success).toBe(true);
    expect(kindRules.date.draft.safeParse('2027--').success).toBe(true);
    expect(kindRules.number.draft.safeParse('about 4').success).toBe(true);
    expect(kindRules.table.draft.safeParse([['Acme', '']]).success).toBe(true);
  });
  test('refuse another shape', () => {
    expect(kindRules['long-text'].draft.safeParse(['a']).success).toBe(false);
    expect(kindRules['multiple-choice'].draft.safeParse('a').success).toBe(false);
    expect(kindRules.file.draft.safeParse([{ sha256: 'x', name: 'a', size: 1 }]).success).toBe(false);
  });
});

describe('the words on the page', () => {
  const first = (kind: (typeof kinds)[number], answer: unknown) => {
    const [fault] = answerFaults(examples[kind].question, answer);
    return fault ? speak(fault) : '';
  };
  test('are those of the blueprint', () => {
    expect(first('multiple-choice', [])).toBe("Select what applies, or select 'None of these'");
    expect(first('multiple-choice', ['a', noneOfThese])).toBe(
      "Select what applies or select 'None of these', not both",
    );
    expect(first('long-text', '')).toBe('Enter your answer to SEC-04');
    expect(first('long-text', 'a b c d')).toBe('Your answer is 1 word too long. Shorten it to 3 words.');
    expect(first('long-text', 'a b c d e')).toBe('Your answer is 2 words too long. Shorten it to 3 words.');
    expect(first('number', 'x')).toBe('Hours must be a number, like 4 or 4.5');
    expect(first('number', '-1')).toBe('Hours must be 0 or more');
    expect(first('date', '2027--05')).toBe('Date must include a month');
    expect(first('date', '2027-02-30')).toBe('Date must be a real date');
    expect(first('file', [])).toBe('Select a file');
    expect(first('table', [])).toBe('Add at least one sub-contractor, or say that there are none');
    expect(
      first('table', [
        ['A', 'B', 'C'],
        ['D', 'E', ''],
      ]),
    ).toBe('Row 2: enter the country');
    expect(first('table', [['A', '', 'C']])).toBe('Row 1: enter the IP address');
  });
  test('of answers are labels and not ids', () => {
    expect(answerText(examples['single-choice'].question, 'b', say)).toBe('Never');
    expect(answerText(examples['multiple-choice'].question, ['v', 'a'], say)).toBe('Video; Audio');
    expect(answerText(examples['multiple-choice'].question, [noneOfThese], say)).toBe('None of these');
    expect(answerText(examples.date.question, '2026-11-02', say)).toBe('2 November 2026');
    expect(answerText(examples.number.question, '4.5', say)).toBe('4.5 hours');
    expect(answerText(examples.number.question, notKnown, say)).toBe('Not known');
    expect(answerText(examples.table.question, nil, say)).toBe('There are none');
    expect(answerText(examples.table.question, [['A', 'B', 'C']], say)).toBe('Name: A; IP address: B; Country: C');
  });
});

describe('words', () => {
  test('are runs of characters between spaces', () => {
    expect(countWords('')).toBe(0);
    expect(countWords(' a\tb\n c - d ')).toBe(5);
    expect(countWords('well-known e.g. O’Neill')).toBe(3);
  });
});

describe('tables with fixed rows', () => {
  const settings = {
    columns: [
      { id: 'part', label: en('Part') },
      { id: 'who', label: en('Who') },
    ],
    fixedRows: [en('Physical devices'), en('Hosting')],
  };
  const question = of({ kind: 'table', settings });
  test('start with their first cell filled in and are still unanswered', () => {
    expect(startingRows(settings)).toEqual([
      ['Physical devices', ''],
      ['Hosting', ''],
    ]);
    expect(isAnswered(question, startingRows(settings))).toBe(false);
    expect(tableWords(settings, [['Physical devices', 'we do']])).toBe(2);
  });
  test('ask for every row', () => {
    expect(answerFaults(question, [['Physical devices', 'us']]).map(({ key }) => key)).toEqual([
      'answer.table-rows-lacking',
    ]);
    expect(
      answerFaults(question, [
        ['Physical devices', 'us'],
        ['Hosting', ''],
      ]).map((fault) => speak(fault)),
    ).toEqual(['Row 2: enter the who']);
    expect(
      answerFaults(question, [
        ['Physical devices', 'us'],
        ['Hosting', 'them'],
      ]),
    ).toEqual([]);
  });
});

describe('dates from three fields', () => {
  test('are joined and split without loss', () => {
    expect(joinDate({ day: '5', month: '3', year: '2027' })).toBe('2027-03-05');
    expect(joinDate({ day: ' ', month: '', year: '' })).toBe('');
    for (const parts of [
      { day: '05', month: '', year: '2027' },
      { day: 'x-y', month: '12', year: '' },
    ])
      expect(splitDate(joinDate(parts))).toEqual(parts);
  });
});

describe('scales', () => {
  test('hold whole steps between their ends', () => {
    const half = { min: '1', max: '3', step: '0.5' };
    expect(marksOfScale(half)).toEqual(['1', '1.5', '2', '2.5', '3']);
    expect(['1.50', '3', '0.5', '3.5', '1.25'].map((mark) => isOnScale(mark, half))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(marksOfScale({ min: '0', max: '5', step: '0' })).toEqual([]);
  });
});
