import type { Asked } from '../question/kind';
import type { Scale } from '../scoring/rules';
import { type AssignmentTerm, activeAssignments } from './counting';
import { coverageGaps, evaluatorsNeeded } from './coverage';

export type Pair = { questionId: string; evaluatorId: string };

/**
 * Takes the award criteria and the evaluators; returns the assignments to start from: every evaluator marks what
 * people mark, and one evaluator, each in turn, what has published marks.
 */
export const defaultAssignments = (
  questions: readonly Asked[],
  scale: Scale,
  evaluators: readonly string[],
): Pair[] => {
  let turn = 0;
  return questions.flatMap((question) => {
    if (evaluators.length === 0) return [];
    if (evaluatorsNeeded(question, scale) > 1)
      return evaluators.map((evaluatorId) => ({ questionId: question.id, evaluatorId }));
    const evaluatorId = evaluators[turn % evaluators.length] as string;
    turn += 1;
    return [{ questionId: question.id, evaluatorId }];
  });
};

const keyOf = ({ questionId, evaluatorId }: Pair): string => JSON.stringify([questionId, evaluatorId]);

/** Takes assignments and the pairs wanted now; returns which pairs are new and which assignments end. */
export const assignmentChanges = <A extends AssignmentTerm>(
  assignments: readonly A[],
  wanted: readonly Pair[],
): { added: Pair[]; ended: A[] } => {
  const active = activeAssignments(assignments);
  const has = new Set(active.map(keyOf));
  const wants = new Map(wanted.map((pair) => [keyOf(pair), pair]));
  return {
    added: [...wants].filter(([key]) => !has.has(key)).map(([, pair]) => pair),
    ended: active.filter((row) => !wants.has(keyOf(row))),
  };
};

/**
 * Takes assignments, the people whose access was removed and the questions with too few evaluators; returns which of
 * these questions somebody who was removed leaves without a substitute, and who.
 */
export const leftOpen = (
  assignments: readonly (AssignmentTerm & { readonly replacedBy: string | null })[],
  removed: ReadonlySet<string>,
  gaps: readonly { readonly questionId: string }[],
): { evaluatorIds: string[]; questionIds: string[] } => {
  const left = assignments.filter(
    (row) =>
      row.endedAt !== null &&
      row.replacedBy === null &&
      removed.has(row.evaluatorId) &&
      gaps.some(({ questionId }) => questionId === row.questionId),
  );
  return {
    evaluatorIds: [...new Set(left.map(({ evaluatorId }) => evaluatorId))],
    questionIds: [...new Set(left.map(({ questionId }) => questionId))],
  };
};

/**
 * Takes assignments, locks and the award criteria; true where individual scores are shown to the panel: everybody who
 * counts has locked, and every question has enough evaluators.
 */
export const areScoresShown = (
  assignments: readonly AssignmentTerm[],
  locked: ReadonlySet<string>,
  questions: readonly Asked[],
  scale: Scale,
): boolean => {
  const active = activeAssignments(assignments);
  return (
    active.length > 0 &&
    active.every(({ evaluatorId }) => locked.has(evaluatorId)) &&
    coverageGaps(
      questions,
      scale,
      active.map(({ evaluatorId, questionId }) => ({ evaluator: evaluatorId, questionIds: [questionId] })),
    ).length === 0
  );
};
