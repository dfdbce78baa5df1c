import { describe, expect, test } from 'vitest';
import { type Fraction, fraction, hundred, parseDecimal, toDecimal, toExact } from './fraction';
import { type Credit, meetsThreshold, readScale } from './mark-question';
import { poolOf, priceOf, pricePerQuality, pricePoints, valueIndex } from './price';
import { places } from './rank';
import type { Price, Scale } from './rules';
import { contributionsBy, criterionPoints, sectionScore, securityPoints } from './total';
import { derived, given, type Trace } from './trace';
import { shareHundred, totalsHundred } from './weights';

// The test vectors of procurement practice 3.3, digit for digit. T17 and T20 are tested with the procurement's dates
// and prices, T19 with the spread of marks.

const value = (trace: Trace | null): Fraction => {
  if (!trace) throw new Error('no score');
  return trace.value;
};
const shown = (trace: Trace | null, places = 2): string => toDecimal(value(trace), places);
const weighs = (text: string): Trace => given('weight', parseDecimal(text));

const quality = (
  weights: string[],
  credits: (string | Credit)[],
  scale: Pick<Scale, 'min' | 'max' | 'method'> = { min: '0', max: '5', method: 'over-max' },
): Trace | null =>
  sectionScore(
    {
      id: 's',
      label: 'Quality',
      weight: weighs('100'),
      questions: weights.map((weight, at) => ({ id: String(at), label: `Q${at + 1}`, weight: weighs(weight) })),
    },
    (id) => {
      const credit = credits[Number(id)] ?? 'none';
      return typeof credit === 'string' ? { as: 'mark', mark: parseDecimal(credit) } : credit;
    },
    contributionsBy(readScale(scale)),
  );

const priced = (rule: Price, prices: string[]): Trace[] => {
  const all = prices.map(priceOf);
  return all.map((price) => pricePoints(rule, price, poolOf(all)));
};
const points = (rule: Price, prices: string[]): string[] => priced(rule, prices).map((trace) => shown(trace));

const five = ['30', '25', '20', '15', '10'];
const three = ['100000', '120000', '150000'];

describe('test vectors', () => {
  test('T1 weighted quality', () => {
    const a = quality(five, ['4', '3', '5', '3', '2']);
    expect(a?.parts.map((part) => toDecimal(part.value, 0))).toEqual(['24', '15', '20', '9', '4']);
    expect(shown(a)).toBe('72.00');
    const b = quality(five, ['5', '4', '3', '3', '3']);
    expect(b?.parts.map((part) => toDecimal(part.value, 0))).toEqual(['30', '20', '12', '9', '6']);
    expect(shown(b)).toBe('77.00');
  });

  test('T2 nested weights', () => {
    const cyber = (score: string) => securityPoints(given('cyber', parseDecimal(score)), weighs('15'));
    expect([shown(cyber('72')), shown(cyber('77'))]).toEqual(['10.80', '11.55']);
    expect(shown(criterionPoints({ id: 'cyber', weight: '10', max: '10' }, 'Cyber', '7'))).toBe('7.00');
  });

  test('T3 combined totals', () => {
    const price = priced({ formula: 'T4', weight: '40' }, ['95000', '102000']);
    const total = (cyber: string, other: string, at: number) =>
      derived('Total', 'sum', [
        securityPoints(given('cyber', parseDecimal(cyber)), weighs('15')),
        given('other quality', parseDecimal(other)),
        price[at] ?? weighs('0'),
      ]);
    expect(shown(price[0] ?? null)).toBe('40.00');
    expect(shown(price[1] ?? null, 4)).toBe('37.2549');
    expect(shown(total('72', '36', 0))).toBe('86.80');
    expect(shown(total('77', '33', 1), 4)).toBe('81.8049');
    expect(shown(total('77', '33', 1))).toBe('81.80');
  });

  test('T4 relative price', () => {
    expect(points({ formula: 'T4', weight: '40' }, three)).toEqual(['40.00', '33.33', '26.67']);
  });

  test('T5 linear from the lowest', () => {
    expect(points({ formula: 'T5', weight: '40' }, three)).toEqual(['40.00', '32.00', '20.00']);
    expect(points({ formula: 'T5', weight: '40' }, ['100', '250'])).toEqual(['40.00', '0.00']);
  });

  test('T6 range', () => {
    expect(points({ formula: 'T6', weight: '40' }, three)).toEqual(['40.00', '24.00', '0.00']);
    expect(points({ formula: 'T6', weight: '40' }, ['5', '5'])).toEqual(['40.00', '40.00']);
  });

  test('T7 deviation from the mean price', () => {
    expect(points({ formula: 'T7', weight: '40' }, ['80', '100', '120'])).toEqual(['28.00', '20.00', '12.00']);
    expect(points({ formula: 'T7', weight: '40' }, three)).toEqual(['27.57', '21.08', '11.35']);
    expect(points({ formula: 'T7', weight: '40' }, ['1', '1', '1000'])).toEqual(['40.00', '40.00', '0.00']);
  });

  test('T8 published benchmark', () => {
    const rule: Price = { formula: 'T8', weight: '40', low: '90000', high: '180000' };
    expect(points(rule, three)).toEqual(['35.56', '26.67', '13.33']);
    expect(points(rule, ['150000'])).toEqual(['13.33']);
    expect(points(rule, ['80000', '200000'])).toEqual(['40.00', '0.00']);
  });

  const bids: [string, string][] = [
    ['700000', '60'],
    ['1000000', '75'],
    ['1150000', '80'],
  ];
  const q = (text: string): Trace => given('Q', parseDecimal(text));

  test('T9 price per quality point, with and without a minimum quality', () => {
    const each = bids.map(([price, figure]) => pricePerQuality(priceOf(price), q(figure)));
    expect(each.map((trace) => shown(trace))).toEqual(['11666.67', '13333.33', '14375.00']);
    const enter = bids.map(([, figure], at) => ({ at, figure, total: value(each[at] ?? null), breakers: [] }));
    expect(places(enter, 'lowest', [])[0]?.map(({ at }) => at)).toEqual([0]);
    const passing = enter.filter(({ figure }) => meetsThreshold(parseDecimal(figure), parseDecimal('65')));
    expect(places(passing, 'lowest', [])[0]?.map(({ at }) => at)).toEqual([1]);
    expect(pricePerQuality(priceOf('1'), q('0'))).toBeNull();
  });

  test('T10 value index, plain and weighted', () => {
    const by = (exponent: bigint) =>
      bids.map(([price, figure]) => shown(valueIndex(priceOf(price), q(figure), fraction(exponent)), 5));
    expect(by(1n)).toEqual(['0.08571', '0.07500', '0.06957']);
    expect(by(2n)).toEqual(['5.14286', '5.62500', '5.56522']);
  });

  test('T11 a gate before the price pool decides who wins', () => {
    const rule: Price = { formula: 'T4', weight: '60' };
    const totals = (others: string[], prices: string[]) =>
      priced(rule, prices).map((price, at) =>
        shown(derived('Total', 'sum', [given('quality', parseDecimal(others[at] ?? '0')), price])),
      );
    expect(totals(['28', '35', '5'], ['100', '120', '50'])).toEqual(['58.00', '60.00', '65.00']);
    expect(totals(['28', '35'], ['100', '120'])).toEqual(['88.00', '85.00']);
  });

  test('T12 rounding between steps would flip the winner', () => {
    const weights = ['33', '33', '34'];
    expect(shown(quality(weights, ['4', '2', '3']), 1)).toBe('60.0');
    expect(shown(quality(weights, ['4', '3', '2']), 1)).toBe('59.8');
    const perLine = (marks: string[]) =>
      quality(weights, marks)?.parts.reduce((all, part) => all + BigInt(toDecimal(part.value, 0)), 0n);
    expect([perLine(['4', '2', '3']), perLine(['4', '3', '2'])]).toEqual([59n, 60n]);
  });

  test('T13 the float trap, and weights that do not total 100', () => {
    expect(toDecimal(parseDecimal('1.005'), 2)).toBe('1.01');
    expect((1.005).toFixed(2)).toBe('1.00');
    expect(totalsHundred(['33.33', '33.33', '33.33'])).toBe(false);
    expect(shareHundred(['33.33', '33.33', '33.33'])).toEqual(['33.34', '33.33', '33.33']);
    expect(totalsHundred(['33.34', '33.33', '33.33'])).toBe(true);
  });

  test('T14 not applicable, counted as nothing or left out', () => {
    expect(shown(quality(five, ['4', '3', '5', '3', { as: 'none' }]))).toBe('68.00');
    expect(shown(quality(five, ['4', '3', '5', '3', { as: 'left-out' }]))).toBe('75.56');
    expect(shown(quality(five, ['4', '3', '5', '3', { as: 'full' }]))).toBe('78.00');
  });

  test('T15 a scale that starts at 1', () => {
    expect(shown(quality(['100'], ['3'], { min: '1', max: '5', method: 'over-max' }))).toBe('60.00');
    expect(shown(quality(['100'], ['3'], { min: '1', max: '5', method: 'over-range' }))).toBe('50.00');
  });

  test('T16 thresholds compare exact values', () => {
    const passes = (figure: string, minimum: string) => meetsThreshold(parseDecimal(figure), parseDecimal(minimum));
    expect([passes('3', '3'), passes('2', '3')]).toEqual([true, false]);
    expect([passes('72', '60'), passes('60', '60'), passes('59.99', '60')]).toEqual([true, true, false]);
    expect(meetsThreshold(fraction(59_999n, 1_000n), parseDecimal('60'))).toBe(false);
    expect(toDecimal(fraction(59_999n, 1_000n), 2)).toBe('60.00');
  });

  test('T18 ties are broken by the published order or stay ties', () => {
    const bid = (name: string, total: Fraction, ...breakers: string[]) => ({
      name,
      total,
      breakers: breakers.map(parseDecimal),
    });
    const names = (found: { name: string }[][]) => found.map((place) => place.map(({ name }) => name).join('='));
    const third = fraction(250n, 3n);
    const order = ['highest', 'highest', 'lowest'] as const;
    const tied = [
      bid('A', third, '70', '4', '100'),
      bid('B', third, '70', '4', '90'),
      bid('C', third, '71', '1', '200'),
    ];
    expect(names(places(tied, 'highest', order))).toEqual(['C', 'B', 'A']);
    expect(names(places(tied, 'highest', []))).toEqual(['A=B=C']);
    const twins = [
      bid('A', third, '70', '4', '90'),
      bid('D', hundred, '1', '1', '1'),
      bid('B', third, '70', '4', '90.0'),
    ];
    expect(names(places(twins, 'highest', order))).toEqual(['D', 'A=B']);
  });

  test('T12 and T18 together: nearly equal is not equal', () => {
    const nearly = [
      { total: fraction(250n, 3n), breakers: [] },
      { total: parseDecimal('83.33'), breakers: [] },
    ];
    expect(places(nearly, 'highest', []).length).toBe(2);
    expect(toExact(nearly[0]?.total ?? hundred)).toBe('250/3');
  });
});
