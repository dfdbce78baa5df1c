import { isoOf, millisecondsOf } from './uk-time';

export const statuses = [
  'drafting',
  'waiting-for-sign-off',
  'published',
  'open',
  'closed',
  'marking',
  'moderating',
  'ranked',
  'ended',
  'cancelled',
] as const;
export type ProcurementStatus = (typeof statuses)[number];

/** Times of what has happened, as ISO UTC text; null where it has not. Nothing of suppliers is among them. */
export type ProcurementFacts = {
  /** An officer has submitted the draft and a different person has not yet signed it off. */
  waitingForSignOffSince: string | null;
  /** When the first version was published. */
  publishedAt: string | null;
  /** When answering begins, where that is later than publication. */
  opensAt?: string | null;
  deadline: string | null;
  /** When two officers opened the responses. */
  openedAt: string | null;
  /** When the last evaluator locked the last individual score. */
  marksLockedAt: string | null;
  finalisedAt: string | null;
  endedAt: string | null;
  cancelledAt: string | null;
};

const isBefore = (left: string, right: string): boolean => millisecondsOf(left) < millisecondsOf(right);

/** Takes facts and the time now (ISO UTC); returns the one status that follows from them. */
export const procurementStatus = (facts: ProcurementFacts, now: string): ProcurementStatus => {
  if (facts.cancelledAt) return 'cancelled';
  if (facts.endedAt) return 'ended';
  if (facts.finalisedAt) return 'ranked';
  if (facts.openedAt) return facts.marksLockedAt ? 'moderating' : 'marking';
  if (!facts.publishedAt) return facts.waitingForSignOffSince ? 'waiting-for-sign-off' : 'drafting';
  if (facts.deadline && !isBefore(now, facts.deadline)) return 'closed';
  const from = facts.opensAt ?? facts.publishedAt;
  return facts.deadline && !isBefore(now, from) ? 'open' : 'published';
};

/** Seconds after the deadline during which opening is refused, so that requests in hand have been kept. */
const openingDelaySeconds = 60;

/** Takes a deadline; returns the first moment at which responses may be opened, both as ISO UTC text. */
export const mayOpenAt = (deadline: string): string => isoOf(millisecondsOf(deadline) + openingDelaySeconds * 1_000);

/** Takes facts and the time now; true where two officers may open the responses. */
export const mayOpen = (facts: ProcurementFacts, now: string): boolean =>
  procurementStatus(facts, now) === 'closed' && facts.deadline !== null && !isBefore(now, mayOpenAt(facts.deadline));
