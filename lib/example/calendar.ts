import { ukClock } from '../procurement/uk-time';

const week = 7 * 24 * 60 * 60_000;
const hour = 60 * 60_000;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const written = new RegExp(`\\b(?:(\\d{1,2}) )?(${months.join('|')}) (\\d{4})\\b`, 'g');

/** Takes now and the last thing that has happened, both ISO UTC; returns by how many whole weeks to move the latter so that it lies in the seven days before now. */
export const weeksUntil = (now: string, last: string): number =>
  Math.floor((Date.parse(now) - Date.parse(last)) / week);

/** Takes ISO UTC text; returns it some weeks later at the same time on a UK clock. */
const movedMoment = (iso: string, weeks: number): string => {
  const plain = new Date(Date.parse(iso) + weeks * week).toISOString();
  if (ukClock(plain) === ukClock(iso)) return plain;
  const earlier = new Date(Date.parse(plain) - hour).toISOString();
  return ukClock(earlier) === ukClock(iso) ? earlier : new Date(Date.parse(plain) + hour).toISOString();
};

const movedDay = (text: string, weeks: number): string =>
  new Date(Date.parse(`${text}T12:00:00.000Z`) + weeks * week).toISOString().slice(0, 10);

/** A month without a day is moved from its middle. */
const movedWords = (text: string, weeks: number): string =>
  text.replaceAll(written, (_, date: string | undefined, month: string, year: string) => {
    const number = String(months.indexOf(month) + 1).padStart(2, '0');
    const [y = '', m = '', d = ''] = movedDay(`${year}-${number}-${(date ?? '15').padStart(2, '0')}`, weeks).split('-');
    return `${date ? `${Number(d)} ` : ''}${months[Number(m) - 1]} ${y}`;
  });

/**
 * Takes content and a number of weeks, which may be negative; returns it with every time, day and date in words moved
 * by them, so that all that the example says of one procurement still fits together.
 */
export const moved = <T>(content: T, weeks: number): T => {
  if (weeks === 0) return content;
  const move = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (moment.test(value)) return movedMoment(value, weeks);
      return day.test(value) ? movedDay(value, weeks) : movedWords(value, weeks);
    }
    if (Array.isArray(value)) return value.map(move);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, move(each)]));
  };
  return move(content) as T;
};

/** Takes ISO UTC text; returns it some minutes later. */
export const minutesAfter = (iso: string, minutes: number): string =>
  new Date(Date.parse(iso) + Math.round(minutes * 60_000)).toISOString();

/** Takes two times and a count; returns so many times between them, evenly spread, the ends left out. */
export const spreadBetween = (from: string, until: string, count: number): string[] => {
  const [start, end] = [Date.parse(from), Date.parse(until)];
  return Array.from({ length: count }, (_, at) =>
    new Date(Math.round(start + ((end - start) * (at + 1)) / (count + 1))).toISOString(),
  );
};

const opens = 9 * hour;
const closes = 16 * hour;

/**
 * Takes two times and a count; returns so many times between them, evenly spread over the working hours of Monday to
 * Friday (UTC). Where the two hold no such hour, over the whole of it.
 */
export const workingTimes = (from: string, until: string, count: number): string[] => {
  const [start, end] = [Date.parse(from), Date.parse(until)];
  const spans: [number, number][] = [];
  for (let at = Date.parse(`${from.slice(0, 10)}T00:00:00.000Z`); at < end; at += 24 * hour) {
    const weekday = new Date(at).getUTCDay();
    const [begin, stop] = [Math.max(start, at + opens), Math.min(end, at + closes)];
    if (weekday > 0 && weekday < 6 && begin < stop) spans.push([begin, stop]);
  }
  const total = spans.reduce((sum, [begin, stop]) => sum + stop - begin, 0);
  if (total === 0) return spreadBetween(from, until, count);
  return Array.from({ length: count }, (_, index) => {
    let left = Math.round((total * (index + 1)) / (count + 1));
    const span = spans.find(([begin, stop]) => {
      if (left <= stop - begin) return true;
      left -= stop - begin;
      return false;
    });
    return new Date((span?.[0] ?? start) + left).toISOString();
  });
};
