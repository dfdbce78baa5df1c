import 'server-only';
import { findAuthority } from '@/db/store/people';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import type { Context } from '@/lib/commands/command';
import { reasonText } from '@/lib/evaluation/moderation';
import type { Outcome } from '@/lib/evaluation/outcome';
import { criterionLabel } from '@/lib/evaluation/plan';
import { type DecisionFacts, decisionPaper } from '@/lib/paper/decision-paper';
import type { Paper } from '@/lib/paper/model';
import { paperOf } from '@/lib/paper/of-workbook';
import { questionnairePaper } from '@/lib/paper/questionnaire-paper';
import { inPounds } from '@/lib/procurement/money';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { findQuestion } from '@/lib/questionnaire/find';
import { ok, type Result } from '@/lib/result';
import { toDecimal } from '@/lib/scoring/fraction';
import { weightInFull } from '@/lib/scoring/weights';
import { say } from '@/lib/text';
import { clarificationModel } from './clarification-file';
import { currentScores, type DecisionRecord, loadDecision } from './decision-record';
import { docxFile } from './docx-file';
import { type ExportFile, factsOf } from './exports';
import { moderationRecordPaper } from './moderation-record';
import { procurementFacts } from './procurement-facts';
import { openingModel } from './record-workbooks';
import { decidedOf } from './results';
import { view } from './view';

type Id = { id: string };

/** A document for reading, whose procurement, and the time at which it was asked for. */
export type PaperPage = { procurement: { id: string; title: string; reference: string }; now: string; paper: Paper };

const pageOf = ({ procurement }: ProcurementState, { now }: Context, paper: Paper | null): PaperPage | null => {
  const { id, title, reference } = procurement;
  return paper && { procurement: { id, title, reference }, now, paper };
};

const questionnaire = view({
  action: 'document.make',
  load: (db, { id }: Id) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<PaperPage | null> => {
    const facts = await factsOf(db, state);
    return pageOf(state, context, facts && questionnairePaper(facts));
  },
});

const openingRecord = view({
  action: 'opening.read',
  load: (db, { id }: Id) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<PaperPage | null> => {
    const model = await openingModel(db, state);
    return pageOf(state, context, model && paperOf(model));
  },
});

const moderationRecord = view({
  action: 'moderation.read',
  load: (db, { id }: Id) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<PaperPage | null> =>
    pageOf(state, context, await moderationRecordPaper(db, state)),
});

const clarifications = view({
  action: 'clarification.read',
  load: (db, { id }: Id) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<PaperPage | null> => {
    const model = await clarificationModel(db, state);
    return pageOf(state, context, model && paperOf(model));
  },
});

/** Each total beside the longest bar: of 100 points, or of the greatest result where there is no highest. */
const shareOf = (
  outcome: Outcome,
  points: boolean,
): ((total: Outcome['ranking'][number]['total']) => number | null) => {
  const numbers = outcome.ranking.flatMap(({ total }) => (total ? [Number(toDecimal(total.value, 6))] : []));
  const longest = points ? 100 : Math.max(...numbers, 0);
  return (total) =>
    total === null || longest === 0 ? null : Math.min(1, Math.max(0, Number(toDecimal(total.value, 6)) / longest));
};

const bidsOf = (record: DecisionRecord, outcome: Outcome): DecisionFacts['bids'] => {
  const { document } = record.published;
  const { award } = document.scoring;
  const share = shareOf(outcome, award.mode === 'points');
  return decidedOf(record, outcome).bids.map((bid, at) => {
    const ranked = outcome.ranking[at];
    const agreed = record.facts.agreed.filter(({ submissionId }) => submissionId === bid.submissionId);
    return {
      name: bid.name,
      rank: bid.rank,
      security: bid.security?.shown ?? null,
      other: bid.other?.shown ?? null,
      pricePoints: bid.pricePoints?.shown ?? null,
      quality: bid.quality?.shown ?? null,
      total: bid.total?.shown ?? null,
      share: share(ranked?.total ?? null),
      price: bid.price === null ? null : inPounds(bid.price),
      because: bid.because.map((message) => say(message)),
      decided: bid.decided,
      sections: (ranked?.sections ?? []).map(({ id, score }) => ({
        title: document.sections.find((section) => section.id === id)?.title.en ?? id,
        score: score ? toDecimal(score.value, outcome.places) : null,
      })),
      questions: document.sections.flatMap(({ questions }) =>
        questions.flatMap(({ id }) => {
          // The last version stands.
          const mark = agreed.filter(({ questionId }) => questionId === id).at(-1);
          const question = findQuestion(document, id);
          if (!mark || !question) return [];
          const reason = mark.source === 'adopted' ? say('paper.adopted') : reasonText(mark.publishableReason);
          return [{ ref: refOf(question), wording: question.wording.en, mark: mark.mark, reason }];
        }),
      ),
      others: award.criteria.flatMap((criterion) => {
        const score = currentScores(record.scores, criterion.id).get(bid.submissionId);
        return score ? [{ title: criterionLabel(criterion), score: score.score, reason: score.reason }] : [];
      }),
    };
  });
};

const decisionReport = view({
  action: 'results.read',
  load: (db, { id }: Id) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<PaperPage | null> => {
    const record = await loadDecision(db, state);
    if (!record?.judged.ok || !state.opening) return null;
    const outcome = record.judged.value;
    const { award } = record.published.document.scoring;
    const price = award.mode === 'points' ? award.price : null;
    const paper = decisionPaper({
      title: state.procurement.title,
      reference: state.procurement.reference,
      authority: (await findAuthority(db, state.procurement.authorityId))?.name ?? '',
      version: record.published.number,
      documentHash: record.published.documentHash,
      asOf: record.asOf,
      finalAt: record.final && ukDateTime(record.final.finalisedAt),
      openedAt: ukDateTime(state.opening.openedAt),
      sentences: decidedOf(record, outcome).words.map((message) => say(message)),
      how: say({
        path: '',
        key: `award.mode-${award.mode}`,
        ...(award.mode === 'value-index' ? { params: { exponent: award.exponent } } : {}),
      }),
      criteria: [
        { title: say('award.security'), weight: weightInFull(award.security) },
        ...award.criteria.map((criterion) => ({
          title: criterionLabel(criterion),
          weight: weightInFull(criterion.weight),
        })),
        ...(price ? [{ title: say('award.price'), weight: weightInFull(price.weight) }] : []),
      ],
      order: outcome.order,
      bids: bidsOf(record, outcome),
    });
    return pageOf(state, context, paper);
  },
});

/** Documents for reading by their kind: each as a page to print and as a DOCX. */
const papers = {
  questionnaire,
  'opening-record': openingRecord,
  'moderation-record': moderationRecord,
  clarifications,
  'decision-report': decisionReport,
} as const;
export type PaperKind = keyof typeof papers;
export const paperKinds = Object.keys(papers) as PaperKind[];

/** A document for reading as a page to print; null where there is nothing to say yet. */
export const paperPage = (
  context: Context,
  { id, kind }: Id & { kind: PaperKind },
): Promise<Result<PaperPage | null>> => papers[kind](context, { id });

/** The same as a DOCX; null where there is nothing to say yet. */
export const paperFile =
  (kind: PaperKind) =>
  async (context: Context, { id }: Id): Promise<Result<ExportFile | null>> => {
    const made = await papers[kind](context, { id });
    if (!made.ok || !made.value) return made.ok ? ok(null) : made;
    const { procurement, paper } = made.value;
    return ok(await docxFile(`${procurement.reference} ${kind.replaceAll('-', ' ')}`, paper));
  };
