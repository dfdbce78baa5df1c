import type { Outcome } from '../evaluation/outcome';
import { outcomeToJson } from '../evaluation/outcome-json';
import { isWeekend } from '../procurement/standstill';
import { addDays, ukDay } from '../procurement/uk-time';
import { hashOf } from '../questionnaire/hash';
import { awardIn } from './check-later';
import { BundleFault } from './fault';
import type { Award } from './later-parts';
import { firstDifference, type OpenedBundle } from './opened';
import { Bidders, paths } from './parts';

const fault = (place: string, reason: string): never => {
  throw new BundleFault(paths.award, `${place}: ${reason}`);
};

/** Working days of the mandatory standstill (Procurement Act 2023, section 51). */
const standstillDays = 8;

/** How many days from one to another, both included, are neither at a weekend nor among the holidays that were noted. */
const workingDays = (from: string, to: string, holidays: readonly string[]): number => {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (!isWeekend(day) && !holidays.includes(day)) count += 1;
  return count;
};

/** The contract goes to the tender at rank 1; where several share it, the decision says why to this one. */
const checkWinner = (bundle: OpenedBundle, outcome: Outcome, decision: NonNullable<Award['decision']>): void => {
  const hash = hashOf(outcomeToJson(outcome));
  if (decision.outcomeHash !== hash) fault('decision.outcomeHash', `is ${decision.outcomeHash}, not ${hash}`);
  const first = outcome.ranking.filter(({ rank }) => rank === 1).map(({ bidder }) => bidder);
  const { bidders } = bundle.json(paths.bidders, Bidders);
  const winner = bidders.find(({ submissionId }) => submissionId === decision.submissionId)?.bidder;
  if (winner === undefined || !first.includes(winner))
    fault('decision.submissionId', `is ${winner ?? "no bidder's"}; at rank 1 of the outcome is ${first.join(', ')}`);
  if (first.length > 1 && decision.reason.trim() === '')
    fault('decision.reason', `does not say why of ${first.join(', ')} it is ${winner}`);
  const ended = (what: string): number => outcome.ranking.filter((bid) => bid.outcome === what).length;
  const differs = firstDifference(decision.facts.tenders, {
    ranked: outcome.ranking.filter(({ rank }) => rank !== null).length,
    disqualified: ended('disqualified'),
    disregarded: ended('disregarded'),
    notScored: ended('not-scored'),
  });
  if (differs) fault(`decision.facts.tenders.${differs.place}`, `is ${differs.left}; the outcome has ${differs.right}`);
};

const checkNotices = ({ decision, notices }: Award): void => {
  notices.forEach(({ publishedOn, standstill, lastDay, holidays }, index) => {
    const place = `notices[${index}]`;
    if (!decision || publishedOn < ukDay(decision.decidedAt))
      fault(`${place}.publishedOn`, 'is before the award decision');
    if ((lastDay === null) !== (standstill === 'none')) fault(`${place}.lastDay`, `is not that of ${standstill}`);
    if (lastDay === null || (standstill !== 'mandatory' && standstill !== 'longer')) return;
    const days = workingDays(publishedOn, lastDay, holidays);
    if (standstill === 'mandatory' ? days !== standstillDays : days < standstillDays)
      fault(`${place}.lastDay`, `gives ${days} working days, and not ${standstillDays}`);
  });
};

/** No contract was entered into before the award, or on a day of the standstill. */
const checkContract = ({ decision, notices, contracts }: Award): void => {
  const place = `contracts[${contracts.length - 1}].enteredOn`;
  const entered = contracts.at(-1)?.enteredOn ?? null;
  if (contracts.length > 0 && !decision) fault(place, 'is there without an award decision');
  if (entered === null || !decision) return;
  if (entered < ukDay(decision.decidedAt)) fault(place, 'is before the award decision');
  const ends = notices.at(-1)?.lastDay ?? null;
  if (ends !== null && entered <= ends) fault(place, `is ${entered}; the standstill lasted until ${ends}`);
};

/** The award rests on this very outcome, and its notice, standstill and contract come in their order after it. */
export const checkAward = (bundle: OpenedBundle, outcome: Outcome): void => {
  const award = awardIn(bundle);
  if (award.decision) checkWinner(bundle, outcome, award.decision);
  checkNotices(award);
  checkContract(award);
};
