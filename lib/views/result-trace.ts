import 'server-only';
import { findProcurement } from '@/db/store/procurement';
import { countedMark, reasonMessage } from '@/lib/evaluation/outcome-reasons';
import { refOf } from '@/lib/question/kind';
import { isAward, questionsOf } from '@/lib/questionnaire/find';
import { mayBeNotApplicable } from '@/lib/response/extras';
import { askedOf } from '@/lib/response/relevant';
import { toDecimal, toExact, toPounds } from '@/lib/scoring/fraction';
import { explain, isMoney, summary, type Trace, traceToJson } from '@/lib/scoring/trace';
import { loadDecision } from './decision-record';
import { procurementFacts } from './procurement-facts';
import { figuresOf } from './result-figures';
import { view } from './view';

/** A calculated step with its number: 1, 1.1, 1.1.1. */
export type TraceStep = { number: string; label: string; working: string; exact: string; shown: string };

const stepsOf = (trace: Trace, number: string, places: number): TraceStep[] => {
  if (trace.rule === 'given') return [];
  const own = {
    number,
    label: trace.label,
    working: summary(trace),
    exact: toExact(trace.value),
    shown: isMoney(trace) ? toPounds(trace.value) : toDecimal(trace.value, places),
  };
  return [
    own,
    ...trace.parts.flatMap((part, at) => stepsOf(part, number === '' ? `${at + 1}` : `${number}.${at + 1}`, places)),
  ];
};

/** How every figure of one bid was worked out, down to the agreed marks, their reasons and the answers. */
export const resultTrace = view({
  action: 'results.read',
  load: (db, { id }: { id: string; submissionId: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input }) => {
    const record = await loadDecision(db, state);
    const known = record?.recorded.bidders.find(({ submissionId }) => submissionId === input.submissionId);
    if (!record || !known || !record.judged.ok) return null;
    const outcome = record.judged.value;
    const bid = outcome.ranking.find(({ bidder }) => bidder === known.bidder);
    if (!bid) return null;
    const { document } = record.published;
    const agreed = record.facts.agreed.filter(({ submissionId }) => submissionId === input.submissionId);
    const sent = record.submissions.find(({ id }) => id === input.submissionId)?.snapshot.answers ?? {};
    const asked = askedOf(document, sent);
    const scores = record.scores.filter(({ submissionId }) => submissionId === input.submissionId);
    return {
      procurement: {
        id: state.procurement.id,
        title: state.procurement.title,
        reference: state.procurement.reference,
      },
      version: { number: record.published.number, hash: record.published.documentHash },
      submissionId: known.submissionId,
      name: bid.bidder,
      outcome: bid.outcome,
      rank: bid.rank,
      because: bid.reasons.map((reason) => reasonMessage(reason, bid, record.recorded.contest)),
      total: figuresOf(bid, outcome.places).total,
      places: outcome.places,
      notApplicableRule: document.scoring.notApplicable,
      sentence: bid.trace && explain(bid.trace),
      trace: bid.trace && traceToJson(bid.trace),
      /** Scores of sections where no whole could be made of them. */
      sections: bid.trace ? [] : bid.sections.flatMap(({ score }) => (score ? [traceToJson(score)] : [])),
      steps: bid.trace ? stepsOf(bid.trace, '', outcome.places) : [],
      questions: questionsOf(document)
        .filter(isAward)
        .map((question) => {
          const own = agreed.find(({ questionId }) => questionId === question.id);
          return {
            id: question.id,
            ref: refOf(question),
            wording: question.wording.en,
            mark: countedMark(bid, question.id),
            /** Why no mark was given: the question was not asked, or the supplier said that it does not apply. */
            without: !asked.has(question.id)
              ? ('not-asked' as const)
              : sent[question.id]?.extras?.notApplicable && mayBeNotApplicable(question)
                ? ('not-applicable' as const)
                : null,
            how: own?.source ?? null,
            reason: own?.publishableReason ?? null,
          };
        }),
      criteria: document.scoring.award.criteria.map(({ id, title }) => ({
        id,
        title: title?.en ?? id,
        reason: scores.filter(({ criterionId }) => criterionId === id).at(-1)?.reason ?? '',
      })),
    };
  },
});
