import 'server-only';
import type { TwoPersonStep } from '@/db/store/two-person';
import type { Context } from '@/lib/commands/command';
import { lapsedAt, stepExpiry, type TwoPersonAct } from '@/lib/procurement/two-person';

/** Where an act of two people stands, for a page. */
export type StepShown = {
  asker: string;
  askedAt: string;
  reason: string;
  expiresAt: string | null;
  /** The person who looks is the one who asked. */
  mine: boolean;
  /** `waiting` for a second person; `lapsed` when nobody confirmed in time; else how it ended. */
  is: 'waiting' | 'lapsed' | 'confirmed' | 'declined' | 'cancelled' | 'overtaken';
};

/** Takes the last request of an act and people's names; returns how a page shows it, or null where nobody ever asked. */
export const stepShown = (
  step: TwoPersonStep | null,
  names: ReadonlyMap<string, string>,
  { viewer, now }: Context,
): StepShown | null =>
  step && {
    asker: names.get(step.askedBy) ?? '',
    askedAt: step.askedAt,
    reason: step.reason,
    expiresAt: step.expiresAt,
    mine: viewer.kind === 'buyer' && viewer.userId === step.askedBy,
    is: step.ended ?? (lapsedAt(step, now) ? 'lapsed' : 'waiting'),
  };

/** Until when a second person could confirm what is asked for now; ISO UTC. */
export const confirmBy = (act: TwoPersonAct, now: string): string => stepExpiry(act, now) ?? now;
