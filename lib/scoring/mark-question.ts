import { compare, type Fraction, parseDecimal, zero } from './fraction';
import type { Scale } from './rules';
import { derived, given, type Trace } from './trace';

/** A published scale read into exact values, with the traces that all contributions share. */
export type MarkScale = {
  readonly min: Fraction;
  readonly max: Fraction;
  readonly method: Scale['method'];
  readonly top: Trace;
  readonly bottom: Trace;
  readonly range: Trace;
};

/** Takes the published scale; throws RangeError where one of its values is not a decimal string. */
export const readScale = (scale: Pick<Scale, 'min' | 'max' | 'method'>): MarkScale => {
  const top = given('top mark', parseDecimal(scale.max));
  const bottom = given('lowest mark', parseDecimal(scale.min));
  return {
    min: bottom.value,
    max: top.value,
    method: scale.method,
    top,
    bottom,
    range: derived('range of marks', 'difference', [top, bottom]),
  };
};

/** What a question brings into a total: a label that people know it by, and a weight in any unit. */
export type WeighedQuestion = { readonly id: string; readonly label: string; readonly weight: Trace };

/**
 * What stands for a question when a total is made. `mark` is the agreed or published mark; `full`, `none` and
 * `left-out` are the three published rules for a question that does not apply; `missing` has no mark yet.
 */
export type Credit =
  | { readonly as: 'mark'; readonly mark: Fraction }
  | { readonly as: 'full' | 'none' | 'left-out' | 'missing' };

/** The mark that a threshold or a tie-breaker sees, or null where the question has none. */
export const markOf = (credit: Credit, scale: MarkScale): Fraction | null =>
  credit.as === 'mark' ? credit.mark : credit.as === 'full' ? scale.max : null;

const countsNothing = given('nothing', zero, { note: 'not applicable: counts nothing' });

/**
 * Returns the question's contribution, mark ÷ top mark × weight, or (mark − lowest) ÷ (top − lowest) × weight where
 * the published method is `over-range` (vector T15). Null where the question does not count or has no mark.
 */
export const contribution = (question: WeighedQuestion, credit: Credit, scale: MarkScale): Trace | null => {
  if (credit.as === 'left-out' || credit.as === 'missing') return null;
  const about = `question:${question.id}`;
  if (credit.as === 'none') return derived(question.label, 'product', [countsNothing, question.weight], { about });
  const mark =
    credit.as === 'mark' ? given('mark', credit.mark) : given('mark', scale.max, { note: 'not applicable: full mark' });
  const parts =
    scale.method === 'over-max'
      ? [mark, scale.top, question.weight]
      : [derived('mark above lowest', 'difference', [mark, scale.bottom]), scale.range, question.weight];
  return derived(question.label, 'share', parts, { about });
};

/** True where the exact mark is at or above the published minimum mark (vector T16). */
export const meetsThreshold = (value: Fraction, threshold: Fraction): boolean => compare(value, threshold) >= 0;
