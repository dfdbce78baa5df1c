import 'server-only';
import type { Reader } from '@/db/client';
import { lessonsChosen } from '@/db/store/lessons';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findLastStep } from '@/db/store/two-person';
import type { Context } from '@/lib/commands/command';
import { faultLine } from '@/lib/evaluation/faults';
import { missingEntries } from '@/lib/evaluation/missing-entries';
import { reasonText } from '@/lib/evaluation/moderation';
import type { Outcome } from '@/lib/evaluation/outcome';
import { outcomeToJson } from '@/lib/evaluation/outcome-json';
import { reasonMessage } from '@/lib/evaluation/outcome-reasons';
import { outcomeWords } from '@/lib/evaluation/outcome-words';
import { criterionLabel } from '@/lib/evaluation/plan';
import { may } from '@/lib/policy';
import { refOf } from '@/lib/question/kind';
import { findQuestion } from '@/lib/questionnaire/find';
import type { Message } from '@/lib/result';
import { say } from '@/lib/text';
import {
  type DecisionRecord,
  finalFacts,
  isReproduced,
  loadDecision,
  lotsDiffer,
  outcomeHash,
} from './decision-record';
import { peopleNames } from './evaluation-record';
import { procurementFacts } from './procurement-facts';
import { type BidFigures, figuresOf, scoreOf } from './result-figures';
import { confirmBy, stepShown } from './step-shown';
import { view } from './view';

export type ResultBid = BidFigures & {
  submissionId: string;
  letter: string;
  name: string;
  outcome: Outcome['ranking'][number]['outcome'];
  rank: number | null;
  price: string | null;
  because: Message[];
  /** What was decided about the questions that keep it out, with the reasons that suppliers read. */
  decided: { ref: string; reason: string }[];
};

/** What was decided about the questions that keep a bid out, with the reasons that suppliers read. */
const decidedFor = (
  record: DecisionRecord,
  submissionId: string,
  failed: ReadonlySet<string>,
): { ref: string; reason: string }[] => {
  const refer = (questionId: string): string => {
    const question = findQuestion(record.published.document, questionId);
    return question ? refOf(question) : questionId;
  };
  const own = <T extends { submissionId: string; questionId: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.submissionId === submissionId && failed.has(row.questionId));
  const standing = record.disregarded.get(submissionId);
  return [
    ...(standing ? [{ ref: say(`disregard.short-${standing.ground}`), reason: standing.reason }] : []),
    ...own(record.facts.gates).map(({ questionId, reason }) => ({ ref: refer(questionId), reason })),
    ...own(record.facts.agreed).map(({ questionId, source, publishableReason }) => ({
      ref: refer(questionId),
      reason: source === 'adopted' ? 'the published mark, confirmed by the evaluators' : reasonText(publishableReason),
    })),
  ];
};

const bidsOf = (record: DecisionRecord, outcome: Outcome): ResultBid[] => {
  const { contest, bidders } = record.recorded;
  return outcome.ranking.flatMap((bid): ResultBid[] => {
    const known = bidders.find(({ bidder }) => bidder === bid.bidder);
    if (!known) return [];
    const failed = new Set(bid.reasons.map(({ id }) => id));
    return [
      {
        ...figuresOf(bid, outcome.places),
        submissionId: known.submissionId,
        letter: known.letter,
        name: bid.bidder,
        outcome: bid.outcome,
        rank: bid.rank,
        price: contest.bids.find(({ bidder }) => bidder === bid.bidder)?.price ?? null,
        because: bid.reasons.map((reason) => reasonMessage(reason, bid, contest)),
        decided: decidedFor(record, known.submissionId, failed),
      },
    ];
  });
};

/** The decided outcome as a page needs it. */
export const decidedOf = (record: DecisionRecord, outcome: Outcome) => {
  const { award, minimumQuality } = record.published.document.scoring;
  return {
    hash: outcomeHash(outcomeToJson(outcome)),
    order: outcome.order,
    mode: award.mode,
    words: outcomeWords(outcome, record.recorded.contest),
    bids: bidsOf(record, outcome),
    hasOther: award.criteria.length > 0,
    hasPricePoints: award.mode === 'points' && award.price !== null,
    minimumQuality,
    reproduced: isReproduced(record, outcome),
    quality: outcome.ranking.map((bid) => ({ name: bid.bidder, score: scoreOf(bid.quality, outcome.places) })),
  };
};

export type Decided = ReturnType<typeof decidedOf>;

const load = (db: Reader, { id }: { id: string }) => findProcurement(db, id);

const headOf = ({ procurement, finalisedAt }: ProcurementState) => ({
  procurement: { id: procurement.id, title: procurement.title, reference: procurement.reference },
  finalisedAt,
});

/** What of a record the outcome still waits for, in words a person can act on. */
const waitingFor = (record: DecisionRecord): { missing: { name: string; what: string }[]; faults: string[] } => {
  const { questionnaire } = record.recorded.contest;
  const missing = missingEntries(record.recorded.contest).map((entry) => {
    const criterion =
      entry.what === 'criterion'
        ? questionnaire.scoring.award.criteria.find(({ id }) => id === entry.criterionId)
        : undefined;
    return { name: entry.bidder, what: criterion ? criterionLabel(criterion) : 'price' };
  });
  const faults = missing.length === 0 && !record.judged.ok ? record.judged.faults.map(faultLine) : [];
  return { missing, faults };
};

/** Who won, by how much, and whether it is sound. */
export const results = view({
  action: 'results.read',
  load,
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }) => {
    const record = await loadDecision(db, state);
    const names = await peopleNames(db, state);
    const { final } = record ?? {};
    return {
      ...headOf(state),
      version: record ? { number: record.published.number, hash: record.published.documentHash } : null,
      asOf: record?.asOf ?? null,
      decided: record?.judged.ok ? decidedOf(record, record.judged.value) : null,
      lotsDiffer: record?.judged.ok === true && lotsDiffer(record, record.judged.value),
      ...(record ? waitingFor(record) : { missing: [], faults: [] }),
      final: final
        ? {
            at: final.finalisedAt,
            askedBy: names.get(final.askedBy) ?? '',
            confirmedBy: names.get(final.confirmedBy) ?? '',
            engineVersion: final.engineVersion,
          }
        : null,
      /** Assessment summaries follow the final outcome, for whoever may read them. */
      toSummaries: may(context.viewer, 'summary.read', procurementFacts(state, context)).allowed,
      lessons: final !== null && final !== undefined && (await lessonsChosen(db, state.procurement.id)),
      mayEnter: may(context.viewer, 'price.enter', procurementFacts(state, context)).allowed,
      ...(await finalStep(db, state, record, context, names)),
    };
  },
});

const finalStep = async (
  db: Reader,
  state: ProcurementState,
  record: DecisionRecord | null,
  context: Context,
  names: ReadonlyMap<string, string>,
) => {
  const last = await findLastStep(db, state.procurement.id, 'finalise');
  const facts = { ...finalFacts(procurementFacts(state, context), record), steppedUp: true };
  const confirming = may(context.viewer, 'outcome.confirm', { ...facts, ...(last ? { askedBy: last.askedBy } : {}) });
  return {
    step: stepShown(last, names, context),
    confirmBy: confirmBy('finalise', context.now),
    mayAsk: may(context.viewer, 'outcome.ask', facts).allowed,
    mayConfirm: confirming.allowed,
    whyNotConfirm: confirming.allowed ? null : confirming.reason,
  };
};
