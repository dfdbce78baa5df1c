import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../testing/laws';
import {
  compare,
  equal,
  type Fraction,
  fraction,
  hundred,
  minus,
  over,
  parseDecimal,
  parseExact,
  plus,
  sum,
  times,
  toDecimal,
  toExact,
  toPlainDecimal,
  zero,
} from './fraction';
import { poolOf, priceOf, pricePoints } from './price';
import { displayTotals, places } from './rank';
import type { Price } from './rules';
import { replay } from './trace';
import { defaultWeights, shareHundred, totalsHundred } from './weights';

const fractions = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => fraction(n, d));
const decimals = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }), fc.integer({ min: 0, max: 6 }), fc.boolean())
  .chain(([whole, length, negative]) =>
    fc.stringMatching(new RegExp(`^\\d{${length}}$`)).map((digits) => {
      const text = length === 0 ? `${whole}` : `${whole}.${digits}`;
      return negative ? `-${text}` : text;
    }),
  );
const prices = fc.array(fc.integer({ min: 1, max: 10_000 }).map(String), { minLength: 1, maxLength: 8 });
const rules = fc.constantFrom<Price>(
  { formula: 'T4', weight: '40' },
  { formula: 'T5', weight: '40' },
  { formula: 'T6', weight: '40' },
  { formula: 'T7', weight: '40' },
  { formula: 'T8', weight: '40', low: '1000', high: '9000' },
);

law('sums and products of fractions do not depend on order or grouping', fractions, fractions, fractions, (a, b, c) => {
  expect(toExact(plus(plus(a, b), c))).toBe(toExact(plus(c, plus(b, a))));
  expect(toExact(sum([a, b, c]))).toBe(toExact(sum([c, a, b])));
  expect(toExact(times(a, plus(b, c)))).toBe(toExact(plus(times(a, b), times(a, c))));
  expect(toExact(plus(minus(a, b), b))).toBe(toExact(a));
  if (!equal(b, zero)) expect(toExact(times(over(a, b), b))).toBe(toExact(a));
});

law('a decimal string parsed and printed is the same value, and its shortest form prints itself', decimals, (text) => {
  const value = parseDecimal(text);
  const plain = toPlainDecimal(value);
  if (plain === null) throw new Error('a decimal has a plain form');
  expect(equal(parseDecimal(plain), value)).toBe(true);
  expect(toPlainDecimal(parseDecimal(plain))).toBe(plain);
  expect(equal(parseExact(toExact(value)), value)).toBe(true);
});

law(
  'a rounded value is at most half a unit from the exact one',
  fractions,
  fc.integer({ min: 0, max: 6 }),
  (a, shown) => {
    const apart = minus(parseDecimal(toDecimal(a, shown)), a);
    const size = compare(apart, zero) < 0 ? minus(zero, apart) : apart;
    return compare(times(size, fraction(2n * 10n ** BigInt(shown))), fraction(1n)) <= 0;
  },
);

law(
  'rounding for display never turns an exact order round',
  fractions,
  fractions,
  fc.integer({ min: 0, max: 4 }),
  (a, b, at) => {
    const shown = [a, b].map((value) => parseDecimal(toDecimal(value, at)));
    const [left = zero, right = zero] = shown;
    return compare(a, b) >= 0 || compare(left, right) <= 0;
  },
);

law('displayed totals are equal exactly where the totals are', fc.array(fractions, { maxLength: 6 }), (totals) => {
  const shown = displayTotals(totals, 2);
  return totals.every((a, i) => totals.every((b, j) => equal(a, b) === (shown[i] === shown[j])));
});

const amounts = fc.array(fc.integer({ min: 0, max: 500 }).map(String), { minLength: 1, maxLength: 40 });

law('shared weights total exactly 100 and lie within one unit of their exact share', amounts, (given) => {
  const total = sum(given.map(parseDecimal));
  const shares = shareHundred(given);
  if (equal(total, zero)) return shares.every((share) => share === '0.00');
  const unit = fraction(1n, 100n);
  return (
    totalsHundred(shares) &&
    shares.every((share, at) => {
      const exact = over(times(parseDecimal(given[at] ?? '0'), hundred), total);
      const apart = minus(parseDecimal(share), exact);
      return compare(apart, unit) < 0 && compare(minus(zero, apart), unit) < 0;
    })
  );
});

law('equal amounts earlier in the list never get the smaller share', amounts, (given) => {
  const shares = shareHundred(given).map(parseDecimal);
  return given.every((amount, i) =>
    given
      .slice(i + 1)
      .every((other, j) => amount !== other || compare(shares[i] ?? zero, shares[i + 1 + j] ?? zero) >= 0),
  );
});

const bank = fc.array(fc.array(fc.constantFrom('1', '2', '3', '5'), { maxLength: 8 }), { minLength: 1, maxLength: 14 });

law('default weights total 100 at each level that has a question', bank, (sections) => {
  const { sections: outer, questions } = defaultWeights(sections);
  const any = sections.some((weights) => weights.length > 0);
  return (
    (!any || totalsHundred(outer)) &&
    questions.every((weights, at) => (weights.length === 0 ? outer[at] === '0' : totalsHundred(weights)))
  );
});

law(
  'price points lie between 0 and the weight, replay, and never favour the dearer bid',
  rules,
  prices,
  (rule, given) => {
    const all = given.map(priceOf);
    const pool = poolOf(all);
    const points = all.map((price) => pricePoints(rule, price, pool));
    for (const trace of points) {
      expect(compare(trace.value, zero) >= 0 && compare(trace.value, parseDecimal('40')) <= 0).toBe(true);
      expect(equal(replay(trace), trace.value)).toBe(true);
    }
    return all.every((a, i) =>
      all.every(
        (b, j) => compare(a.value, b.value) > 0 || compare(points[i]?.value ?? zero, points[j]?.value ?? zero) >= 0,
      ),
    );
  },
);

const contender = fc.record({ total: fc.bigInt({ min: 0n, max: 5n }), breaker: fc.bigInt({ min: 0n, max: 2n }) });

law(
  'places are the same whatever the order of bids, and only equals share one',
  fc.array(contender, { maxLength: 8 }),
  (drawn) => {
    const entered = drawn.map(({ total, breaker }) => ({
      total: fraction(total, 3n),
      breakers: [fraction(breaker)] as Fraction[],
    }));
    const told = (found: { total: Fraction; breakers: Fraction[] }[][]): string =>
      found
        .map((place) => place.map(({ total, breakers }) => [total, ...breakers].map(toExact).join(':')).join('='))
        .join(' ');
    expect(told(places([...entered].reverse(), 'highest', ['lowest']))).toBe(
      told(places(entered, 'highest', ['lowest'])),
    );
    for (const place of places(entered, 'lowest', ['highest']))
      expect(new Set(place.map(({ total, breakers }) => [total, ...breakers].map(toExact).join())).size).toBe(1);
  },
);
