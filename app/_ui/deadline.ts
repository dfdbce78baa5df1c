import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';

/** Times as words, ready to print: `full` is "Friday 22 January 2027 at 12 noon", `time` is "12 noon". */
export type DeadlineWords = { full: string; time: string };

export type DeadlineState =
  | { is: 'not-sent' }
  /** `sent` is "20 January 2027 at 11:20:03". */
  | { is: 'sent'; version: number; sent: string }
  | { is: 'changed'; version: number; changes: number }
  /** What was sent answers a version of the questionnaire that was replaced. */
  | { is: 'outdated'; version: number; closed: boolean }
  /** `received` is "11:20:03"; null where nothing was submitted. */
  | { is: 'closed'; received: { version: number; at: string } | null };

/** The parts of the sentence; the bold one matters most. */
export type Sentence = { text: string; bold?: boolean }[];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const ukDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

/** Whole days of the UK calendar between two instants in milliseconds. */
const calendarDays = (from: number, to: number): number =>
  Math.round((Date.parse(ukDay.format(to)) - Date.parse(ukDay.format(from))) / day);

/**
 * How long until the deadline, in words: days while more than two remain, then hours and minutes, then minutes.
 * Takes milliseconds.
 */
export function timeLeft(milliseconds: number, locale: Locale): string {
  const count = (key: 'parts.days' | 'parts.hours' | 'parts.minutes', n: number) => sayPart(key, { count: n }, locale);
  if (milliseconds > 2 * day) return count('parts.days', Math.floor(milliseconds / day));
  const hours = Math.floor(milliseconds / hour);
  const minutes = Math.floor((milliseconds % hour) / minute);
  if (hours === 0) return count('parts.minutes', minutes);
  return minutes === 0
    ? count('parts.hours', hours)
    : `${count('parts.hours', hours)} ${count('parts.minutes', minutes)}`;
}

function untilDeadline(closesAt: number, now: number, words: DeadlineWords, locale: Locale): string {
  const remaining = closesAt - now;
  const left = timeLeft(remaining, locale);
  if (remaining > 2 * day) return sayPart('parts.deadline-far', { deadline: words.full, left }, locale);
  const days = calendarDays(now, closesAt);
  const key = days === 0 ? 'parts.deadline-today' : 'parts.deadline-tomorrow';
  const deadline = days > 1 ? words.full : sayPart(key, { time: words.time }, locale);
  return sayPart(remaining <= hour ? 'parts.deadline-last' : 'parts.deadline-near', { deadline, left }, locale);
}

/** Takes two instants in milliseconds and the state of the response; returns what the strip says. */
export function deadlineSentence(
  closesAt: number,
  now: number,
  words: DeadlineWords,
  state: DeadlineState,
  locale: Locale,
): Sentence {
  switch (state.is) {
    case 'not-sent': {
      const sentence: Sentence = [
        { text: untilDeadline(closesAt, now, words, locale) },
        { text: sayPart('parts.deadline-not-sent', undefined, locale), bold: true },
      ];
      if (closesAt - now <= hour) sentence.push({ text: sayPart('parts.deadline-submit', undefined, locale) });
      return sentence;
    }
    case 'sent':
      return [
        {
          text: sayPart('parts.deadline-sent', { ...state, deadline: words.full }, locale),
        },
      ];
    case 'changed':
      return [
        { text: sayPart('parts.deadline-changed', { version: state.version }, locale) },
        { text: sayPart('parts.deadline-changes', { count: state.changes }, locale), bold: true },
      ];
    case 'outdated':
      return state.closed
        ? [
            {
              text: sayPart('parts.deadline-closed-outdated', { version: state.version, deadline: words.full }, locale),
            },
          ]
        : [
            { text: sayPart('parts.deadline-outdated', { version: state.version }, locale) },
            { text: sayPart('parts.deadline-outdated-rule', { deadline: words.full }, locale), bold: true },
          ];
    case 'closed':
      return [
        {
          text: state.received
            ? sayPart(
                'parts.deadline-closed-received',
                { deadline: words.full, version: state.received.version, received: state.received.at },
                locale,
              )
            : sayPart('parts.deadline-closed-nothing', { deadline: words.full }, locale),
        },
      ];
  }
}
