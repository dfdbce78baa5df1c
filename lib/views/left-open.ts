import 'server-only';
import type { Reader } from '@/db/client';
import type { ProcurementState } from '@/db/store/procurement';
import { leftOpen } from '@/lib/evaluation/assign';
import { activeAssignments } from '@/lib/evaluation/counting';
import { coverageGaps } from '@/lib/evaluation/coverage';
import { interestsOf } from '@/lib/evaluation/interests';
import { criteriaOf } from '@/lib/evaluation/panel';
import { refOf } from '@/lib/question/kind';
import { findCurrentDocument } from './evaluation-record';

/** Who was removed, and the questions that have too few evaluators since. */
export type LeftOpen = { names: string[]; refs: string[] };

/** The questions that need a substitute because somebody's access was removed; null where there are none. */
export async function findLeftOpen(
  db: Reader,
  state: ProcurementState,
  names: ReadonlyMap<string, string>,
): Promise<LeftOpen | null> {
  if (!state.opening || state.qualityLock || state.procurement.cancelledAt !== null) return null;
  const people = new Set(state.declarations.map(({ userId }) => userId));
  const removed = new Set([...people].filter((id) => interestsOf(state, id) === 'removed'));
  const published = removed.size > 0 ? await findCurrentDocument(db, state) : null;
  if (!published) return null;
  const { document } = published;
  const criteria = criteriaOf(document);
  const terms = activeAssignments(state.assignments).map(({ evaluatorId, questionId }) => ({
    evaluator: evaluatorId,
    questionIds: [questionId],
  }));
  const gaps = coverageGaps(criteria, document.scoring.scale, terms);
  const { evaluatorIds, questionIds } = leftOpen(state.assignments, removed, gaps);
  if (questionIds.length === 0) return null;
  return {
    names: evaluatorIds.map((id) => names.get(id) ?? ''),
    refs: criteria.filter(({ id }) => questionIds.includes(id)).map(refOf),
  };
}
