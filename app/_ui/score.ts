import { compare, type Fraction, minus, parseDecimal, parseExact, toDecimal } from '@/lib/scoring/fraction';

/** A figure as shown and as it is exactly (`n/d`); null where nothing was scored. */
export type Score = { shown: string; exact: string } | null;

export const exactOf = (score: NonNullable<Score>): Fraction => parseExact(score.exact);

/** The lowest and highest of scores that exist, by their exact values; null where none does. */
export function extremes(scores: readonly Score[]): { least: NonNullable<Score>; most: NonNullable<Score> } | null {
  const given = scores.filter((score) => score !== null);
  const [first] = given;
  if (!first) return null;
  const pick = (sign: 1 | -1) =>
    given.reduce((best, score) => (compare(exactOf(score), exactOf(best)) === sign ? score : best), first);
  return { least: pick(-1), most: pick(1) };
}

/** The difference of two scores, to the places given. */
export const gap = (high: NonNullable<Score>, low: NonNullable<Score>, places = 2): string =>
  toDecimal(minus(exactOf(high), exactOf(low)), places);

export const isBelow = (score: NonNullable<Score>, minimum: string | null | undefined): boolean =>
  minimum != null && compare(exactOf(score), parseDecimal(minimum)) < 0;

/** Where a figure lies on a drawing. Never used for anything but drawing. */
export const position = (score: NonNullable<Score>): number => Number(toDecimal(exactOf(score), 6));

/** An amount of money: £95,000.00 in tables; £95,000 in prose where it is whole. Takes a decimal string. */
export function pounds(amount: string, where: 'table' | 'prose'): string {
  const [whole = '0', pence = '00'] = toDecimal(parseDecimal(amount), 2).split('.');
  const text = `£${whole.replace(/\B(?=(\d{3})+$)/g, ',')}`;
  return where === 'prose' && pence === '00' ? text : `${text}.${pence}`;
}
