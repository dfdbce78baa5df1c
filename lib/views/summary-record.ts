import 'server-only';
import type { Reader } from '@/db/client';
import { findAuthority } from '@/db/store/people';
import type { ProcurementState } from '@/db/store/procurement';
import {
  findSummaryRelease,
  invitedAddresses,
  listReleasedSummaries,
  listSummaryAdditions,
  listSummaryChecks,
  listSummaryRedactions,
  type SummaryAddition,
  type SummaryCheck,
  type SummaryRedaction,
  type SummaryRelease,
  type SupplierDetails,
} from '@/db/store/summary';
import { owedTo, type SummaryBid, type SummaryGiven, summariesOf, winnerOf } from '@/lib/evaluation/assessment-summary';
import type { Outcome, RankedBid } from '@/lib/evaluation/outcome';
import { reasonMessage } from '@/lib/evaluation/outcome-reasons';
import type { SummaryDocument } from '@/lib/evaluation/summary-document';
import { regimeOfSetup } from '@/lib/procurement/setup-regime';
import { setupOf } from '@/lib/procurement/setup-state';
import { ukDay } from '@/lib/procurement/uk-time';
import { hashOf } from '@/lib/questionnaire/hash';
import type { Message } from '@/lib/result';
import { sayIn } from '@/lib/text';
import { currentScores, type DecisionRecord, loadDecision } from './decision-record';
import { peopleNames } from './evaluation-record';
import { findingsFor } from './summary-findings';

const noDetails: SupplierDetails = { postal: '', email: '', identifier: '' };

/** One tender once the outcome is final: what its supplier is owed, and how far that is. */
export type SummaryCase = {
  submissionId: string;
  supplierId: string;
  name: string;
  outcome: RankedBid['outcome'];
  owed: 'summary' | 'letter';
  /** Why it is not ranked, as clauses, and the decisions behind them in the words that suppliers read. */
  because: Message[];
  decided: string[];
  /** The document exactly as it goes out, or went; null where none is owed. */
  document: SummaryDocument | null;
  /** Hash of the document without the supplier's details: what a check stands by. */
  contentHash: string | null;
  findings: Message[];
  /** The last check, and whether the document still is what was checked. */
  check: SummaryCheck | null;
  checked: boolean;
  details: SupplierDetails;
};

export type SummaryRecord = {
  record: DecisionRecord;
  outcome: Outcome;
  winner: { submissionId: string; name: string } | null;
  cases: SummaryCase[];
  /** What is recorded of each tender; suppliers' words and reasons. */
  bids: SummaryBid[];
  additions: SummaryAddition[];
  redactions: SummaryRedaction[];
  release: SummaryRelease | null;
  /** Hash over all documents as they stand: what exactly two people release. */
  hash: string;
};

/**
 * Under which law a summary is owed: above the threshold, by the Act's section 50. Below it, under older rules and in
 * Scotland none is named, and the same summary is given all the same.
 */
const lawOf = ({ procurement }: ProcurementState): SummaryDocument['law'] => {
  const regime = regimeOfSetup(setupOf(procurement.setup), ukDay(procurement.createdAt));
  if (regime?.statute !== 'act' || regime.side !== 'above') return null;
  return regime.nation === 'wales' ? 'wales' : 'act';
};

/** What a check stands by: everything but how the supplier is reached. */
const contentHashOf = ({ supplier, ...rest }: SummaryDocument): string =>
  hashOf({ ...rest, supplier: { name: supplier.name } });

/** The hash of what is released: over the documents of all that are owed one, in the order of the submissions. */
export const releaseHash = (cases: readonly Pick<SummaryCase, 'submissionId' | 'document'>[]): string =>
  hashOf(
    cases
      .flatMap(({ submissionId, document }) => (document ? [{ submissionId, hash: hashOf(document) }] : []))
      .sort((a, b) => (a.submissionId < b.submissionId ? -1 : 1)),
  );

/** Every text of a tender in which words may be withheld: its reasons, what was added, and decisions about gates. */
export const reasonTextsOf = ({ bids }: Pick<SummaryRecord, 'bids'>, submissionId: string): string[] =>
  bids
    .filter((bid) => bid.submissionId === submissionId)
    .flatMap(({ agreed, scores, gates, added }) => [
      ...[...agreed.values()].flatMap(({ reason }) => Object.values(reason)),
      ...[...scores.values()].map(({ reason }) => reason),
      ...gates.values(),
      ...added.values(),
    ]);

/** The cases that a summary is owed in, and those of them that are not ready. */
export const owedIn = ({ cases }: Pick<SummaryRecord, 'cases'>): SummaryCase[] =>
  cases.filter(({ owed }) => owed === 'summary');
export const notReadyIn = (summaries: Pick<SummaryRecord, 'cases'>): SummaryCase[] =>
  owedIn(summaries).filter(({ checked }) => !checked);

const bidsOf = (
  record: DecisionRecord,
  additions: readonly SummaryAddition[],
  redactions: readonly SummaryRedaction[],
  details: ReadonlyMap<string, SupplierDetails>,
): SummaryBid[] =>
  record.recorded.bidders.map(({ bidder, submissionId }) => {
    const own = <T extends { submissionId: string }>(rows: readonly T[]): T[] =>
      rows.filter((row) => row.submissionId === submissionId);
    const { criteria } = record.published.document.scoring.award;
    return {
      submissionId,
      bidder,
      entries: record.submissions.find(({ id }) => id === submissionId)?.snapshot.answers ?? {},
      agreed: new Map(
        own(record.facts.agreed).map(({ questionId, mark, publishableReason }) => [
          questionId,
          { mark, reason: publishableReason },
        ]),
      ),
      scores: new Map(
        criteria.flatMap(({ id }) => {
          const score = currentScores(record.scores, id).get(submissionId);
          return score ? [[id, { score: score.score, reason: score.reason }] as const] : [];
        }),
      ),
      gates: new Map(own(record.facts.gates).map(({ questionId, reason }) => [questionId, reason])),
      added: new Map(own(additions).map(({ place, words }) => [place, words])),
      redactions: own(redactions).map(({ words, ground, hiddenFrom }) => ({ words, ground, from: hiddenFrom })),
      details: details.get(submissionId) ?? noDetails,
    };
  });

/**
 * Loads the assessment summaries of a procurement as they stand, or as they were released; null until the outcome is
 * final. Whoever calls this asks the policy before anything of it is shown.
 */
export async function loadSummaries(db: Reader, state: ProcurementState): Promise<SummaryRecord | null> {
  const record = await loadDecision(db, state);
  if (!record?.final || !record.judged.ok) return null;
  const { id, title, reference, authorityId } = state.procurement;
  const outcome = record.judged.value;
  const [additions, redactions, checks, release] = [
    await listSummaryAdditions(db, id),
    await listSummaryRedactions(db, id),
    new Map((await listSummaryChecks(db, id)).map((check) => [check.submissionId, check])),
    await findSummaryRelease(db, id),
  ];
  const authority = await findAuthority(db, authorityId);
  const names = await peopleNames(db, state);
  const invited = await invitedAddresses(db, id);
  const details = new Map(
    record.submissions.map((submission) => [
      submission.id,
      checks.get(submission.id)?.details ?? { ...noDetails, email: invited.get(submission.supplierId) ?? '' },
    ]),
  );
  const bids = bidsOf(record, additions, redactions, details);
  const given: SummaryGiven = {
    contest: record.recorded.contest,
    outcome,
    head: {
      procurement: { title, reference },
      authority: { name: authority?.name ?? '', contact: authority?.contact ?? '' },
      law: lawOf(state),
      version: { number: record.published.number, hash: record.published.documentHash },
    },
    bids,
    people: [...new Set(state.duties.map(({ userId }) => names.get(userId) ?? ''))].filter(Boolean),
    say: sayIn('en'),
  };
  const written = release
    ? new Map((await listReleasedSummaries(db, id)).map((row) => [row.submissionId, row.document]))
    : summariesOf(given);
  const first = winnerOf(outcome);
  const winning = record.recorded.bidders.find(({ bidder }) => bidder === first?.bidder);
  const cases = record.submissions.flatMap((submission): SummaryCase[] => {
    const bid = bids.find(({ submissionId }) => submissionId === submission.id);
    const ranked = outcome.ranking.find(({ bidder }) => bidder === bid?.bidder);
    if (!bid || !ranked) return [];
    const document = written.get(submission.id) ?? null;
    const contentHash = document && contentHashOf(document);
    const check = checks.get(submission.id) ?? null;
    return [
      {
        submissionId: submission.id,
        supplierId: submission.supplierId,
        name: bid.bidder,
        outcome: ranked.outcome,
        owed: owedTo(ranked),
        because: ranked.reasons.map((reason) => reasonMessage(reason, ranked, record.recorded.contest)),
        decided: ranked.reasons.flatMap((reason) => bid.gates.get(reason.id) ?? []),
        document,
        contentHash,
        findings: document ? findingsFor(record, submission.id, bids) : [],
        check,
        checked: check !== null && check.contentHash === contentHash,
        details: bid.details,
      },
    ];
  });
  return {
    record,
    outcome,
    winner: winning ? { submissionId: winning.submissionId, name: winning.bidder } : null,
    cases,
    bids,
    additions,
    redactions,
    release,
    hash: releaseHash(cases),
  };
}
