import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { law } from '@/lib/testing/laws';
import { leftRoughly, reminderDue, reminders } from './reminders';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const end = Date.parse('2027-01-22T12:00:00.000Z');
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
const early = iso(end - 30 * day);
const due = (before: number, sent: { kind: string; deadline: string; sentAt: string }[] = [], deadline = iso(end)) =>
  reminderDue({ deadline, now: iso(end - before), createdAt: early, sent });

describe('a reminder', () => {
  it.each([
    [7 * day + 1, null],
    [7 * day, 'week'],
    [7 * day - 42 * hour, 'week'],
    [7 * day - 42 * hour - 1, null],
    [2 * day, 'two-days'],
    [4 * hour + 1, null],
    [4 * hour, 'four-hours'],
    [hour, 'hour'],
    [45 * minute, 'hour'],
    [45 * minute - 1, null],
    [0, null],
    [-1, null],
  ])('is due %i ms before the deadline: %s', (before, kind) => {
    expect(due(before)).toBe(kind);
  });

  it('is not due twice for one deadline', () => {
    const sent = [{ kind: 'two-days', deadline: iso(end), sentAt: iso(end - 2 * day) }];
    expect(due(2 * day - minute, sent)).toBeNull();
    expect(due(4 * hour, sent)).toBe('four-hours');
  });

  it('is not due for a moment before the response began', () => {
    const createdAt = iso(end - 6 * day);
    expect(reminderDue({ deadline: iso(end), now: iso(end - 6 * day), createdAt, sent: [] })).toBeNull();
    expect(reminderDue({ deadline: iso(end), now: iso(end - 2 * day), createdAt, sent: [] })).toBe('two-days');
  });

  it('does not come again at once when the deadline moves by an hour, and does when it moves by two weeks', () => {
    const sent = [{ kind: 'four-hours', deadline: iso(end), sentAt: iso(end - 4 * hour) }];
    const [soon, late] = [iso(end + hour), iso(end + 14 * day)];
    expect(due(3 * hour, sent, soon)).toBeNull();
    expect(due(0, sent, soon)).toBe('hour');
    expect(due(-14 * day + 4 * hour, sent, late)).toBe('four-hours');
  });

  law(
    'goes out at most once for each kind and deadline, whenever the timer runs and however often the deadline moves',
    fc.array(fc.integer({ min: 1, max: 6 * 60 }), { minLength: 20, maxLength: 200 }),
    fc.array(fc.record({ at: fc.nat({ max: 11 * day }), by: fc.integer({ min: minute, max: 3 * day }) }), {
      maxLength: 3,
    }),
    (steps, moves) => {
      let deadline = end;
      let now = end - 10 * day;
      const sent: { kind: string; deadline: string; sentAt: string }[] = [];
      for (const step of steps) {
        now += step * 5 * minute;
        for (const move of moves)
          if (now < deadline && now >= end - 10 * day + move.at && now - step * 5 * minute < end - 10 * day + move.at)
            deadline += move.by;
        const kind = reminderDue({ deadline: iso(deadline), now: iso(now), createdAt: early, sent });
        if (kind === null) continue;
        const { before } = reminders.find((one) => one.kind === kind) ?? { before: 0 };
        const last = sent.findLast((one) => one.kind === kind);
        if (now >= deadline || now < deadline - before) return false;
        if (last && (last.deadline === iso(deadline) || now - Date.parse(last.sentAt) < before)) return false;
        sent.push({ kind, deadline: iso(deadline), sentAt: iso(now) });
      }
      return true;
    },
    { runs: 300 },
  );

  it('of each kind goes out when the timer runs each minute, once', () => {
    const sent: { kind: string; deadline: string; sentAt: string }[] = [];
    for (let now = end - 8 * day; now < end + hour; now += minute) {
      const kind = reminderDue({ deadline: iso(end), now: iso(now), createdAt: early, sent });
      if (kind) sent.push({ kind, deadline: iso(end), sentAt: iso(now) });
    }
    expect(sent.map(({ kind }) => kind)).toEqual(['week', 'two-days', 'four-hours', 'hour']);
  });
});

it.each([
  [7 * day - minute, { unit: 'days', count: 7 }],
  [36 * hour - 1, { unit: 'hours', count: 36 }],
  [36.5 * hour, { unit: 'days', count: 2 }],
  [4 * hour, { unit: 'hours', count: 4 }],
  [hour - minute, { unit: 'hours', count: 1 }],
  [46 * minute, { unit: 'minutes', count: 46 }],
  [1, { unit: 'minutes', count: 1 }],
])('%i ms are said as %o', (left, said) => {
  expect(leftRoughly(iso(end), iso(end - left))).toEqual(said);
});
