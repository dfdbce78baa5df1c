import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '../testing/laws';
import { daysBetween } from './days';
import {
  addDays,
  fromUk,
  isoOf,
  millisecondsOf,
  timeLeft,
  ukClock,
  ukDate,
  ukDateTime,
  ukDay,
  ukDeadline,
  ukReceiptDateTime,
  ukReceiptTime,
  ukSavedTime,
  ukShortDate,
  ukTime,
} from './uk-time';

describe('times in words', () => {
  test('have the forms of the blueprint', () => {
    expect(ukDate('2026-11-22T15:00:00.000Z')).toBe('22 November 2026');
    expect(ukShortDate('2026-11-22')).toBe('22 Nov 2026');
    expect(ukDateTime('2026-11-22T12:00:00.000Z')).toBe('22 November 2026 at 12 noon');
    expect(ukDeadline('2027-01-22T12:00:00.000Z')).toBe('Friday 22 January 2027 at 12 noon (UK time)');
    expect(ukDeadline('2027-01-22T12:00:00.000Z', { zoned: false })).toBe('Friday 22 January 2027 at 12 noon');
    expect(ukSavedTime('2026-11-22T11:42:07.900Z')).toBe('11:42:07');
    expect(ukReceiptTime('2027-01-20T11:20:03.417Z')).toBe('11:20:03.417 GMT (11:20:03.417 UTC)');
    expect(ukReceiptTime('2027-06-20T11:20:03.417Z')).toBe('12:20:03.417 BST (11:20:03.417 UTC)');
    expect(ukReceiptDateTime('2027-01-20T11:20:03.417Z')).toBe('20 January 2027 at 11:20:03.417');
  });
  test('never say midnight, 12am or 12pm', () => {
    const at = (time: string) => ukTime(`2027-01-22T${time}:00.000Z`);
    expect(['09:00', '16:30', '12:00', '12:01', '23:59', '00:00', '00:05'].map(at)).toEqual([
      '9am',
      '4:30pm',
      '12 noon',
      '12:01pm',
      '11:59pm',
      '00:00',
      '12:05am',
    ]);
  });
  test('have Welsh words', () => {
    expect(ukDeadline('2027-01-22T12:00:00.000Z', { language: 'cy' })).toBe(
      'Dydd Gwener 22 Ionawr 2027 am 12 canol dydd (amser y DU)',
    );
    expect(ukTime('2027-01-22T16:30:00.000Z', 'cy')).toBe('4:30yp');
  });
  test('refuse what is not a time', () => {
    expect(() => ukDate('soon')).toThrow(RangeError);
  });
});

describe('UK time across a change of the clocks', () => {
  test('goes an hour ahead of UTC in summer', () => {
    expect([ukTime('2027-03-28T00:59:00.000Z'), ukTime('2027-03-28T01:00:00.000Z')]).toEqual(['12:59am', '2am']);
    expect([ukTime('2026-10-25T00:59:00.000Z'), ukTime('2026-10-25T01:00:00.000Z')]).toEqual(['1:59am', '1am']);
    expect(ukDay('2027-06-30T23:30:00.000Z')).toBe('2027-07-01');
  });
  test('reads a deadline as the hour on the clock of that day', () => {
    const noon = (day: string) => {
      const result = fromUk(day, '12:00');
      return result.ok ? result.value : '';
    };
    expect([noon('2027-03-27'), noon('2027-03-28'), noon('2026-10-24'), noon('2026-10-25')]).toEqual([
      '2027-03-27T12:00:00.000Z',
      '2027-03-28T11:00:00.000Z',
      '2026-10-24T11:00:00.000Z',
      '2026-10-25T12:00:00.000Z',
    ]);
  });
  test('counts days by the calendar', () => {
    expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
    expect(addDays('2026-09-01', 25)).toBe('2026-09-26');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });
});

describe('what is left', () => {
  const deadline = '2027-01-22T12:00:00.000Z';
  test('is rounded down and over at the deadline itself', () => {
    expect(timeLeft(deadline, '2027-01-13T11:00:00.000Z')).toEqual({ over: false, days: 9, hours: 1, minutes: 0 });
    expect(timeLeft(deadline, '2027-01-21T13:46:00.000Z')).toEqual({ over: false, days: 0, hours: 22, minutes: 14 });
    expect(timeLeft(deadline, '2027-01-22T11:59:59.999Z')).toEqual({ over: false, days: 0, hours: 0, minutes: 0 });
    expect(timeLeft(deadline, deadline).over).toBe(true);
  });
});

law(
  'a moment read from the UK clock is shown as that clock',
  fc.integer({ min: 0, max: 365 * 24 * 60 - 1 }),
  (minute) => {
    const iso = isoOf(millisecondsOf('2026-06-01T00:00:00.000Z') + minute * 60_000);
    const read = fromUk(ukDay(iso), ukClock(iso));
    if (!read.ok) return read.messages[0]?.key === 'procurement.time-twice' && ukDay(iso) === '2026-10-25';
    return read.value === iso;
  },
);
