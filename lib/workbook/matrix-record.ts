import { assessBid } from '../evaluation/assess';
import type { Bid, Contest } from '../evaluation/contest';
import { letterAt } from '../evaluation/letters';
import type { Outcome, RankedBid } from '../evaluation/outcome';
import { type Plan, planOf } from '../evaluation/plan';
import { type Fraction, toDecimal } from '../scoring/fraction';
import type { Credit } from '../scoring/mark-question';

/** Everything that the evaluation matrix shows. */
export type MatrixRecord = {
  readonly title: string;
  readonly reference: string;
  readonly version: number;
  readonly engineVersion: string;
  /** ISO UTC: when the outcome became final, or the last change of what it rests on. */
  readonly asOf: string;
  readonly isFinal: boolean;
  readonly contest: Contest;
  readonly outcome: Outcome;
  /** Letters of the opening by bidder. */
  readonly letters: Readonly<Record<string, string>>;
  readonly gates: readonly { bidder: string; questionId: string; decision: 'pass' | 'fail'; reason: string }[];
  readonly agreed: readonly { bidder: string; questionId: string; how: 'adopted' | 'moderated'; reason: string }[];
  readonly criteria: readonly { bidder: string; criterionId: string; reason: string }[];
};

/** One bid as the sheets see it, in the order of the outcome. */
export type MatrixBid = {
  readonly letter: string;
  readonly ranked: RankedBid;
  readonly bid: Bid;
  /** What stands for each award criterion. */
  readonly credits: ReadonlyMap<string, Credit>;
};

export type Matrix = { readonly record: MatrixRecord; readonly plan: Plan; readonly bids: readonly MatrixBid[] };

/** Takes the record of a decided contest; returns its bids in the order of the outcome, with what counts for each. */
export const matrixOf = (record: MatrixRecord): Matrix => {
  const plan = planOf(record.contest.questionnaire);
  const bids = record.outcome.ranking.flatMap((ranked): MatrixBid[] => {
    const at = record.contest.bids.findIndex(({ bidder }) => bidder === ranked.bidder);
    const bid = record.contest.bids[at];
    if (!bid) return [];
    const { credits } = assessBid(bid, plan, '').assessment;
    return [{ letter: record.letters[ranked.bidder] ?? letterAt(at), ranked, bid, credits }];
  });
  return { record, plan, bids };
};

/** Places to which the workbook's own numbers are exact. */
const exactPlaces = 15;
/** Places that the workbook shows of a figure that is not rounded yet. */
export const figurePlaces = 8;

/** Takes an exact value; returns the decimal nearest to it that a spreadsheet can hold. */
export const nearest = (value: Fraction): string => toDecimal(value, exactPlaces);
