import 'server-only';
import type { Reader } from '@/db/client';
import { type FinalOutcome, findOutcome } from '@/db/store/outcome';
import { type CriterionScore, listCriterionScores, listPrices, type Price } from '@/db/store/price';
import type { ProcurementState } from '@/db/store/procurement';
import type { Judged } from '@/lib/evaluation/contest';
import { readContest } from '@/lib/evaluation/contest';
import { contestFromRecord, type RecordedBid, type RecordedContest } from '@/lib/evaluation/contest-from-record';
import { comparesDifferentLots } from '@/lib/evaluation/lots-compared';
import { asksForPrice } from '@/lib/evaluation/missing-entries';
import { decideContest, type Outcome } from '@/lib/evaluation/outcome';
import { type OutcomeJson, outcomeToJson } from '@/lib/evaluation/outcome-json';
import type { Facts } from '@/lib/policy';
import { canonical, hashOf } from '@/lib/questionnaire/hash';
import { type EvaluationRecord, loadEvaluation } from './evaluation-record';

/** Everything that the outcome rests on, and the outcome where it can be worked out. */
export type DecisionRecord = EvaluationRecord & {
  /** Every version of each, the first ones first. */
  prices: Price[];
  scores: CriterionScore[];
  bids: RecordedBid[];
  recorded: RecordedContest;
  judged: Judged<Outcome>;
  final: FinalOutcome | null;
  /** ISO UTC: when the outcome became final, or the last act that it rests on. */
  asOf: string;
};

const latest = <T extends { version: number }>(rows: readonly T[], key: (row: T) => string): Map<string, T> =>
  new Map(rows.map((row) => [key(row), row]));

/** The prices that stand, by submission. */
export const currentPrices = (prices: readonly Price[]): Map<string, Price> =>
  latest(prices, ({ submissionId }) => submissionId);

/** The scores of one other criterion that stand, by submission. */
export const currentScores = (scores: readonly CriterionScore[], criterionId: string): Map<string, CriterionScore> =>
  latest(
    scores.filter((score) => score.criterionId === criterionId),
    ({ submissionId }) => submissionId,
  );

/**
 * Loads what an outcome rests on, in a bounded number of queries; null before the opening. Whoever calls this asks the
 * policy before anything of it is shown.
 */
export async function loadDecision(db: Reader, state: ProcurementState): Promise<DecisionRecord | null> {
  const evaluation = await loadEvaluation(db, state);
  if (!evaluation) return null;
  const { published, submissions, facts } = evaluation;
  const { id } = state.procurement;
  const [prices, scores, final] = [
    await listPrices(db, id),
    await listCriterionScores(db, id),
    await findOutcome(db, id),
  ];
  const price = currentPrices(prices);
  const { criteria } = published.document.scoring.award;
  const bids = submissions.map((submission): RecordedBid => {
    const own = <T extends { submissionId: string; questionId: string }>(rows: readonly T[]): T[] =>
      rows.filter(({ submissionId }) => submissionId === submission.id);
    return {
      submissionId: submission.id,
      supplierName: submission.supplierName,
      letter: submission.letter,
      snapshot: submission.snapshot,
      marks: Object.fromEntries(own(facts.agreed).map(({ questionId, mark }) => [questionId, mark])),
      decisions: Object.fromEntries(own(facts.gates).map(({ questionId, decision }) => [questionId, decision])),
      criteria: Object.fromEntries(
        criteria.flatMap((criterion) => {
          const score = currentScores(scores, criterion.id).get(submission.id);
          return score ? [[criterion.id, score.score]] : [];
        }),
      ),
      price: price.get(submission.id)?.amount ?? null,
      disregarded: evaluation.disregarded.get(submission.id)?.ground ?? null,
    };
  });
  const recorded = contestFromRecord(published.document, bids);
  const acts = [
    state.opening?.openedAt ?? '',
    state.qualityLock?.lockedAt ?? '',
    ...prices.map(({ enteredAt }) => enteredAt),
    ...scores.map(({ enteredAt }) => enteredAt),
    ...facts.agreed.map(({ agreedAt }) => agreedAt),
    ...facts.gates.map(({ decidedAt }) => decidedAt),
    ...evaluation.disregards.map(({ decidedAt }) => decidedAt),
  ];
  return {
    ...evaluation,
    prices,
    scores,
    bids,
    recorded,
    judged: decideContest(recorded.contest),
    final,
    asOf: final?.finalisedAt ?? acts.reduce((a, b) => (b > a ? b : a), ''),
  };
}

/** True where the tenders that an outcome compares are for different lots: then it never becomes final. */
export const lotsDiffer = ({ bids, recorded }: DecisionRecord, outcome: Outcome): boolean =>
  comparesDifferentLots(
    outcome,
    bids.map(({ submissionId, snapshot }) => ({
      bidder: recorded.bidders.find((one) => one.submissionId === submissionId)?.bidder ?? '',
      lotIds: snapshot.lotIds,
    })),
  );

/** What exactly two people agree to: the hash of the outcome with its traces. */
export const outcomeHash = (result: OutcomeJson): string => hashOf(result);

/**
 * True where the outcome, worked out again from the contest as it is exported, is the same to the last trace, and the
 * same as the frozen one where it is final.
 */
export const isReproduced = (record: DecisionRecord, outcome: Outcome): boolean => {
  const again = readContest(JSON.parse(JSON.stringify(record.recorded.contest)));
  const decided = again.ok ? decideContest(again.value) : null;
  if (!decided?.ok) return false;
  const now = canonical(outcomeToJson(outcome));
  const frozen = record.final ? canonical(record.final.result) : now;
  return canonical(outcomeToJson(decided.value)) === now && frozen === now;
};

/** The same rows under the names that bidders have in the contest. */
export const bidderNames = (record: DecisionRecord): Map<string, string> =>
  new Map(record.recorded.bidders.map(({ submissionId, bidder }) => [submissionId, bidder]));

/** Facts for finalising: where the published rules never look at a price, none has to be opened. */
export const finalFacts = (facts: Facts, record: DecisionRecord | null): Facts =>
  record && !asksForPrice(record.published.document.scoring) ? { ...facts, pricesOpened: true } : facts;
