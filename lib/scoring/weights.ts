import {
  compare,
  equal,
  type Fraction,
  floor,
  fraction,
  hundred,
  isDecimal,
  isZero,
  minus,
  over,
  parseDecimal,
  sum,
  times,
  toDecimal,
  toPlainDecimal,
  zero,
} from './fraction';

/**
 * Shares 100 among `amounts` in proportion, each to `places` decimals, by largest remainder: every share is cut off,
 * and the last units go to the largest remainders, equal remainders to the earlier. Takes decimal strings from 0;
 * returns decimal strings that total exactly 100, all "0" where the amounts total 0. Throws RangeError for an amount
 * below 0.
 */
export const shareHundred = (amounts: readonly string[], places = 2): string[] => {
  const values = amounts.map(parseDecimal);
  if (values.some((value) => compare(value, zero) < 0)) throw new RangeError('A weight cannot be below 0');
  const total = sum(values);
  if (isZero(total)) return amounts.map(() => toDecimal(zero, places));
  const units = fraction(10n ** BigInt(places));
  const exact = values.map((value) => times(over(times(value, hundred), total), units));
  const cut = exact.map(floor);
  const remainders = exact.map((value, at) => ({ at, rest: minus(value, fraction(cut[at] ?? 0n)) }));
  let left = floor(times(hundred, units)) - cut.reduce((all, one) => all + one, 0n);
  remainders.sort((a, b) => compare(b.rest, a.rest) || a.at - b.at);
  for (const { at } of remainders) {
    if (left === 0n) break;
    cut[at] = (cut[at] ?? 0n) + 1n;
    left -= 1n;
  }
  return cut.map((value) => toDecimal(over(fraction(value), units), places));
};

/** True where the weights total exactly 100: 3 × 33.33 does not (vector T13). Throws RangeError for a non-decimal. */
export const totalsHundred = (weights: readonly string[]): boolean =>
  compare(sum(weights.map(parseDecimal)), hundred) === 0;

/** Returns the exact total of decimal strings as text, for a live total on screen: `99.99`. */
export const totalOf = (weights: readonly string[]): Fraction => sum(weights.map(parseDecimal));

/**
 * A weighting as everything prints it: two places, and all of its places where it has more, since a weighting is never
 * rounded. What is no decimal comes back as it is.
 */
export const weightInFull = (weight: string): string => {
  if (!isDecimal(weight)) return weight;
  const exact = parseDecimal(weight);
  const short = toDecimal(exact, 2);
  return equal(parseDecimal(short), exact) ? short : (toPlainDecimal(exact) ?? weight);
};

export type DefaultWeights = { sections: string[]; questions: string[][] };

/**
 * Default weights (product 3.5): a section's weight is the sum of its questions' bank weights over the total, a
 * question's its share within the section; both to two places by largest remainder. Takes the bank weights of each
 * section's scored questions; a section without any weighs "0".
 */
export const defaultWeights = (bankWeights: readonly (readonly string[])[]): DefaultWeights => {
  const amounts = bankWeights.map((weights) => toDecimal(totalOf(weights), 6));
  const sections = shareHundred(amounts);
  return {
    sections: sections.map((weight, at) => (bankWeights[at]?.length ? weight : '0')),
    questions: bankWeights.map((weights) => shareHundred(weights)),
  };
};
