/** An assignment as it is recorded; one that has ended keeps its marks in the record, and they no longer count. */
export type AssignmentTerm = {
  readonly evaluatorId: string;
  readonly questionId: string;
  readonly endedAt: string | null;
};

/** Takes assignments; returns those that have not ended. */
export const activeAssignments = <A extends AssignmentTerm>(assignments: readonly A[]): A[] =>
  assignments.filter(({ endedAt }) => endedAt === null);

/** Takes assignments; returns the evaluators whose marks count: those with one that has not ended. */
export const countingEvaluators = (assignments: readonly AssignmentTerm[]): string[] => [
  ...new Set(activeAssignments(assignments).map(({ evaluatorId }) => evaluatorId)),
];

/** Takes current marks and assignments; returns the marks of evaluators who are still assigned to their question. */
export const countingMarks = <M extends { readonly evaluatorId: string; readonly questionId: string }>(
  marks: readonly M[],
  assignments: readonly AssignmentTerm[],
): M[] => {
  const active = new Set(
    activeAssignments(assignments).map((row) => JSON.stringify([row.evaluatorId, row.questionId])),
  );
  return marks.filter((mark) => active.has(JSON.stringify([mark.evaluatorId, mark.questionId])));
};
