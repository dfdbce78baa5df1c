import type { Message } from '../result';
import { keepingState, type RecordClock } from './record-keeping';
import { addDays, ukDate } from './uk-time';

/** What decides whether the records of a procurement may be removed. */
export type RemovalFacts = {
  /** Today as a UK day. */
  today: string;
  /** Until when the records are kept; null before the award, unless it was cancelled. */
  clock: RecordClock | null;
  /** A hold stands. */
  held: boolean;
  /** Requests of other acts that wait for a second person. */
  waiting: number;
};

/** Takes a clock; returns the first UK day on which the records may go: the day after the last day of keeping. */
export const removableFrom = ({ until }: RecordClock): string => addDays(until, 1);

/**
 * Takes the facts; returns in words why the records may not be removed yet, or nothing. They may go from the day after
 * the clock's last day (section 98(4)(b)), once it is recorded what became of the contract or the procurement was cancelled, while no hold stands and
 * nobody waits for anybody.
 */
export function removalFaults({ today, clock, held, waiting }: RemovalFacts): Message[] {
  if (clock === null) return [{ path: '', key: 'removal.not-awarded' }];
  const faults: Message[] = [];
  if (!clock.settled) faults.push({ path: '', key: 'removal.no-contract' });
  if (clock.settled && keepingState(clock, today, false) !== 'over')
    faults.push({
      path: '',
      key: 'removal.too-early',
      params: { date: ukDate(clock.until), from: ukDate(removableFrom(clock)) },
    });
  if (held) faults.push({ path: '', key: 'removal.held' });
  if (waiting > 0) faults.push({ path: '', key: 'removal.waiting' });
  return faults;
}
