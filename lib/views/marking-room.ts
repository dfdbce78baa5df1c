import 'server-only';
import { findReasonDraft, listReasonDrafts, type SavedDraft } from '@/db/store/mark';
import { findProcurement } from '@/db/store/procurement';
import type { MarkReason } from '@/lib/evaluation/mark-reason';
import type { Proposal } from '@/lib/evaluation/marking';
import { type OwnStatus, ownWork } from '@/lib/evaluation/own-work';
import { refOf } from '@/lib/question/kind';
import { isAnswered } from '@/lib/question/kinds';
import type { AwardQuestion, QuestionnaireDocument } from '@/lib/questionnaire/document';
import type { Scale } from '@/lib/scoring/rules';
import { type AnswerShown, answerShown } from './answer-shown';
import { inOrder } from './evaluation';
import { loadEvaluation } from './evaluation-record';
import { ownMarking, viewerId } from './own-marking';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

type Place = { submissionId: string; questionId: string; letter: string; ref: string };

export type MarkingRoom = {
  procurement: { id: string; title: string };
  letter: string;
  /** Which of this question's bidders this is, in the evaluator's own order, from 1. */
  position: number;
  of: number;
  question: AwardQuestion;
  document: QuestionnaireDocument;
  scale: Scale;
  answer: AnswerShown;
  blank: boolean;
  /** What the published options give; null where the mark is on the scale. */
  proposal: Proposal | null;
  /** The evaluator's saved mark. */
  mark: { version: number; mark: string; reason: MarkReason; markedAt: string } | null;
  draft: SavedDraft | null;
  lockedAt: string | null;
  next: Place | null;
  previous: Place | null;
  nextBidder: Place | null;
  previousBidder: Place | null;
};

type Input = { id: string; submissionId: string; questionId: string; by?: 'bidder' | undefined };

/** One answer of one bidder, by letter, for the evaluator who marks it. */
export const markingRoom = view({
  action: 'mark.read',
  load: (db, { id }: Input) => findProcurement(db, id),
  facts: (state, context, input) => ownMarking(state, context, input.questionId),
  show: async (db, { loaded: state, input, context }): Promise<MarkingRoom | null> => {
    const record = await loadEvaluation(db, state);
    if (!record) return null;
    const me = viewerId(context);
    const order = { openingId: state.opening?.stepId ?? '', evaluatorId: me, submissions: record.submissions };
    const work = inOrder(ownWork(record.panel.items, me, []), { ...order, by: input.by });
    const here = work.find(
      ({ item }) => item.submissionId === input.submissionId && item.question.id === input.questionId,
    );
    const submission = record.submissions.find(({ id }) => id === input.submissionId);
    if (!here || !submission) return null;
    const { item } = here;
    const same = work.filter((each) => each.item.question.id === item.question.id);
    const placeAt = (list: typeof work, step: 1 | -1): Place | null => {
      const other = list[list.indexOf(here) + step]?.item;
      return other
        ? {
            submissionId: other.submissionId,
            questionId: other.question.id,
            letter: other.letter,
            ref: refOf(other.question),
          }
        : null;
    };
    const mark = item.marks.find(({ evaluatorId }) => evaluatorId === me);
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      letter: item.letter,
      position: same.indexOf(here) + 1,
      of: same.length,
      question: item.question,
      document: record.published.document,
      scale: record.published.document.scoring.scale,
      answer: await answerShown(db, state.procurement.id, submission, item.question),
      blank: !isAnswered(item.question, item.answer),
      proposal: item.proposal,
      mark: mark ? { version: mark.version, mark: mark.mark, reason: mark.reason, markedAt: mark.markedAt } : null,
      draft: await findReasonDraft(db, { submissionId: submission.id, questionId: item.question.id, evaluatorId: me }),
      lockedAt: state.locks.find(({ evaluatorId }) => evaluatorId === me)?.lockedAt ?? null,
      next: placeAt(work, 1),
      previous: placeAt(work, -1),
      nextBidder: placeAt(same, 1),
      previousBidder: placeAt(same, -1),
    };
  },
});

export type LockPage = {
  procurement: { id: string; title: string };
  count: number;
  missing: (Place & { status: OwnStatus })[];
  lockedAt: string | null;
  allLocked: boolean;
};

/** What an evaluator still has to score before locking. */
export const lockPage = view({
  action: 'mark.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<LockPage | null> => {
    const record = await loadEvaluation(db, state);
    if (!record) return null;
    const me = viewerId(context);
    const drafts = await listReasonDrafts(
      db,
      me,
      record.submissions.map(({ id }) => id),
    );
    const order = { openingId: state.opening?.stepId ?? '', evaluatorId: me, submissions: record.submissions };
    const work = inOrder(ownWork(record.panel.items, me, drafts), order);
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      count: work.length,
      missing: work
        .filter(({ status }) => status !== 'scored')
        .map(({ item, status }) => ({
          submissionId: item.submissionId,
          questionId: item.question.id,
          letter: item.letter,
          ref: refOf(item.question),
          status,
        })),
      lockedAt: state.locks.find(({ evaluatorId }) => evaluatorId === me)?.lockedAt ?? null,
      allLocked: procurementFacts(state, context).allLocked === true,
    };
  },
});
