import { isoOf, millisecondsOf } from './uk-time';

/** What takes two different people. */
export type TwoPersonAct =
  | 'publish'
  | 'open'
  | 'open-prices'
  | 'finalise'
  | 'release'
  | 'cancel'
  | 'late'
  | 'extend'
  | 'load'
  | 'award'
  | 'lift-hold'
  | 'remove';
/** How a request ended; `overtaken` where what was asked for changed meanwhile. */
export type StepEnd = 'confirmed' | 'declined' | 'cancelled' | 'overtaken';

/** What tells where a request stands. */
type Standing = { ended: string | null; expiresAt: string | null };

/** Minutes that a second person has to confirm. */
const confirmWithin = 30;
/** What takes careful reading has no limit. */
const unlimited: readonly TwoPersonAct[] = ['publish', 'release'];

/** Takes the act and the time of asking; returns when the request lapses (ISO UTC), or null where it never does. */
export const stepExpiry = (act: TwoPersonAct, askedAt: string): string | null =>
  unlimited.includes(act) ? null : isoOf(millisecondsOf(askedAt) + confirmWithin * 60_000);

/** When a request lapsed because nobody answered it in time; null where it has not. */
export const lapsedAt = ({ ended, expiresAt }: Standing, now: string): string | null =>
  ended === null && expiresAt !== null && expiresAt <= now ? expiresAt : null;

/** Takes requests in the order of asking; returns the last that waits for a second person at `now`, of one act or of any. */
export const waitingStep = <Step extends Standing & { act: string }>(
  steps: readonly Step[],
  now: string,
  act?: TwoPersonAct,
): Step | null =>
  steps.findLast(
    (step) => step.ended === null && lapsedAt(step, now) === null && (act === undefined || step.act === act),
  ) ?? null;
