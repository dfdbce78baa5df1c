import { compare, type Fraction, type Order, toDecimal } from './fraction';

/** Which end of a scale is better. */
export type Direction = 'highest' | 'lowest';

/** What ranking needs of a bid: its exact total, and one exact value for each published tie-breaker, in order. */
export type Contender = { readonly total: Fraction; readonly breakers: readonly Fraction[] };

const better = (a: Fraction, b: Fraction, direction: Direction): Order => {
  const order = compare(b, a);
  return order === 0 || direction === 'highest' ? order : order === 1 ? -1 : 1;
};

/**
 * Returns the contenders as places, best first: contenders in the same place are tied (vector T18). Totals and
 * tie-breakers are compared exactly, never as displayed. Within a place the order is that of the input.
 */
export const places = <C extends Contender>(
  contenders: readonly C[],
  direction: Direction,
  breakers: readonly Direction[],
): C[][] => {
  const against = (a: C, b: C): Order => {
    const byTotal = better(a.total, b.total, direction);
    if (byTotal !== 0) return byTotal;
    for (const [at, way] of breakers.entries()) {
      const [left, right] = [a.breakers[at], b.breakers[at]];
      if (left === undefined || right === undefined) throw new RangeError('A contender lacks a tie-breaker value');
      const order = better(left, right, way);
      if (order !== 0) return order;
    }
    return 0;
  };
  const found: C[][] = [];
  for (const contender of [...contenders].sort(against)) {
    const last = found.at(-1);
    if (last?.[0] && against(last[0], contender) === 0) last.push(contender);
    else found.push([contender]);
  }
  return found;
};

/**
 * Returns the totals as displayed: all rounded half up to the published places, or, where two different totals would
 * look equal, to as many more places as tell every different pair apart.
 */
export const displayTotals = (totals: readonly Fraction[], places: number): string[] => {
  const sorted = [...totals].sort(compare);
  const apart = sorted.filter((total, at) => at === 0 || compare(total, sorted[at - 1] ?? total) !== 0);
  let shown = places;
  // Two different fractions always part at some place, so this ends.
  while (new Set(apart.map((total) => toDecimal(total, shown))).size < apart.length) shown += 1;
  return totals.map((total) => toDecimal(total, shown));
};
