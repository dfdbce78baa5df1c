import { describe, expect, it } from 'vitest';
import { ukClock } from '../procurement/uk-time';
import { moved, spreadBetween, weeksUntil, workingTimes } from './calendar';

describe('moving content by weeks', () => {
  it('brings the last act into the seven days before now', () => {
    const last = '2026-11-20T16:48:12.000Z';
    expect(weeksUntil('2026-11-23T10:00:00.000Z', last)).toBe(0);
    expect(weeksUntil('2026-11-27T16:48:11.000Z', last)).toBe(0);
    expect(weeksUntil('2026-11-27T16:48:12.000Z', last)).toBe(1);
    expect(weeksUntil('2026-11-20T16:48:11.000Z', last)).toBe(-1);
  });

  it('changes nothing for no weeks', () => {
    const content = { at: '2026-11-20T12:00:00.000Z' };
    expect(moved(content, 0)).toBe(content);
  });

  it('moves times, days and dates in words, and leaves other text alone', () => {
    const content = {
      at: '2026-11-20T12:00:00.338Z',
      contract: { end: '2030-01-31', extended: null },
      rows: [
        ['Restored', '14 May 2026, same servers only'],
        ['Awaited', 'scan of October 2026'],
      ],
      reference: 'BWC-ENV-0417',
      price: '186400.00',
    };
    expect(moved(content, 2)).toEqual({
      at: '2026-12-04T12:00:00.338Z',
      contract: { end: '2030-02-14', extended: null },
      rows: [
        ['Restored', '28 May 2026, same servers only'],
        ['Awaited', 'scan of October 2026'],
      ],
      reference: 'BWC-ENV-0417',
      price: '186400.00',
    });
    expect(moved('28 December 2026', 1)).toBe('4 January 2027');
    expect(moved('October 2026', -4)).toBe('September 2026');
  });

  it('keeps the time of day on a UK clock when summer time begins or ends', () => {
    const noon = '2026-11-20T12:00:00.000Z';
    for (const weeks of [-30, -8, 20, 26, 52]) expect(ukClock(moved(noon, weeks))).toBe('12:00');
    expect(moved(noon, 20)).toBe('2027-04-09T11:00:00.000Z');
    expect(moved('2026-10-05T08:00:00.000Z', 8)).toBe('2026-11-30T09:00:00.000Z');
  });
});

describe('spreading acts', () => {
  it('spreads them evenly, the ends left out', () => {
    expect(spreadBetween('2026-01-01T00:00:00.000Z', '2026-01-01T04:00:00.000Z', 3)).toEqual([
      '2026-01-01T01:00:00.000Z',
      '2026-01-01T02:00:00.000Z',
      '2026-01-01T03:00:00.000Z',
    ]);
  });

  it('keeps to working hours where there are any, in order', () => {
    const times = workingTimes('2026-11-20T15:00:00.000Z', '2026-11-24T12:00:00.000Z', 40);
    expect(times).toEqual([...times].sort());
    for (const at of times) {
      const date = new Date(at);
      expect([1, 2, 5]).toContain(date.getUTCDay());
      expect(date.getUTCHours()).toBeGreaterThanOrEqual(9);
      expect(date.getUTCHours()).toBeLessThan(16);
    }
    expect(workingTimes('2026-11-21T10:00:00.000Z', '2026-11-21T12:00:00.000Z', 1)).toEqual([
      '2026-11-21T11:00:00.000Z',
    ]);
  });
});
