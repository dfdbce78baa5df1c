import type { Contest } from '../evaluation/contest';
import type { Outcome } from '../evaluation/outcome';
import { countedMark } from '../evaluation/outcome-reasons';
import { refOf } from '../question/kind';
import { compareMarks } from '../question/marks';
import { isAward } from '../questionnaire/find';
import {
  compare,
  type Fraction,
  hundred,
  isZero,
  minus,
  over,
  parseDecimal,
  sum,
  times,
  zero,
} from '../scoring/fraction';

/** How far one question kept the assessed bids apart. */
export type Separation = {
  readonly questionId: string;
  readonly ref: string;
  readonly wording: string;
  /** Lowest and highest mark that counted, as decimal strings; null where fewer than two were given. */
  readonly low: string | null;
  readonly high: string | null;
  /** Bids with a mark here. */
  readonly marks: number;
  /** Points of the security score, 0 to 100, between the lowest and the highest mark, by the published weightings. */
  readonly apart: Fraction;
};

/**
 * Takes a decided contest; returns every award criterion with how far it kept the assessed bids apart, the furthest
 * first, then in document order. Disregarded bids were not assessed and do not count. Where a question was left out for
 * one bid, its weighting is still taken as published, so the figure describes and is nobody's score.
 */
export const separations = ({ questionnaire }: Contest, outcome: Outcome): Separation[] => {
  const assessed = outcome.ranking.filter((bid) => bid.outcome !== 'disregarded');
  const { min, max, method } = questionnaire.scoring.scale;
  const range = method === 'over-max' ? parseDecimal(max) : minus(parseDecimal(max), parseDecimal(min));
  const scored = questionnaire.sections.filter(({ questions }) => questions.some(isAward));
  const whole = sum(scored.map(({ weight }) => parseDecimal(weight)));
  const found = scored.flatMap(({ weight, questions }) => {
    const own = questions.filter(isAward);
    const inside = sum(own.map((question) => parseDecimal(question.weight)));
    return own.map((question): Separation => {
      const marks = assessed.flatMap((bid) => countedMark(bid, question.id) ?? []).sort(compareMarks);
      const [low = null, high = null] = marks.length < 2 ? [] : [marks[0], marks.at(-1)];
      const share =
        isZero(whole) || isZero(inside)
          ? zero
          : times(over(parseDecimal(weight), whole), over(parseDecimal(question.weight), inside));
      const gap = low === null || high === null ? zero : minus(parseDecimal(high), parseDecimal(low));
      return {
        questionId: question.id,
        ref: refOf(question),
        wording: question.wording.en,
        low,
        high,
        marks: marks.length,
        apart: times(times(over(gap, range), share), hundred),
      };
    });
  });
  return found
    .map((row, at) => ({ row, at }))
    .sort((a, b) => compare(b.row.apart, a.row.apart) || a.at - b.at)
    .map(({ row }) => row);
};
