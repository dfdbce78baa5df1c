import { z } from 'zod';
import type { Say } from '../condition/say';
import { markOfBands, marksOfBands } from './bands';
import { fault, isGivenText, type KindRules, notKnown, refOf } from './kind';

export type DateParts = { day: string; month: string; year: string };

/**
 * Takes the three fields of a date as typed; returns YYYY-MM-DD, with a part left empty where its field was, and ''
 * where all three were. An unfinished date is kept as it is and `faults` says what it lacks.
 */
export const joinDate = ({ day, month, year }: DateParts): string => {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()];
  if (!d && !m && !y) return '';
  const two = (text: string) => (/^\d$/.test(text) ? `0${text}` : text);
  return `${y}-${two(m)}-${two(d)}`;
};

/** Takes a date made by `joinDate`; returns the three fields, so that joining them gives the same date. */
export const splitDate = (value: string): DateParts => {
  const [year = '', month = '', ...rest] = value.split('-');
  return { day: rest.join('-'), month, year };
};

/** Takes text; true where it is YYYY-MM-DD and the calendar has that day. */
export const isRealDate = (value: unknown): boolean => {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year >= 1 && days !== undefined && day >= 1 && day <= days;
};

const faults: KindRules<'date'>['faults'] = (question, answer) => {
  if (!isGivenText(answer)) return [fault('date-missing', { ref: refOf(question) })];
  if ((answer === notKnown && question.settings?.notKnown) || isRealDate(answer)) return [];
  // Text that did not come from three fields lacks no field: it is no date.
  if (!/^[^-]*-[^-]*-[^-]*$/.test(answer.trim())) return [fault('date-unreal')];
  const parts = splitDate(answer);
  const absent = (['day', 'month', 'year'] as const).filter((part) => parts[part] === '');
  return [absent.length > 0 && absent.length < 3 ? fault(`date-lacks-${absent.join('-')}`) : fault('date-unreal')];
};

/** Takes a day as YYYY-MM-DD; returns it in words, or the text as it is where it is no real day. */
export const dayWords = (value: string, say: Say): string => {
  if (!isRealDate(value)) return value;
  const { day, month, year } = splitDate(value);
  return say('answer.date', { day: String(Number(day)), month: say(`answer.month-${Number(month)}`), year });
};

/** A day of the calendar as YYYY-MM-DD, or "not known" where the settings allow it. */
export const date: KindRules<'date'> = {
  kind: 'date',
  operators: ['onOrAfter', 'before', 'onOrBefore', 'after'],
  draft: z.string().max(40),
  isAnswered: isGivenText,
  faults,
  toText: (_question, answer, say) => {
    if (!isGivenText(answer)) return '';
    return answer === notKnown ? say('answer.not-known') : dayWords(answer, say);
  },
  values: () => null,
  proposedMark: (settings, answer) =>
    isRealDate(answer) || (answer === notKnown && settings?.notKnown) ? markOfBands(settings, answer) : null,
  publishedMarks: (settings) => marksOfBands(settings),
};
