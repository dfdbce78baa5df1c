import 'server-only';
import type { Reader } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import {
  type AwardDecision,
  type AwardNotice,
  type ContractRecord,
  findAwardDecision,
  listAwardNotices,
  listContractRecords,
  listHolds,
  type RecordHold,
} from '@/db/store/award';
import type { ProcurementState } from '@/db/store/procurement';
import { firstBrokenRow } from '@/lib/audit';
import type { Context } from '@/lib/commands/command';
import { interestsOf } from '@/lib/evaluation/interests';
import { outcomeToJson } from '@/lib/evaluation/outcome-json';
import type { Facts } from '@/lib/policy';
import { type AwardFacts, type StandstillRule, standstillRule, summariesComeFirst } from '@/lib/procurement/award';
import { type RecordClock, recordClock } from '@/lib/procurement/record-keeping';
import { regimeOfSetup } from '@/lib/procurement/setup-regime';
import { setupOf } from '@/lib/procurement/setup-state';
import { ukDay } from '@/lib/procurement/uk-time';
import { hashOf } from '@/lib/questionnaire/hash';
import { type DecisionRecord, isReproduced, outcomeHash } from './decision-record';
import { procurementFacts } from './procurement-facts';

/** What was recorded since the outcome became final. */
export type AwardRecord = {
  decision: AwardDecision | null;
  /** The contract award notice as it was last recorded. */
  notice: AwardNotice | null;
  contract: ContractRecord | null;
  holds: RecordHold[];
  /** The hold that stands now. */
  hold: RecordHold | null;
};

/** Loads what was recorded since the outcome became final, in a fixed number of queries. */
export async function loadAward(db: Reader, { procurement: { id } }: ProcurementState): Promise<AwardRecord> {
  const holds = await listHolds(db, id);
  return {
    decision: await findAwardDecision(db, id),
    notice: (await listAwardNotices(db, id)).at(-1) ?? null,
    contract: (await listContractRecords(db, id)).at(-1) ?? null,
    holds,
    hold: holds.findLast(({ lift }) => lift === null) ?? null,
  };
}

/** How far the award is, for the overview; before the outcome is final nothing is read. */
export async function awardStanding(db: Reader, state: ProcurementState) {
  if (state.finalisedAt === null) return { signed: false, noticed: false, contracted: false };
  const { decision, notice, contract } = await loadAward(db, state);
  return { signed: decision !== null, noticed: notice !== null, contracted: contract !== null };
}

/** The policy's facts about a procurement whose outcome is final. */
export const awardPolicyFacts = (state: ProcurementState, record: AwardRecord, context: Context): Facts => ({
  ...procurementFacts(state, context),
  summariesFirst: awardRules(state).summariesFirst,
  awarded: record.decision !== null,
  held: record.hold !== null,
});

/** The set-up and the rules by which an award is made. */
export const awardRules = ({ procurement }: ProcurementState) => {
  const setup = setupOf(procurement.setup);
  const regime = regimeOfSetup(setup, ukDay(procurement.createdAt));
  const ground = setup.shorterGround ?? null;
  const rule: StandstillRule = standstillRule(regime, setup.procedure ?? null, ground);
  return { setup, regime, ground, rule, summariesFirst: summariesComeFirst(regime, setup.procedure ?? null) };
};

/** Until when the records are kept; null before the award, unless the procurement was cancelled. */
export const keepingClock = (
  { procurement: { cancelledAt } }: ProcurementState,
  { decision, notice, contract }: AwardRecord,
): RecordClock | null =>
  recordClock({
    awardedOn: decision && ukDay(decision.decidedAt),
    standstillLastDay: notice?.lastDay ?? null,
    contract,
    cancelledOn: cancelledAt && ukDay(cancelledAt),
  });

/** What exactly stands beside an award; null while no outcome is final, or it cannot be worked out any more. */
export async function awardFactsOf(
  db: Reader,
  state: ProcurementState,
  record: DecisionRecord | null,
): Promise<{ facts: AwardFacts; factsHash: string } | null> {
  if (!record?.final || !record.judged.ok) return null;
  const outcome = record.judged.value;
  const ended = (what: string): number => outcome.ranking.filter((bid) => bid.outcome === what).length;
  const people = [...new Set(state.duties.map(({ userId }) => userId))];
  const standing = (what: string): number => people.filter((id) => interestsOf(state, id) === what).length;
  const facts: AwardFacts = {
    outcomeHash: outcomeHash(outcomeToJson(outcome)),
    engineVersion: record.final.engineVersion,
    finalisedAt: record.final.finalisedAt,
    tenders: {
      ranked: outcome.ranking.filter(({ rank }) => rank !== null).length,
      disqualified: ended('disqualified'),
      disregarded: ended('disregarded'),
      notScored: ended('not-scored'),
    },
    interests: {
      clear: standing('clear'),
      allowed: standing('allowed'),
      removed: standing('removed'),
      waiting: standing('waiting'),
      undeclared: standing('undeclared'),
    },
    reproduced: isReproduced(record, outcome),
    unbroken: firstBrokenRow(await listAudit(db, state.procurement.id)) === null,
  };
  return { facts, factsHash: hashOf(facts) };
}

/** The tenders at rank 1 of the final outcome: one, or those that the published rules left tied. */
export const firstRanked = (record: DecisionRecord): { submissionId: string; name: string }[] => {
  if (!record.judged.ok) return [];
  return record.judged.value.ranking.flatMap(({ bidder, rank }) => {
    const known = record.recorded.bidders.find((each) => each.bidder === bidder);
    return rank === 1 && known ? [{ submissionId: known.submissionId, name: bidder }] : [];
  });
};
