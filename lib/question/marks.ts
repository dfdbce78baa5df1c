import {
  compare,
  equal,
  type Fraction,
  floor,
  fraction,
  isZero,
  max,
  min,
  minus,
  over,
  parseDecimal,
  plus,
  times,
  toPlainDecimal,
  zero,
} from '../scoring/fraction';
import type { Scale } from '../scoring/rules';
import type { Option } from './settings';

type Steps = Pick<Scale, 'min' | 'max' | 'step'>;

/** Takes a decimal string; returns it without idle zeros, so that equal marks are equal texts ('5.0' is '5'). */
export const tidy = (mark: string): string => toPlainDecimal(parseDecimal(mark)) ?? mark;

/** Takes a decimal string; returns how many places it is written with. */
export const placesOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

/** Takes two decimal strings; returns -1, 0 or 1. */
export const compareMarks = (left: string, right: string): -1 | 0 | 1 =>
  compare(parseDecimal(left), parseDecimal(right));

/** Takes points added up; returns them as a mark, kept between the ends of the scale. */
export const within = (points: Fraction, scale: Pick<Scale, 'min' | 'max'>): string =>
  toPlainDecimal(min(parseDecimal(scale.max), max(parseDecimal(scale.min), points))) ?? tidy(scale.max);

/** Takes a decimal string; true where it is a mark of the scale: in min..max, a whole number of steps above min. */
export const isOnScale = (mark: string, scale: Steps): boolean => {
  const { min: lowest, max: highest, step } = scale;
  if (compareMarks(mark, lowest) === -1 || compareMarks(mark, highest) === 1 || compareMarks(step, '0') !== 1)
    return false;
  const steps = over(minus(parseDecimal(mark), parseDecimal(lowest)), parseDecimal(step));
  return equal(fraction(floor(steps)), steps);
};

/** Takes a scale; returns its marks, lowest first. A scale of more than 1,001 marks is cut there. */
export const marksOfScale = ({ min: lowest, max: highest, step }: Steps): string[] => {
  const by = parseDecimal(step);
  if (isZero(by) || compare(by, zero) === -1) return [];
  const marks: string[] = [];
  for (let at = 0n; marks.length <= 1_000; at += 1n) {
    const mark = plus(parseDecimal(lowest), times(by, fraction(at)));
    if (compare(mark, parseDecimal(highest)) === 1) break;
    marks.push(toPlainDecimal(mark) ?? lowest);
  }
  return marks;
};

/** Takes marks; returns each once, without idle zeros, highest first. */
export const highestFirst = (marks: readonly string[]): string[] =>
  [...new Set(marks.map(tidy))].sort((a, b) => compareMarks(b, a));

/** Takes options and an answer; returns the mark of the option chosen, or null where it has none. */
export const markOfOption = (options: readonly Option[] | undefined, answer: unknown): string | null => {
  const mark = options?.find(({ id }) => id === answer)?.mark;
  return mark === undefined ? null : tidy(mark);
};

/** Takes options; returns their marks, highest first; empty where none has one. */
export const marksOfOptions = (options: readonly Option[] | undefined): string[] =>
  highestFirst((options ?? []).flatMap(({ mark }) => (mark === undefined ? [] : [mark])));
