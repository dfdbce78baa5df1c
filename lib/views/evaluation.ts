import 'server-only';
import { listReasonDrafts } from '@/db/store/mark';
import { findProcurement } from '@/db/store/procurement';
import { UnreadableSubmission } from '@/db/store/submission';
import { activeAssignments } from '@/lib/evaluation/counting';
import { markingOrder } from '@/lib/evaluation/order';
import { type OwnStatus, ownWork } from '@/lib/evaluation/own-work';
import { refOf } from '@/lib/question/kind';
import { findQuestion } from '@/lib/questionnaire/find';
import { notApplicableIn } from '@/lib/response/snapshot';
import type { ScoringRules } from '@/lib/scoring/rules';
import { loadEvaluation, type RecordedItem } from './evaluation-record';
import { type OwnEvaluation, ownEvaluation } from './evaluations';
import { type MarkingWorkbookState, markingWorkbookState } from './marking-workbook-state';
import { viewerId } from './own-marking';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** One answer on an evaluator's list. */
export type WorkItem = {
  submissionId: string;
  letter: string;
  questionId: string;
  ref: string;
  wording: string;
  status: OwnStatus;
};

export type WorkGroup = { key: string; title: string; items: WorkItem[] };

/** A scored question that a bidder answered "not applicable": nobody marks it, and the published rule counts it. */
export type NotApplicableItem = Omit<WorkItem, 'status' | 'wording'> & { reason: string };

export type EvaluationPage = {
  own: OwnEvaluation;
  /** Among this evaluator's questions. */
  notApplicable: { rule: ScoringRules['notApplicable']; items: NotApplicableItem[] };
  /** Question by question across bidders, in the order of the document. */
  byQuestion: WorkGroup[];
  /** Bidder by bidder, in this evaluator's own order. */
  byBidder: WorkGroup[];
  /** The road by a spreadsheet; null where there is nothing to mark yet. */
  workbook: MarkingWorkbookState | null;
};

/**
 * Takes an evaluator's work in document order; returns it question by question, or bidder by bidder, with the bidders
 * in this evaluator's own order.
 */
export function inOrder<T extends { item: RecordedItem }>(
  work: readonly T[],
  order: { openingId: string; evaluatorId: string; submissions: readonly { id: string }[]; by?: 'bidder' | undefined },
): T[] {
  const bidders = markingOrder(order.openingId, order.evaluatorId, order.submissions).map(({ id }) => id);
  const questions = [...new Set(work.map(({ item }) => item.question.id))];
  const place = ({ item }: T): [question: number, bidder: number] => [
    questions.indexOf(item.question.id),
    bidders.indexOf(item.submissionId),
  ];
  const first = order.by === 'bidder' ? 1 : 0;
  return work
    .map((each) => ({ each, at: place(each) }))
    .sort((a, b) => a.at[first] - b.at[first] || a.at[(1 - first) as 0 | 1] - b.at[(1 - first) as 0 | 1])
    .map(({ each }) => each);
}

const grouped = (items: readonly WorkItem[], by: (item: WorkItem) => { key: string; title: string }): WorkGroup[] => {
  const groups = new Map<string, WorkGroup>();
  for (const item of items) {
    const { key, title } = by(item);
    const group = groups.get(key) ?? { key, title, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
};

/** An evaluator's own work in one procurement; before they have declared, only that they must. */
export const evaluationPage = view({
  action: 'evaluation.read',
  load: (db, { id }: { id: string; loaded?: string | undefined }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input, context }): Promise<EvaluationPage> => {
    const own = await ownEvaluation(db, state, context);
    if (own.is === 'unreadable') throw new UnreadableSubmission();
    const reads = own.is === 'not-started' || own.is === 'in-progress' || own.is === 'locked';
    const record = reads ? await loadEvaluation(db, state) : null;
    if (!record)
      return { own, notApplicable: { rule: 'forbidden', items: [] }, byQuestion: [], byBidder: [], workbook: null };
    const me = viewerId(context);
    const { document } = record.published;
    const mine = new Set(
      activeAssignments(record.facts.assignments).flatMap((row) => (row.evaluatorId === me ? row.questionId : [])),
    );
    const notApplicable = record.submissions
      .filter(({ id }) => !record.panel.disregarded.has(id))
      .flatMap(({ id, letter, snapshot }) =>
        notApplicableIn(document, snapshot)
          .filter((questionId) => mine.has(questionId))
          .map((questionId): NotApplicableItem => {
            const question = findQuestion(document, questionId);
            const reason = snapshot.answers[questionId]?.extras?.notApplicable?.reason ?? '';
            return { submissionId: id, letter, questionId, ref: question ? refOf(question) : questionId, reason };
          }),
      );
    const drafts = await listReasonDrafts(
      db,
      me,
      record.submissions.map(({ id }) => id),
    );
    const order = { openingId: state.opening?.stepId ?? '', evaluatorId: me, submissions: record.submissions };
    const work = ownWork(record.panel.items, me, drafts);
    const shown = ({ item, status }: (typeof work)[number]): WorkItem => ({
      submissionId: item.submissionId,
      letter: item.letter,
      questionId: item.question.id,
      ref: refOf(item.question),
      wording: item.question.wording.en,
      status,
    });
    return {
      own,
      notApplicable: { rule: document.scoring.notApplicable, items: notApplicable },
      byQuestion: grouped(inOrder(work, order).map(shown), (item) => ({
        key: item.questionId,
        title: `${item.ref} ${item.wording}`,
      })),
      byBidder: grouped(inOrder(work, { ...order, by: 'bidder' }).map(shown), (item) => ({
        key: item.submissionId,
        title: `Bidder ${item.letter}`,
      })),
      workbook: work.length > 0 ? await markingWorkbookState(db, state, context, input.loaded) : null,
    };
  },
});
