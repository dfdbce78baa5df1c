import type { RuleSource } from './regime';
import { addDays } from './uk-time';

/** Where the duty to keep records stands, and when we read it there. */
export const recordSource: RuleSource = {
  name: 'Procurement Act 2023, section 98',
  url: 'https://www.legislation.gov.uk/ukpga/2023/54/section/98',
  checked: '2026-11-23',
};

/** Years that records are kept at least (section 98(4)(b)). */
const years = 3;

/** The same day of the calendar some years later; the last day of February where that year has no 29th. */
const yearsLater = (day: string, count: number): string => {
  const later = `${String(Number(day.slice(0, 4)) + count).padStart(4, '0')}${day.slice(4)}`;
  if (!later.endsWith('-02-29')) return later;
  const year = Number(later.slice(0, 4));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return leap ? later : `${later.slice(0, 4)}-02-28`;
};

/**
 * Takes a UK day YYYY-MM-DD; returns the last day of the period of three years that begins with it. Around the end of
 * February, where two readings differ by a day, the longer one.
 */
export const lastDayOfKeeping = (from: string): string => {
  const before = addDays(yearsLater(from, years), -1);
  const after = yearsLater(addDays(from, -1), years);
  return before > after ? before : after;
};

/**
 * What the clock counts from: the contract, the award where no contract followed, what can be said before either, or the
 * day on which the procurement was cancelled.
 */
export type KeepingBasis = 'entered' | 'not-entered' | 'earliest' | 'awarded' | 'cancelled';

export type KeepingFacts = {
  /** UK day on which the award decision was signed; null where none is. */
  awardedOn: string | null;
  /** Last day of the standstill; null where there is none, or no notice is recorded yet. */
  standstillLastDay: string | null;
  /** What was recorded of the contract: entered into on a UK day, or not entered into at all; null while nothing is. */
  contract: { enteredOn: string | null } | null;
  /** UK day on which the procurement was cancelled; null while it is not. */
  cancelledOn: string | null;
};

export type RecordClock = {
  basis: KeepingBasis;
  /** UK day with which the period begins. */
  from: string;
  /** The last UK day on which the records must be kept. */
  until: string;
  /** False while the day can still move later, because no contract is recorded. */
  settled: boolean;
};

const max = (a: string, b: string): string => (a > b ? a : b);

/**
 * Takes how a procurement ended; returns until when its records are kept, or null while it has not ended: the end of three
 * years beginning with the day on which the contract is entered into or, if it is awarded but not entered into, awarded
 * (section 98(4)(b)). Before a contract is recorded the clock counts from the first day on which one could be, and can only
 * move later. Where a procurement was cancelled, section 98(4)(a) asks for records until the day of the termination notice
 * alone; three years beginning with the day of the cancellation are our default, so that whoever asks later finds them.
 * A contract counts whatever was cancelled after it, and of award and cancellation the later day.
 */
export const recordClock = ({
  awardedOn,
  standstillLastDay,
  contract,
  cancelledOn,
}: KeepingFacts): RecordClock | null => {
  const clock = (basis: KeepingBasis, from: string, settled: boolean): RecordClock => ({
    basis,
    from,
    until: lastDayOfKeeping(from),
    settled,
  });
  if (contract && contract.enteredOn !== null) return clock('entered', contract.enteredOn, true);
  if (cancelledOn !== null) return clock('cancelled', max(cancelledOn, awardedOn ?? ''), true);
  if (awardedOn === null) return null;
  if (contract) return clock('not-entered', awardedOn, true);
  if (standstillLastDay !== null && standstillLastDay >= awardedOn)
    return clock('earliest', addDays(standstillLastDay, 1), false);
  return clock('awarded', awardedOn, false);
};

/** Where the records stand: kept by the clock, kept by a hold, or free of both. */
export type KeepingState = 'kept' | 'held' | 'over';

/** Takes the clock, today as a UK day and whether a hold stands; returns why the records are kept, if they must be. */
export const keepingState = ({ until, settled }: RecordClock, today: string, held: boolean): KeepingState => {
  if (held) return 'held';
  return settled && today > until ? 'over' : 'kept';
};
