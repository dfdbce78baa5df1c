import { compare, equal, type Fraction, fraction, one, parseDecimal, zero } from './fraction';
import type { Price } from './rules';
import { derived, given, ofHundred, type Trace } from './trace';

/** Facts of the pool that a relative formula compares with; worked out once and shared by every bid's trace. */
export type Pool = { readonly lowest: Trace; readonly highest: Trace; readonly level: Trace };

/**
 * Takes the prices of the bids that are ranked or tied and of no other (vector T11). Throws RangeError for an empty
 * pool. `level` is the sum of prices over their count, which only T7 uses.
 */
export const poolOf = (prices: readonly Trace[]): Pool => {
  if (prices.length === 0) throw new RangeError('A price pool needs at least one price');
  return {
    lowest: derived('lowest price', 'least', prices),
    highest: derived('highest price', 'greatest', prices),
    level: derived('mean price', 'quotient', [
      derived('sum of prices', 'sum', prices),
      given('prices', fraction(BigInt(prices.length))),
    ]),
  };
};

/** Takes a bid's price as a decimal string in pounds. */
export const priceOf = (price: string): Trace => given('price', parseDecimal(price), { about: 'price' });

const nothing = given('0', zero);
const whole = given('1', one);
const middle = given('50', fraction(50n));
const thousand = given('1000', fraction(1_000n));

const fractionBelow = (top: Trace, price: Trace, bottom: Trace): Trace[] => [
  derived('below the upper price', 'difference', [top, price]),
  derived('range of prices', 'difference', [top, bottom]),
];

/**
 * Returns a bid's price points, 0 to the published weight, by formulas T4 (relative), T5 (linear from lowest),
 * T6 (range; equal prices give the whole weight), T7 (deviation from the mean) or T8 (published benchmark).
 * Source: procurement practice 3.3.
 */
export const pricePoints = (rule: Price, price: Trace, pool: Pool): Trace => {
  const weight = given('weight', parseDecimal(rule.weight));
  const about = { about: 'price-points' };
  const label = 'Price points';
  switch (rule.formula) {
    case 'T4':
      return derived(label, 'share', [pool.lowest, price, weight], about);
    case 'T5': {
      const above = derived('above the lowest', 'difference', [price, pool.lowest]);
      const rest = derived('share left', 'difference', [
        whole,
        derived('share above the lowest', 'quotient', [above, pool.lowest]),
      ]);
      return derived(label, 'greatest', [nothing, derived('linear points', 'product', [weight, rest])], about);
    }
    case 'T6':
      if (equal(pool.highest.value, pool.lowest.value))
        return derived(label, 'product', [weight], { ...about, note: 'all prices are equal' });
      return derived(label, 'share', [...fractionBelow(pool.highest, price, pool.lowest), weight], about);
    case 'T7': {
      const apart = derived('from the mean', 'difference', [price, pool.level]);
      const percent = derived('per cent from the mean', 'share', [apart, pool.level, ofHundred]);
      const score = derived('price score', 'clamp', [
        derived('50 less the deviation', 'difference', [middle, percent]),
        nothing,
        ofHundred,
      ]);
      return derived(label, 'share', [score, ofHundred, weight], about);
    }
    case 'T8': {
      const high = given('upper benchmark', parseDecimal(rule.high));
      const low = given('lower benchmark', parseDecimal(rule.low));
      const part = derived('share of the benchmark range', 'quotient', fractionBelow(high, price, low));
      return derived(label, 'product', [derived('share kept', 'clamp', [part, nothing, whole]), weight], about);
    }
  }
};

/** Returns price ÷ quality figure (T9; the lowest wins), or null where the quality figure is 0 and no price is fair. */
export const pricePerQuality = (price: Trace, quality: Trace): Trace | null =>
  equal(quality.value, zero)
    ? null
    : derived('Price per quality point', 'quotient', [price, quality], { about: 'total' });

/** Returns quality to the published power ÷ price in thousands (T10; the highest wins). */
export const valueIndex = (price: Trace, quality: Trace, exponent: Fraction): Trace =>
  derived(
    'Value index',
    'quotient',
    [
      derived('weighted quality', 'power', [quality, given('exponent', exponent)]),
      derived('price in thousands', 'quotient', [price, thousand]),
    ],
    { about: 'total' },
  );

/** True for a benchmark that T8 can use: 0 < low < high. */
export const isBenchmark = (low: Fraction, high: Fraction): boolean => compare(low, zero) > 0 && compare(high, low) > 0;
