import { ok, type Result, refuse } from '../result';
import { isBankHoliday, isCovered, type Nation } from './bank-holidays';
import { addDays } from './uk-time';

/** Takes a day YYYY-MM-DD; true on Saturdays and Sundays. */
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());

/** Takes a day YYYY-MM-DD and a nation, or 'any' for all of them; true where people are at work there. */
export const isWorkingDay = (day: string, nation: Nation | 'any'): boolean =>
  !isWeekend(day) && !/-12-25$/.test(day) && !isBankHoliday(day, nation);

export type Standstill = {
  /** Every working day of the period, the first and the last included. */
  days: string[];
  lastDay: string;
  /** Weekdays that were passed over because they are bank holidays. */
  holidays: string[];
};

/** Working days of the mandatory standstill (Procurement Act 2023, section 51). */
const standstillDays = 8;

/**
 * Takes the UK day on which the contract award notice (UK6) is published; returns the standstill of 8 working days
 * beginning with that day. Unless a nation is named, a bank holiday in any part of the United Kingdom is passed over,
 * which can only make the period longer. Refuses where the period leaves the years of the bank holiday list.
 */
export const standstill = (published: string, nation: Nation | 'any' = 'any'): Result<Standstill> => {
  const days: string[] = [];
  const holidays: string[] = [];
  for (let day = published; days.length < standstillDays; day = addDays(day, 1)) {
    if (!isCovered(day)) return refuse('refused', 'procurement.holidays-unknown', { year: day.slice(0, 4) });
    if (isWorkingDay(day, nation)) days.push(day);
    else if (!isWeekend(day)) holidays.push(day);
  }
  return ok({ days, lastDay: days[days.length - 1] ?? published, holidays });
};
