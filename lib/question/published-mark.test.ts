import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scale } from '../scoring/rules';
import { law } from '../testing/laws';
import { type Asked, noneOfThese, notKnown } from './kind';
import { isOnScale } from './marks';
import { passCondition, passRuleWords } from './pass';
import { publishedMark, publishedMarks } from './published-mark';

const scale: Scale = { min: '0', max: '5', step: '1', method: 'over-max' };
const en = (text: string) => ({ en: text });
const asked = (part: object): Asked => ({ id: 'q', wording: en('?'), ...part }) as Asked;

describe('published marks', () => {
  const single = asked({
    kind: 'single-choice',
    settings: {
      options: [
        ['a', '5.0'],
        ['b', '3'],
        ['c', '0'],
      ].map(([id, mark]) => ({ id, label: en(String(id)), mark })),
    },
  });
  test('of a single choice come from the option chosen', () => {
    expect(publishedMark(single, 'a', scale)).toBe('5');
    expect(publishedMark(single, 'x', scale)).toBeNull();
    expect(publishedMark(single, '', scale)).toBeNull();
    expect(publishedMarks(single, scale)).toEqual(['5', '3', '0']);
  });
  test('of yes or no need options with the ids yes and no', () => {
    const plain = asked({ kind: 'yes-no' });
    const options = [
      { id: 'yes', label: en('Yes'), mark: '5' },
      { id: 'no', label: en('No'), mark: '0' },
    ];
    expect(publishedMark(plain, 'yes', scale)).toBeNull();
    expect(publishedMarks(plain, scale)).toEqual([]);
    expect(publishedMark(asked({ kind: 'yes-no', settings: { options } }), 'no', scale)).toBe('0');
  });
  const multiple = asked({
    kind: 'multiple-choice',
    settings: {
      noneOfThese: true,
      options: [
        ['a', '2'],
        ['b', '2'],
        ['c', '3'],
        ['d', undefined],
      ].map(([id, points]) => ({ id, label: en(String(id)), ...(points ? { points } : {}) })),
    },
  });
  test('of a multiple choice are summed and capped at the top of the scale', () => {
    expect(publishedMark(multiple, ['a', 'b'], scale)).toBe('4');
    expect(publishedMark(multiple, ['a', 'b', 'c'], scale)).toBe('5');
    expect(publishedMark(multiple, ['d'], scale)).toBe('0');
    expect(publishedMark(multiple, [noneOfThese], scale)).toBe('0');
    expect(publishedMark(multiple, [], scale)).toBeNull();
    expect(publishedMark(multiple, ['a', noneOfThese], scale)).toBeNull();
    expect(publishedMarks(multiple, scale)).toEqual(['5', '4', '3', '2', '0']);
  });
  test('of a scale that begins above 0 are no lower than its lowest mark', () => {
    expect(publishedMark(multiple, [noneOfThese], { ...scale, min: '1' })).toBe('1');
  });
  const hours = asked({
    kind: 'number',
    settings: {
      notKnown: true,
      otherwise: '0',
      bands: [
        { operator: 'atMost', value: '4', mark: '5' },
        { operator: 'atMost', value: '24', mark: '3' },
      ],
    },
  });
  test('of a number come from the first band that holds, or else otherwise', () => {
    expect(['4', '4.01', '24.000', '25', notKnown].map((answer) => publishedMark(hours, answer, scale))).toEqual([
      '5',
      '3',
      '3',
      '0',
      '0',
    ]);
    expect(publishedMark(hours, 'four', scale)).toBeNull();
    expect(publishedMarks(hours, scale)).toEqual(['5', '3', '0']);
  });
  test('of a date come from the first band that holds', () => {
    const until = asked({
      kind: 'date',
      settings: { otherwise: '0', bands: [{ operator: 'onOrAfter', value: '2034-02-28', mark: '5' }] },
    });
    expect(['2034-02-28', '2034-02-27', '2034-02-30'].map((answer) => publishedMark(until, answer, scale))).toEqual([
      '5',
      '0',
      null,
    ]);
  });
  test('do not exist for texts, tables and files', () => {
    for (const kind of ['short-text', 'long-text', 'table', 'file'])
      expect(publishedMarks(asked({ kind }), scale)).toEqual([]);
  });
});

describe('the pass rule of a gate', () => {
  const options = (outcomes: (string | undefined)[]) =>
    asked({
      kind: 'single-choice',
      settings: { options: outcomes.map((outcome, at) => ({ id: `o${at}`, label: en(`O${at}`), outcome })) },
    });
  test('is its condition, or else the options that pass', () => {
    expect(passCondition(options(['pass', 'pass', 'fail']))).toEqual({
      any: [
        { question: 'q', operator: 'is', value: 'o0' },
        { question: 'q', operator: 'is', value: 'o1' },
      ],
    });
    const own = { question: 'q', operator: 'is', value: 'o2' } as const;
    expect(passCondition({ ...options(['pass', 'fail']), passIf: own })).toBe(own);
  });
  test('is a bare comparison where one option passes', () => {
    expect(passCondition(options(['fail', 'pass']))).toEqual({ question: 'q', operator: 'is', value: 'o1' });
  });
  test('is written as its words, or else as its condition', () => {
    const gate = options(['fail', 'pass', 'pass']);
    const document = { sections: [{ questions: [gate] }] };
    const say = (key: string, params?: object) => `${key} ${Object.values(params ?? {}).join(' ')}`;
    expect(passRuleWords(gate, document, say)).toBe('condition.is-one-of ? O1; O2');
    expect(passRuleWords(options(['fail', 'pass']), document, say)).toBe('condition.is ? O1');
    const worded = { ...gate, passRule: { en: 'Both are met.', cy: 'Y ddau.' } };
    expect(passRuleWords(worded, document, say)).toBe('Both are met.');
    expect(passRuleWords(worded, document, say, 'cy')).toBe('Y ddau.');
    expect(passRuleWords(asked({ kind: 'long-text' }), document, say)).toBe('');
  });
  test('is not guessed where an option says nothing or none passes', () => {
    expect(passCondition(options(['pass', undefined]))).toBeNull();
    expect(passCondition(options(['fail', 'fail']))).toBeNull();
    expect(passCondition(asked({ kind: 'long-text' }))).toBeNull();
  });
});

law(
  'every mark that some choice of options takes is one of the published marks, and lies on the scale',
  fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 8 }),
  fc.nat(255),
  (points, chosen) => {
    const options = points.map((value, at) => ({ id: `o${at}`, label: en(`O${at}`), points: String(value) }));
    const question = asked({ kind: 'multiple-choice', settings: { options } });
    const answer = options.filter((_, at) => (chosen >> at) % 2 === 1).map(({ id }) => id);
    const mark = publishedMark(question, answer, scale);
    if (mark === null) return answer.length === 0;
    return publishedMarks(question, scale).includes(mark) && isOnScale(mark, scale);
  },
);
