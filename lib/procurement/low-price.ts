import {
  compare,
  fraction,
  hundred,
  minus,
  over,
  parseDecimal,
  sum,
  times,
  toDecimal,
  toExact,
} from '../scoring/fraction';

export type LowPrice = {
  bidder: string;
  price: string;
  /** Mean of all prices of the pool, two places. */
  mean: string;
  /** How far below the mean and below the next price, in percent: two places, and exact as `n/d`. */
  belowMean: string;
  belowMeanExact: string;
  belowNext: string;
  belowNextExact: string;
  /** True where the price is at least the trigger below the mean or below the next price. */
  flagged: boolean;
};

/** Our default; the officer may publish another. */
const usualTrigger = '10';

/**
 * Takes the prices of the assessed tenders (above 0) and a trigger in percent; returns the facts about the lowest
 * one, or null with fewer than two prices. A flag starts the notice-and-explain step of section 19(4) and never
 * rejects anything (vector T17). Of equal lowest prices the first is named.
 */
export const lowPrice = (
  tenders: readonly { bidder: string; price: string }[],
  trigger: string = usualTrigger,
): LowPrice | null => {
  const prices = tenders
    .map(({ bidder, price }) => ({ bidder, price, exact: parseDecimal(price) }))
    .sort((a, b) => compare(a.exact, b.exact));
  const [lowest, next] = prices;
  if (!lowest || !next) return null;
  const mean = over(sum(prices.map(({ exact }) => exact)), fraction(BigInt(prices.length)));
  const below = (level: typeof mean) => times(over(minus(level, lowest.exact), level), hundred);
  const [belowMean, belowNext, limit] = [below(mean), below(next.exact), parseDecimal(trigger)];
  return {
    bidder: lowest.bidder,
    price: lowest.price,
    mean: toDecimal(mean, 2),
    belowMean: toDecimal(belowMean, 2),
    belowMeanExact: toExact(belowMean),
    belowNext: toDecimal(belowNext, 2),
    belowNextExact: toExact(belowNext),
    flagged: compare(belowMean, limit) >= 0 || compare(belowNext, limit) >= 0,
  };
};
