import { compareMarks, tidy } from '../question/marks';
import { type Fraction, fraction, isZero, minus, one, over, plus, sum, times, zero } from '../scoring/fraction';

/** The individual marks of one answer, one from each evaluator who marked it, in any order. */
export type MarkedAnswer = readonly string[];

const whole = (count: number): Fraction => fraction(BigInt(count));

/** How often each mark stands beside each other mark of the same answer, every pair weighing 1 ÷ (marks − 1). */
const coincidences = (answers: readonly MarkedAnswer[], marks: readonly string[]): Fraction[][] => {
  const table = marks.map(() => marks.map(() => zero));
  for (const given of answers) {
    const share = fraction(1n, BigInt(given.length - 1));
    const places = given.map((mark) => marks.indexOf(mark));
    places.forEach((row, first) => {
      places.forEach((column, second) => {
        const cells = table[row];
        if (first !== second && cells) cells[column] = plus(cells[column] ?? zero, share);
      });
    });
  }
  return table;
};

/**
 * Agreement between evaluators: Krippendorff's alpha with the ordinal difference, as an exact fraction. 1 is full
 * agreement, 0 what chance would give; it can be below 0. Marks are decimal strings, and only their order counts, not how
 * far apart they lie. Answers that fewer than two people marked say nothing about agreement and are left out.
 *
 * α = 1 − (n − 1) · Σ o(c,k) · δ²(c,k) ÷ Σ n(c) · n(k) · δ²(c,k), with
 * δ(c,k) = Σ n(g) for g from c to k − (n(c) + n(k)) ÷ 2.
 *
 * Source: K. Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2007).
 *
 * Returns null where it has no value: nothing was marked twice, or every mark is the same, so that chance alone would
 * give the same.
 */
export const ordinalAlpha = (answers: readonly MarkedAnswer[]): Fraction | null => {
  const paired = answers.filter((given) => given.length > 1).map((given) => given.map(tidy));
  const marks = [...new Set(paired.flat())].sort(compareMarks);
  if (marks.length < 2) return null;
  const counts = marks.map((mark) => whole(paired.flat().filter((each) => each === mark).length));
  const total = sum(counts);
  const table = coincidences(paired, marks);
  let [observed, expected] = [zero, zero];
  for (let low = 0; low < marks.length; low += 1)
    for (let high = low + 1; high < marks.length; high += 1) {
      const [first, last] = [counts[low] ?? zero, counts[high] ?? zero];
      const apart = minus(sum(counts.slice(low, high + 1)), over(plus(first, last), fraction(2n)));
      const squared = times(apart, apart);
      // Either side of the table is the mirror of the other, so half of both gives the same quotient.
      observed = plus(observed, times(table[low]?.[high] ?? zero, squared));
      expected = plus(expected, times(times(first, last), squared));
    }
  if (isZero(expected)) return null;
  return minus(one, over(times(minus(total, one), observed), expected));
};
