import { assessBid } from './assess';
import type { Contest } from './contest';
import { documentFaults } from './document-faults';
import { planOf } from './plan';

/** A score or a price that the outcome still waits for. */
export type MissingEntry =
  | { bidder: string; what: 'criterion'; criterionId: string }
  | { bidder: string; what: 'price' };

/** Takes scoring rules; true where a bid cannot be placed without its price. */
export const asksForPrice = ({ award, tieBreakers }: Contest['questionnaire']['scoring']): boolean =>
  award.mode !== 'points' || award.price !== null || tieBreakers.some(({ by }) => by === 'price');

/**
 * Takes a contest; returns the other criteria's scores and the prices that are still to be entered, bid by bid. A bid
 * that is disregarded or fails a requirement needs neither; one below a minimum needs no price.
 */
export const missingEntries = (contest: Contest): MissingEntry[] => {
  const { questionnaire } = contest;
  if (documentFaults(questionnaire).length > 0) return [];
  const plan = planOf(questionnaire);
  const priced = asksForPrice(questionnaire.scoring);
  return contest.bids.flatMap((bid): MissingEntry[] => {
    const { standing, reasons } = assessBid(bid, plan, '').assessment;
    if (standing === 'disregarded' || reasons.some(({ rule }) => rule === 'requirement')) return [];
    const scores = questionnaire.scoring.award.criteria
      .filter(({ id }) => bid.criteria?.[id] === undefined)
      .map(({ id }): MissingEntry => ({ bidder: bid.bidder, what: 'criterion', criterionId: id }));
    const needsPrice = priced && standing !== 'disqualified' && bid.price == null;
    return needsPrice ? [...scores, { bidder: bid.bidder, what: 'price' }] : scores;
  });
};
