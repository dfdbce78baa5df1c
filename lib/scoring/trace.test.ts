import { describe, expect, test } from 'vitest';
import { fraction, hundred, parseDecimal, toExact } from './fraction';
import { readScale } from './mark-question';
import { poolOf, priceOf, pricePerQuality, pricePoints, valueIndex } from './price';
import { contributionsBy, sectionScore } from './total';
import {
  derived,
  disagreement,
  explain,
  explainAll,
  given,
  nodeAbout,
  ofHundred,
  replay,
  summary,
  traceFromJson,
  traceToJson,
} from './trace';

const scale = readScale({ min: '0', max: '5', method: 'over-max' });
const weight = (text: string) => given('weight', parseDecimal(text));
const section = {
  id: 'b',
  label: 'Section B',
  weight: weight('100'),
  questions: [
    { id: 'b1', label: 'B1', weight: weight('20') },
    { id: 'b2', label: 'B2', weight: weight('20') },
    { id: 'b3', label: 'B3', weight: weight('60') },
  ],
};
const marks: Record<string, string> = { b1: '4', b2: '2', b3: '0' };
const score = () => {
  const trace = sectionScore(
    section,
    (id) => ({ as: 'mark', mark: parseDecimal(marks[id] ?? '0') }),
    contributionsBy(scale),
  );
  if (!trace) throw new Error('no score');
  return trace;
};

describe('a trace', () => {
  test('explains itself in one line', () => {
    expect(explain(score())).toBe(
      'Section B: 24.00 = B1 (4 ÷ 5 × 20 = 16.00) + B2 (2 ÷ 5 × 20 = 8.00) + B3 (0 ÷ 5 × 60 = 0.00)',
    );
  });

  test('has a short line for a fold-out', () => {
    expect(summary(score())).toBe('Section B: 24.00 = B1 16.00 + B2 8.00 + B3 0.00');
  });

  test('lists every calculated figure from the root down', () => {
    expect(explainAll(score())).toEqual([
      'Section B: 24.00 = B1 16.00 + B2 8.00 + B3 0.00',
      'B1: 16.00 = 4 ÷ 5 × 20',
      'B2: 8.00 = 2 ÷ 5 × 20',
      'B3: 0.00 = 0 ÷ 5 × 60',
    ]);
  });

  test('tells each rule in words', () => {
    const [a, b, c] = [given('a', fraction(7n)), given('b', fraction(2n)), given('c', fraction(-1n, 3n))];
    expect(explain(derived('X', 'difference', [a, c]))).toBe('X: 7.33 = 7 − (-0.33)');
    expect(explain(derived('X', 'quotient', [a, b]))).toBe('X: 3.50 = 7 ÷ 2');
    expect(explain(derived('X', 'power', [a, b]))).toBe('X: 49.00 = 7 to the power 2');
    expect(explain(derived('X', 'product', [a, b]))).toBe('X: 14.00 = 7 × 2');
    expect(explain(derived('X', 'clamp', [a, c, b]))).toBe('X: 2.00 = 7 kept between (-0.33) and 2');
    expect(explain(derived('X', 'least', [a, b]))).toBe('X: 2.00 = the least of 7, 2');
    expect(explain(derived('X', 'greatest', [a, b]))).toBe('X: 7.00 = the greatest of 7, 2');
    expect(explain(derived('X', 'sum', [], { note: 'no parts' }))).toBe('X: 0.00 = nothing [no parts]');
    expect(explain(given('weight', hundred))).toBe('weight: 100');
  });

  test('refuses parts that do not fit the rule', () => {
    expect(() => derived('X', 'share', [ofHundred])).toThrow('share takes 3 parts');
    expect(() => derived('X', 'quotient', [])).toThrow('quotient takes 2 parts');
    expect(() => derived('X', 'least', [])).toThrow('at least one part');
  });

  test('replays from its leaves and not from what is stored in between', () => {
    const trace = score();
    const forged = { ...trace, value: hundred };
    expect(toExact(replay(forged))).toBe('24/1');
    expect(disagreement(trace)).toBeNull();
    expect(disagreement(forged)?.label).toBe('Section B');
  });

  test('notices a leaf changed after the event', () => {
    const json = traceToJson(score());
    const leaf = json.parts[0]?.parts[0];
    if (!leaf) throw new Error('no leaf');
    leaf.value = '5/1';
    expect(disagreement(traceFromJson(json))?.label).toBe('B1');
  });

  test('survives JSON with its values as n/d', () => {
    const json = JSON.parse(JSON.stringify(traceToJson(score())));
    expect(json.value).toBe('24/1');
    expect(json.parts[0]).toMatchObject({ label: 'B1', rule: 'share', about: 'question:b1', value: '16/1' });
    expect(traceToJson(traceFromJson(json))).toEqual(json);
  });

  test('finds the node about a question', () => {
    expect(nodeAbout(score(), 'question:b2')?.label).toBe('B2');
    expect(nodeAbout(score(), 'question:zz')).toBeNull();
  });
});

describe('money in a trace', () => {
  const [ours, theirs] = [priceOf('1200000'), priceOf('950000.50')];
  const pool = poolOf([ours, theirs]);

  test('reads as money, and points do not', () => {
    const points = pricePoints({ formula: 'T4', weight: '40' }, ours, pool);
    expect(summary(points)).toBe('Price points: 31.67 = lowest price £950,000.50 ÷ £1,200,000 × 40');
    expect(summary(pool.level)).toBe('mean price: £1,075,000.25 = sum of prices £2,150,000.50 ÷ 2');
  });

  test('reads as money after one price is taken from another, also below nothing', () => {
    expect(summary(derived('apart', 'difference', [theirs, ours]))).toBe(
      'apart: -£249,999.50 = £950,000.50 − £1,200,000',
    );
    const points = pricePoints({ formula: 'T8', weight: '40', high: '2000000', low: '500000' }, ours, pool);
    expect(explainAll(points).join('\n')).toContain('range of prices: £1,500,000 = £2,000,000 − £500,000');
  });

  test('is a sum of money for each point of quality, and a number in thousands', () => {
    const quality = given('Quality', fraction(80n));
    const each = pricePerQuality(ours, quality);
    expect(each && summary(each)).toBe('Price per quality point: £15,000 = £1,200,000 ÷ 80');
    expect(explain(valueIndex(ours, quality, fraction(2n)))).toContain(
      'price in thousands (£1,200,000 ÷ 1000 = 1200.00)',
    );
  });
});
