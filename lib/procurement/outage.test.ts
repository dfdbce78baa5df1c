import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsWithin, isKnownFrom, leavesTime, nearFrom, readExtension, type ServicePeriod } from './outage';
import { isoOf, millisecondsOf } from './uk-time';

const at = (time: string): string => `2027-01-22T${time}:00.000Z`;
const period = (from: string, to: string): ServicePeriod => ({ startedAt: at(from), lastBeatAt: at(to) });
const deadline = at('12:00');

describe('breaks in the service', () => {
  it('are the times between the periods of all servers, cut to the window', () => {
    const periods = [period('01:00', '07:30'), period('08:30', '11:40'), period('12:05', '13:00')];
    expect(gapsWithin(periods, nearFrom(deadline), deadline)).toEqual([
      { from: at('08:00'), to: at('08:30') },
      { from: at('11:40'), to: at('12:00') },
    ]);
  });

  it('are none while another server goes on', () => {
    expect(
      gapsWithin([period('01:00', '09:00'), period('02:00', '12:30'), period('11:00', '12:30')], at('08:00'), deadline),
    ).toEqual([]);
  });

  it('are none for a minute or less, and one for a millisecond more', () => {
    const beats = (gap: number): ServicePeriod[] => [
      period('01:00', '09:00'),
      { startedAt: isoOf(millisecondsOf(at('09:00')) + gap), lastBeatAt: at('12:30') },
    ];
    expect(gapsWithin(beats(60_000), at('08:00'), deadline)).toEqual([]);
    expect(gapsWithin(beats(60_001), at('08:00'), deadline)).toHaveLength(1);
  });

  it('are not known before the first period', () => {
    const periods = [period('09:00', '12:30')];
    expect(gapsWithin(periods, at('08:00'), deadline)).toEqual([]);
    expect(isKnownFrom(periods, at('08:00'))).toBe(false);
    expect(isKnownFrom(periods, at('09:00'))).toBe(true);
    expect(gapsWithin([], at('08:00'), deadline)).toEqual([]);
  });

  it('lie inside the window, in order, apart from each other and from every period, however the periods lie', () => {
    const minute = fc.integer({ min: 0, max: 59 });
    const some = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 13 }), minute, minute).map(([hour, first, last]) => {
        const of = (m: number) => at(`${String(hour).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
        return { startedAt: of(Math.min(first, last)), lastBeatAt: of(Math.max(first, last)) };
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (periods) => {
        const gaps = gapsWithin(periods, at('08:00'), deadline);
        let before = at('08:00');
        for (const { from, to } of gaps) {
          expect(from >= before && to > from && to <= deadline).toBe(true);
          expect(periods.some(({ startedAt, lastBeatAt }) => startedAt < to && lastBeatAt > from)).toBe(false);
          before = to;
        }
      }),
      { numRuns: 200, seed: 20270122 },
    );
  });
});

describe('a later deadline after an outage', () => {
  const read = (day: string, time: string, now = at('12:10')) => {
    const result = readExtension({ day, time }, deadline, now, '12 noon');
    return result.ok ? result.value : result.messages[0]?.key;
  };

  it('is later than the old one and leaves suppliers an hour', () => {
    expect(read('2027-01-22', '16:00')).toBe(at('16:00'));
    expect(read('2027-01-22', '13:10')).toBe(at('13:10'));
    expect(read('2027-01-22', '13:09')).toBe('submit.extend-soon');
    expect(read('2027-01-22', '11:30')).toBe('amend.deadline-after');
    expect(read('', '16:00')).toBe('amend.deadline-whole');
    expect(read('2027-01-23', '00:00')).toBe('procurement.deadline-midnight');
    expect(leavesTime(at('12:40'), at('12:10'), 'confirm')).toBe(true);
    expect(leavesTime(at('12:39'), at('12:10'), 'confirm')).toBe(false);
  });
});
