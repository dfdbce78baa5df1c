import { DateTime } from 'luxon';
import { inLanguage, type Language } from '../condition/say';
import { ok, type Result, refuse } from '../result';

const zone = 'Europe/London';

/** The few words that stand inside dates and times. */
const words = {
  noon: { en: '12 noon', cy: '12 canol dydd' },
  am: { en: 'am', cy: 'yb' },
  pm: { en: 'pm', cy: 'yp' },
  at: { en: 'at', cy: 'am' },
  ukTime: { en: 'UK time', cy: 'amser y DU' },
} as const;
// Welsh names are written out: the locale data of browsers and of small Node builds may lack them.
const welshMonths = 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(' ');
const welshDays = ['Llun', 'Mawrth', 'Mercher', 'Iau', 'Gwener', 'Sadwrn', 'Sul'].map((day) => `Dydd ${day}`);
const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Takes ISO text with an offset, or a plain day YYYY-MM-DD; returns it in UK time. Throws RangeError for other text. */
const inUk = (iso: string): DateTime => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? DateTime.fromISO(iso, { zone }) : DateTime.fromISO(iso).setZone(zone);
  if (!at.isValid) throw new RangeError(`Not a time: ${iso.slice(0, 40)}`);
  return at;
};

const month = (at: DateTime, language: Language): string =>
  language === 'cy' ? (welshMonths[at.month - 1] ?? '') : at.setLocale('en-GB').toFormat('LLLL');
const weekday = (at: DateTime, language: Language): string =>
  language === 'cy' ? (welshDays[at.weekday - 1] ?? '') : at.setLocale('en-GB').toFormat('cccc');

/** 22 November 2026 */
export const ukDate = (iso: string, language: Language = 'en'): string => {
  const at = inUk(iso);
  return `${at.day} ${month(at, language)} ${at.year}`;
};

/** 22 Nov 2026, for dense tables */
export const ukShortDate = (iso: string, language: Language = 'en'): string => {
  const at = inUk(iso);
  const name = language === 'cy' ? month(at, 'cy').slice(0, 3) : shortMonths[at.month - 1];
  return `${at.day} ${name} ${at.year}`;
};

/** 9am, 4:30pm, 12 noon; the first minute of a day is 00:00, because "12am" is read both ways */
export const ukTime = (iso: string, language: Language = 'en'): string => {
  const at = inUk(iso);
  if (at.hour === 12 && at.minute === 0) return inLanguage(words.noon, language);
  if (at.hour === 0 && at.minute === 0) return '00:00';
  const minutes = at.minute === 0 ? '' : `:${String(at.minute).padStart(2, '0')}`;
  return `${at.hour % 12 || 12}${minutes}${inLanguage(at.hour < 12 ? words.am : words.pm, language)}`;
};

/** 22 November 2026 at 12 noon */
export const ukDateTime = (iso: string, language: Language = 'en'): string =>
  `${ukDate(iso, language)} ${inLanguage(words.at, language)} ${ukTime(iso, language)}`;

/** Friday 22 January 2027 at 12 noon; with `zoned`, "(UK time)" follows, once per page */
export const ukDeadline = (iso: string, { zoned = true, language = 'en' as Language } = {}): string =>
  `${weekday(inUk(iso), language)} ${ukDateTime(iso, language)}${zoned ? ` (${inLanguage(words.ukTime, language)})` : ''}`;

/** 11:42:07, so that two saves differ */
export const ukSavedTime = (iso: string): string => inUk(iso).toFormat('HH:mm:ss');

/** 11:20:03.417 GMT (11:20:03.417 UTC), for receipts, openings and the log */
export const ukReceiptTime = (iso: string): string => {
  const at = inUk(iso);
  const name = at.offset === 0 ? 'GMT' : 'BST';
  return `${at.toFormat('HH:mm:ss.SSS')} ${name} (${at.toUTC().toFormat('HH:mm:ss.SSS')} UTC)`;
};

/** 20 January 2027 at 11:20:03.417 (UK time, to the millisecond) */
export const ukReceiptDateTime = (iso: string, language: Language = 'en'): string =>
  `${ukDate(iso, language)} ${inLanguage(words.at, language)} ${inUk(iso).toFormat('HH:mm:ss.SSS')}`;

/** Takes ISO text; returns the UK calendar day it falls on, YYYY-MM-DD. */
export const ukDay = (iso: string): string => inUk(iso).toFormat('yyyy-MM-dd');

/** Takes ISO text; returns the UK time of day, HH:mm, for a form field. */
export const ukClock = (iso: string): string => inUk(iso).toFormat('HH:mm');

/** Takes milliseconds since 1970; returns ISO text as it is stored everywhere. */
export const isoOf = (milliseconds: number): string =>
  DateTime.fromMillis(milliseconds, { zone: 'utc' }).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

/** Takes ISO text; returns milliseconds since 1970. Throws RangeError for other text. */
export const millisecondsOf = (iso: string): number => inUk(iso).toMillis();

/** Takes a day YYYY-MM-DD and a number of days; returns the day that many later, by the calendar. */
export const addDays = (day: string, days: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');

/**
 * Takes a UK day (YYYY-MM-DD) and time (HH:mm); returns ISO UTC text. Refuses a day or time that is not real, one
 * that the clocks skip in spring, and one that comes twice in autumn: a deadline must mean one moment.
 */
export const fromUk = (day: string, time: string, path = ''): Result<string> => {
  const at = DateTime.fromFormat(`${day} ${time}`, 'yyyy-MM-dd HH:mm', { zone });
  if (!at.isValid) return refuse('invalid', 'procurement.time-unreal', undefined, path);
  if (at.toFormat('yyyy-MM-dd HH:mm') !== `${day} ${time}`)
    return refuse('invalid', 'procurement.time-skipped', { time }, path);
  if (at.getPossibleOffsets().length > 1) return refuse('invalid', 'procurement.time-twice', { time }, path);
  return ok(isoOf(at.toMillis()));
};

export type TimeLeft = { over: boolean; days: number; hours: number; minutes: number };

/** Takes a deadline and the time now; returns what is left, minutes rounded down; `over` from the deadline on. */
export const timeLeft = (deadline: string, now: string): TimeLeft => {
  const left = millisecondsOf(deadline) - millisecondsOf(now);
  if (left <= 0) return { over: true, days: 0, hours: 0, minutes: 0 };
  const minutes = Math.floor(left / 60_000);
  return {
    over: false,
    days: Math.floor(minutes / 1_440),
    hours: Math.floor((minutes % 1_440) / 60),
    minutes: minutes % 60,
  };
};
