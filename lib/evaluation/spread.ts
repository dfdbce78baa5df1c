import { compare, fraction, max, min, minus, parseDecimal, times, toPlainDecimal, zero } from '../scoring/fraction';
import type { Scale } from '../scoring/rules';

/** Individual marks of one question in one submission; they are shown beside one another and never combined. */
export type MarkedItem = {
  readonly questionId: string;
  readonly submissionId: string;
  readonly marks: readonly string[];
};

const spread = (marks: readonly string[]) => {
  const values = marks.map(parseDecimal);
  return values.length === 0 ? zero : minus(values.reduce(max), values.reduce(min));
};

/** Takes marks as decimal strings; returns highest − lowest as a decimal string, "0" for none or one. */
export const spreadOf = (marks: readonly string[]): string => toPlainDecimal(spread(marks)) ?? '0';

/** True where marks lie two or more steps of the scale apart, which the panel must discuss (vector T19). */
export const isWide = (marks: readonly string[], scale: Pick<Scale, 'step'>): boolean =>
  compare(spread(marks), times(parseDecimal(scale.step), fraction(2n))) >= 0;

/** Returns the items widest spread first; equal spreads keep their order. The order of moderation (product 5). */
export const moderationOrder = <I extends MarkedItem>(items: readonly I[]): I[] =>
  items
    .map((item) => ({ item, width: spread(item.marks) }))
    .sort((a, b) => compare(b.width, a.width))
    .map(({ item }) => item);
