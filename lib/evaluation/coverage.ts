import type { Asked } from '../question/kind';
import { publishedMarks } from '../question/published-mark';
import type { Scale } from '../scoring/rules';

/** An evaluator's questions; one that was released or replaced no longer counts and is not given here. */
export type AssignedQuestions = { readonly evaluator: string; readonly questionIds: readonly string[] };

/** An individual mark that counts, by whom and for what. */
export type GivenMark = {
  readonly evaluator: string;
  readonly submissionId: string;
  readonly questionId: string;
  readonly lockedAt: string | null;
};

/** The award criteria that were asked in a submission; hidden ones have nothing to mark. */
export type AskedIn = { readonly submissionId: string; readonly questionIds: readonly string[] };

/** Evaluators that a question needs: two where people read and mark, one where every answer has a published mark. */
export const evaluatorsNeeded = (question: Asked, scale: Scale): number =>
  publishedMarks(question, scale).length > 0 ? 1 : 2;

export type Gap = { questionId: string; has: number; needs: number };

/** Returns the award criteria with too few different evaluators, in the order given; none where marking may start. */
export const coverageGaps = (
  questions: readonly Asked[],
  scale: Scale,
  assignments: readonly AssignedQuestions[],
): Gap[] => {
  const evaluators = new Map<string, Set<string>>();
  for (const { evaluator, questionIds } of assignments)
    for (const id of questionIds) evaluators.set(id, (evaluators.get(id) ?? new Set()).add(evaluator));
  return questions
    .map((question) => ({
      questionId: question.id,
      has: evaluators.get(question.id)?.size ?? 0,
      needs: evaluatorsNeeded(question, scale),
    }))
    .filter(({ has, needs }) => has < needs);
};

export type ToMark = { submissionId: string; questionId: string };
export type Progress = { evaluator: string; toScore: number; scored: number; locked: boolean; remaining: ToMark[] };

const keyOf = (submissionId: string, questionId: string): string => JSON.stringify([submissionId, questionId]);

/**
 * Returns for each evaluator how much there is to score, how much is scored, what remains, and whether all is locked.
 * Counts only: what anybody gave is not in it.
 */
export const markingProgress = (
  assignments: readonly AssignedQuestions[],
  asked: readonly AskedIn[],
  marks: readonly GivenMark[],
): Progress[] => {
  const evaluators = [...new Set(assignments.map(({ evaluator }) => evaluator))];
  return evaluators.map((evaluator) => {
    const questions = new Set(
      assignments.filter((one) => one.evaluator === evaluator).flatMap(({ questionIds }) => questionIds),
    );
    const given = new Map(
      marks
        .filter((mark) => mark.evaluator === evaluator)
        .map((mark) => [keyOf(mark.submissionId, mark.questionId), mark]),
    );
    const all = asked.flatMap(({ submissionId, questionIds }) =>
      questionIds.filter((id) => questions.has(id)).map((questionId): ToMark => ({ submissionId, questionId })),
    );
    const markOf = (item: ToMark): GivenMark | undefined => given.get(keyOf(item.submissionId, item.questionId));
    const remaining = all.filter((item) => !markOf(item));
    return {
      evaluator,
      toScore: all.length,
      scored: all.length - remaining.length,
      locked: all.every((item) => typeof markOf(item)?.lockedAt === 'string'),
      remaining,
    };
  });
};
