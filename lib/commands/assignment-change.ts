import 'server-only';
import type { Reader } from '@/db/client';
import { lettersOf } from '@/db/store/opening';
import type { ProcurementState } from '@/db/store/procurement';
import type { PublishedDocument } from '@/db/store/response';
import { areScoresShown } from '@/lib/evaluation/assign';
import { interestsOf } from '@/lib/evaluation/interests';
import { markingOrder } from '@/lib/evaluation/order';
import { criteriaOf } from '@/lib/evaluation/panel';
import type { Message } from '@/lib/result';
import { findCurrentDocument, peopleNames } from '@/lib/views/evaluation-record';

/** What every change of assignments needs. */
export type AssignmentsLoaded = {
  state: ProcurementState;
  published: PublishedDocument;
  names: Map<string, string>;
};

/** Loads the assignments of a procurement with its published document; null where nothing is published. */
export async function loadAssignments(db: Reader, state: ProcurementState): Promise<AssignmentsLoaded | null> {
  const published = await findCurrentDocument(db, state);
  return published && { state, published, names: await peopleNames(db, state) };
}

/** The evaluators of a procurement, in the order in which they got the duty. */
const evaluatorsOf = (state: ProcurementState): string[] => [
  ...new Set(state.duties.filter(({ duty }) => duty === 'evaluator').map(({ userId }) => userId)),
];

/**
 * Returns why somebody may not be given questions to mark, or null: they must be an evaluator, free of a removed or
 * undecided interest, not locked, and must not have been able to read colleagues' scores.
 */
export function assignmentFault(
  { state, published, names }: AssignmentsLoaded,
  userId: string,
  path: string,
): Message | null {
  const name = names.get(userId) ?? '';
  const fault = (key: string): Message => ({ path, key: `evaluation.${key}`, params: { name } });
  if (!evaluatorsOf(state).includes(userId)) return fault('not-evaluator');
  const interests = interestsOf(state, userId);
  if (interests === 'removed') return fault('assign-removed');
  if (interests === 'waiting') return fault('assign-waiting');
  const locked = new Set(state.locks.map(({ evaluatorId }) => evaluatorId));
  if (locked.has(userId)) return fault('assign-locked');
  const { document } = published;
  const shown = areScoresShown(state.assignments, locked, criteriaOf(document), document.scoring.scale);
  const reads = state.duties.some(
    ({ userId: holder, duty }) => holder === userId && (duty === 'lead' || duty === 'moderator' || duty === 'observer'),
  );
  return shown && reads ? fault('assign-has-read') : null;
}

/** The order in which evaluators meet the bidders, one line each, for the record. */
export const recordedOrders = (state: ProcurementState, evaluatorIds: readonly string[]): string[] => {
  const submissions = lettersOf(state).map(({ submissionId, letter }) => ({ id: submissionId, letter }));
  return [...new Set(evaluatorIds)].map((evaluatorId) => {
    const order = markingOrder(state.opening?.stepId ?? '', evaluatorId, submissions);
    return `${evaluatorId}: ${order.map(({ letter }) => letter).join(' ')}`;
  });
};
