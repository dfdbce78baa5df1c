import 'server-only';
import { listCurrentMarks } from '@/db/store/mark';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { areScoresShown, defaultAssignments } from '@/lib/evaluation/assign';
import { activeAssignments } from '@/lib/evaluation/counting';
import { coverageGaps, evaluatorsNeeded, type Gap, markingProgress } from '@/lib/evaluation/coverage';
import { interestsOf } from '@/lib/evaluation/interests';
import { criteriaOf } from '@/lib/evaluation/panel';
import { refOf } from '@/lib/question/kind';
import { loadEvaluation, peopleNames } from './evaluation-record';
import { findLeftOpen, type LeftOpen } from './left-open';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** What a lead was looking at: it changes with every assignment made or ended. */
export const assignmentsSeen = ({ assignments }: ProcurementState): string =>
  `${assignments.length}.${assignments.filter(({ endedAt }) => endedAt !== null).length}`;

export type EvaluatorProgress = {
  userId: string;
  name: string;
  toScore: number;
  scored: number;
  /** ISO UTC, or null. */
  lockedAt: string | null;
  interests: string;
};

export type AssignmentsPage = {
  procurement: { id: string; title: string };
  /** The viewer may change assignments. */
  leads: boolean;
  qualityLocked: boolean;
  scoresShown: boolean;
  seen: string;
  evaluators: { userId: string; name: string; locked: boolean; removed: boolean }[];
  questions: { id: string; ref: string; wording: string; needs: number; assigned: string[] }[];
  /** Nothing was assigned yet: the boxes are ticked as suggested. */
  suggested: boolean;
  gaps: (Gap & { ref: string })[];
  /** For the lead: questions for which a substitute is to be chosen, because somebody's access was removed. */
  left: LeftOpen | null;
  /** Counts only, never scores; for the lead and the moderator, else null. */
  progress: EvaluatorProgress[] | null;
  ended: { name: string; reason: string; at: string; replacedBy: string }[];
};

/** Who marks what, and how far each evaluator is. */
export const assignmentsPage = view({
  action: 'assignment.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<AssignmentsPage | null> => {
    const record = await loadEvaluation(db, state);
    if (!record) return null;
    const { document } = record.published;
    const { scale } = document.scoring;
    const names = await peopleNames(db, state);
    const criteria = criteriaOf(document);
    const active = activeAssignments(state.assignments);
    const holders = state.duties.filter(({ duty }) => duty === 'evaluator').map(({ userId }) => userId);
    const evaluators = [...new Set([...holders, ...active.map(({ evaluatorId }) => evaluatorId)])];
    const free = evaluators.filter((id) => !['removed', 'waiting'].includes(interestsOf(state, id)));
    const suggested = state.assignments.length === 0;
    const pairs = suggested ? defaultAssignments(criteria, scale, free) : active;
    const terms = active.map(({ evaluatorId, questionId }) => ({ evaluator: evaluatorId, questionIds: [questionId] }));
    // Asked questions by submission; a disregarded one has nothing to mark.
    const asked = record.submissions.map(({ id }) => ({
      submissionId: id,
      questionIds: record.panel.items
        .filter(({ submissionId }) => submissionId === id)
        .map(({ question }) => question.id),
    }));
    const lockedAt = new Map(state.locks.map((row) => [row.evaluatorId, row.lockedAt]));
    const marks = (await listCurrentMarks(db, state.procurement.id)).map((mark) => ({
      evaluator: mark.evaluatorId,
      submissionId: mark.submissionId,
      questionId: mark.questionId,
      lockedAt: lockedAt.get(mark.evaluatorId) ?? null,
    }));
    const facts = procurementFacts(state, context);
    const follows = facts.duties?.some((duty) => duty === 'lead' || duty === 'moderator') === true;
    const refs = new Map(criteria.map((question) => [question.id, refOf(question)]));
    const ends = new Map(
      state.assignments
        .filter(({ endedAt }) => endedAt !== null)
        .map((row) => [`${row.evaluatorId} ${row.endedAt} ${row.endReason}`, row]),
    );
    const leads = facts.duties?.includes('lead') === true && !facts.qualityLocked && !facts.cancelled;
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      leads,
      qualityLocked: facts.qualityLocked === true,
      scoresShown: areScoresShown(state.assignments, new Set(lockedAt.keys()), criteria, scale),
      seen: assignmentsSeen(state),
      evaluators: evaluators.map((userId) => ({
        userId,
        name: names.get(userId) ?? '',
        locked: lockedAt.has(userId),
        removed: interestsOf(state, userId) === 'removed' || !holders.includes(userId),
      })),
      questions: criteria.map((question) => ({
        id: question.id,
        ref: refOf(question),
        wording: question.wording.en,
        needs: evaluatorsNeeded(question, scale),
        assigned: pairs.filter(({ questionId }) => questionId === question.id).map(({ evaluatorId }) => evaluatorId),
      })),
      suggested,
      gaps: suggested
        ? []
        : coverageGaps(criteria, scale, terms).map((gap) => ({
            ...gap,
            ref: refs.get(gap.questionId) ?? gap.questionId,
          })),
      left: leads ? await findLeftOpen(db, state, names) : null,
      progress: !follows
        ? null
        : markingProgress(terms, asked, marks).map(({ evaluator, toScore, scored }) => ({
            userId: evaluator,
            name: names.get(evaluator) ?? '',
            toScore,
            scored,
            lockedAt: lockedAt.get(evaluator) ?? null,
            interests: interestsOf(state, evaluator),
          })),
      ended: [...ends.values()].map((row) => ({
        name: names.get(row.evaluatorId) ?? '',
        reason: row.endReason ?? '',
        at: row.endedAt ?? '',
        replacedBy: (row.replacedBy && names.get(row.replacedBy)) ?? '',
      })),
    };
  },
});
