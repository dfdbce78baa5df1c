import { z } from 'zod';
import { type Result, refuse } from '../result';
import { fromUk, isoOf, millisecondsOf, ukClock } from './uk-time';

/** A time through which a server answered without a break: ISO UTC. */
export type ServicePeriod = { startedAt: string; lastBeatAt: string };

/** A time in which no server noted that it was well. */
export const Gap = z.strictObject({ from: z.string(), to: z.string() });
export type Gap = z.infer<typeof Gap>;

/** Beats come every 20 seconds; with less than a minute between two of them nothing is said to have failed. */
export const beatEverySeconds = 20;
export const breakAfterSeconds = 60;

const minute = 60_000;
const hour = 60 * minute;
/** An outage counts as near a deadline in the hours in which suppliers send: the last reminder but one goes out then. */
const nearHours = 4;
const healthHours = 1;

/** Takes a deadline; returns the beginning of the hours before it in which an outage is near it. */
export const nearFrom = (deadline: string): string => isoOf(millisecondsOf(deadline) - nearHours * hour);

/** Takes a deadline; returns the beginning of the last hour before it. */
export const lastHourFrom = (deadline: string): string => isoOf(millisecondsOf(deadline) - healthHours * hour);

/**
 * Takes the periods of all servers and a window; returns the breaks inside it, cut to it. What was before the first
 * period is not known and so no break.
 */
export const gapsWithin = (periods: readonly ServicePeriod[], from: string, to: string): Gap[] => {
  const sorted = periods
    .map(({ startedAt, lastBeatAt }) => ({ start: millisecondsOf(startedAt), end: millisecondsOf(lastBeatAt) }))
    .sort((a, b) => a.start - b.start);
  const first = sorted[0];
  if (!first) return [];
  const [begin, finish] = [millisecondsOf(from), millisecondsOf(to)];
  const gaps: Gap[] = [];
  let until = first.end;
  for (const { start, end } of [...sorted.slice(1), { start: finish, end: finish }]) {
    const [left, right] = [Math.max(until, begin), Math.min(start, finish)];
    if (start - until > breakAfterSeconds * 1_000 && right > left) gaps.push({ from: isoOf(left), to: isoOf(right) });
    until = Math.max(until, end);
  }
  return gaps;
};

/** Takes the periods and a window; true where they reach back to its beginning, so that no break in it is unknown. */
export const isKnownFrom = (periods: readonly ServicePeriod[], from: string): boolean =>
  periods.some(({ startedAt }) => startedAt <= from);

/** What suppliers must have left once a deadline is moved, when it is asked for and when it is confirmed. */
const noticeMinutes = { ask: 60, confirm: 30 };

/** Takes a moment and the time now; true where the moment leaves suppliers enough time. */
export const leavesTime = (deadline: string, now: string, when: keyof typeof noticeMinutes): boolean =>
  millisecondsOf(deadline) - millisecondsOf(now) >= noticeMinutes[when] * minute;

/**
 * Takes a new deadline as a form gives it, the one that stands and the time now; returns ISO UTC. Refuses, by the field,
 * what is not real, not later, or too soon for anybody to use.
 */
export const readExtension = (
  typed: { day: string; time: string },
  standing: string,
  now: string,
  said: string,
): Result<string> => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed.day)) return refuse('invalid', 'amend.deadline-whole', undefined, 'deadline');
  const at = fromUk(typed.day, typed.time, 'deadline');
  if (!at.ok) return at;
  if (at.value <= standing) return refuse('invalid', 'amend.deadline-after', { deadline: said }, 'deadline');
  if (ukClock(at.value) === '00:00') return refuse('invalid', 'procurement.deadline-midnight', undefined, 'deadline');
  if (!leavesTime(at.value, now, 'ask'))
    return refuse('invalid', 'submit.extend-soon', { minutes: noticeMinutes.ask }, 'deadline');
  return at;
};
