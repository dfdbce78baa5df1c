import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, fraction, one, toDecimal, toExact, zero } from '../scoring/fraction';
import { law } from '../testing/laws';
import { ordinalAlpha } from './agreement';

/**
 * The reliability data of “Computing Krippendorff's Alpha-Reliability”, part D: four observers, twelve units, some of
 * them not seen by everybody. Its ordinal alpha is worked out here by two roads, which both come to 0.815.
 */
const observers = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];
const ofPaper = Array.from({ length: 12 }, (_, unit) =>
  observers.flatMap((row) => (row[unit] == null ? [] : [String(row[unit])])),
);

/** The same by another road: disagreement of pairs within answers beside that of all pairs of marks. */
const byPairs = (answers: readonly (readonly number[])[]): [observed: number, expected: number, size: number] => {
  const paired = answers.filter((given) => given.length > 1);
  const all = paired.flat();
  const apart = (a: number, b: number): number => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    if (low === high) return 0;
    const between = all.filter((mark) => mark >= low && mark <= high).length;
    return (
      (between - (all.filter((mark) => mark === low).length + all.filter((mark) => mark === high).length) / 2) ** 2
    );
  };
  const pairs = (marks: readonly number[]): number =>
    marks.reduce(
      (found, a, at) => found + marks.reduce((own, b, other) => own + (at === other ? 0 : apart(a, b)), 0),
      0,
    );
  return [paired.reduce((found, given) => found + pairs(given) / (given.length - 1), 0), pairs(all), all.length];
};

const answers = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 0, maxLength: 5 }), { maxLength: 15 });
const texts = (given: readonly (readonly number[])[]): string[][] => given.map((marks) => marks.map(String));
const exact = (given: readonly (readonly string[])[]): string | null => {
  const alpha = ordinalAlpha(given);
  return alpha && toExact(alpha);
};

describe('agreement between evaluators', () => {
  it('is 0.815 for the reliability data of the paper', () => {
    const alpha = ordinalAlpha(ofPaper);
    expect(alpha && toDecimal(alpha, 3)).toBe('0.815');
  });

  it('is worked out by hand for a small one', () => {
    // Marks 1, 1 | 1, 2: n(1) = 3, n(2) = 1, δ² = (4 − 2)² = 4; observed 1 · 4, expected 3 · 1 · 4, n − 1 = 3.
    expect(
      exact([
        ['1', '1'],
        ['1', '2'],
      ]),
    ).toBe(toExact(zero));
    // Marks 1, 2 | 2, 1: n = 2 and 2, δ² = 4; observed 2 · 4, expected 2 · 2 · 4, n − 1 = 3: 1 − 24/16.
    expect(
      exact([
        ['1', '2'],
        ['2', '1'],
      ]),
    ).toBe(toExact(fraction(-1n, 2n)));
  });

  it('has no value where nothing was marked twice, or every mark is the same', () => {
    expect([ordinalAlpha([]), ordinalAlpha([['3'], ['4']]), ordinalAlpha([['3', '3.0'], ['3']])]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('leaves out what one person marked, and takes the same mark however it is written', () => {
    expect(exact([...ofPaper, ['5'], []])).toBe(exact(ofPaper));
    expect(exact(ofPaper.map((given) => given.map((mark) => `${mark}.0`)))).toBe(exact(ofPaper));
  });
});

describe('the laws of agreement', () => {
  law('full agreement is 1, whatever was agreed, and nothing else is', answers, (given) => {
    const same = given.map((marks) => marks.map(() => marks[0] ?? 0));
    const alpha = ordinalAlpha(texts(same));
    if (alpha) expect(toExact(alpha)).toBe(toExact(one));
    const mixed = ordinalAlpha(texts(given));
    const agrees = given.every((marks) => new Set(marks).size < 2);
    if (mixed) expect(compare(mixed, one)).toBe(agrees ? 0 : -1);
  });

  law('the order of evaluators and the order of bidders say nothing', answers, (given) => {
    const turned = [...given].reverse().map((marks) => [...marks].reverse());
    expect(exact(texts(turned))).toBe(exact(texts(given)));
    const rotated = [...given.slice(1), ...given.slice(0, 1)].map((marks) => [...marks.slice(1), ...marks.slice(0, 1)]);
    expect(exact(texts(rotated))).toBe(exact(texts(given)));
  });

  law('only the order of the marks counts, not how far apart they lie', answers, (given) => {
    const stretched = ['0', '0.5', '2', '7', '7.25', '100'];
    expect(exact(given.map((marks) => marks.map((mark) => stretched[mark] ?? '')))).toBe(exact(texts(given)));
  });

  law('it is what comparing every pair by hand gives', answers, (given) => {
    const alpha = ordinalAlpha(texts(given));
    const [observed, expected, size] = byPairs(given);
    if (alpha === null) expect(expected).toBe(0);
    else expect(Number(toDecimal(alpha, 6))).toBeCloseTo(1 - ((size - 1) * observed) / expected, 5);
  });
});
