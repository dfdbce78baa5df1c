import 'server-only';
import type { ProcurementState } from '@/db/store/procurement';
import { countingEvaluators } from '@/lib/evaluation/counting';
import { setupOf } from '@/lib/procurement/setup-state';
import { type ProcurementFacts, type ProcurementStatus, procurementStatus } from '@/lib/procurement/status';
import { waitingStep } from '@/lib/procurement/two-person';

/** When the last evaluator who counts locked the last score; null while one has not. */
const marksLockedAt = (state: ProcurementState): string | null => {
  const counting = countingEvaluators(state.assignments);
  const locks = state.locks.filter((row) => counting.includes(row.evaluatorId)).map((row) => row.lockedAt);
  return counting.length > 0 && locks.length === counting.length ? (locks.sort().at(-1) ?? null) : null;
};

/** The times from which the status of a procurement follows. None of them is a supplier's. */
const procurementTimes = (state: ProcurementState, now: string): ProcurementFacts => ({
  waitingForSignOffSince: waitingStep(state.steps, now, 'publish')?.askedAt ?? null,
  publishedAt: state.versions.find((version) => version.publishedAt !== null)?.publishedAt ?? null,
  deadline: state.procurement.deadline,
  openedAt: state.opening?.openedAt ?? null,
  marksLockedAt: marksLockedAt(state),
  finalisedAt: state.finalisedAt,
  endedAt: null,
  cancelledAt: state.procurement.cancelledAt,
});

export const statusOf = (state: ProcurementState, now: string): ProcurementStatus =>
  procurementStatus(procurementTimes(state, now), now);

export const timetableEvents = [
  'published',
  'clarificationsClose',
  'deadline',
  'marking',
  'moderation',
  'award',
] as const;
export type TimetableEvent = { event: (typeof timetableEvents)[number]; at: string; is: 'done' | 'next' | 'later' };

/** The timetable in order of time, with what is done and what comes next. Empty before the dates are given. */
export const timetableOf = (state: ProcurementState, now: string): TimetableEvent[] => {
  const timetable = setupOf(state.procurement.setup).timetable;
  if (!timetable) return [];
  // The published deadline is the one that binds.
  const at = { ...timetable, deadline: state.procurement.deadline ?? timetable.deadline };
  const published = state.versions.some((version) => version.publishedAt !== null);
  const done: Record<TimetableEvent['event'], boolean> = {
    published,
    clarificationsClose: published && at.clarificationsClose <= now,
    deadline: published && at.deadline <= now,
    marking: marksLockedAt(state) !== null,
    moderation: state.qualityLock !== null,
    award: state.finalisedAt !== null,
  };
  const next = timetableEvents.find((event) => !done[event]);
  return timetableEvents.map((event) => ({
    event,
    at: at[event],
    is: done[event] ? 'done' : event === next ? 'next' : 'later',
  }));
};
