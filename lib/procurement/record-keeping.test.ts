import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeepingFacts, keepingState, lastDayOfKeeping, type RecordClock, recordClock } from './record-keeping';
import { addDays } from './uk-time';

describe('three years of keeping', () => {
  it.each([
    ['2027-02-25', '2030-02-24'],
    ['2027-01-01', '2029-12-31'],
    ['2027-03-01', '2030-02-28'],
    ['2028-02-29', '2031-02-28'],
    ['2029-03-01', '2032-02-29'],
    ['2028-03-01', '2031-02-28'],
  ])('beginning with %s end with %s', (from, until) => {
    expect(lastDayOfKeeping(from)).toBe(until);
  });

  it('are never shorter than 1,095 days nor longer than 1,096, and never shrink as the first day moves on (law)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const from = addDays('2025-01-01', days);
        const until = lastDayOfKeeping(from);
        const length = (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;
        expect(length === 1_095 || length === 1_096).toBe(true);
        expect(lastDayOfKeeping(addDays(from, 1)) >= until).toBe(true);
      }),
    );
  });
});

describe('the clock of a cancelled procurement', () => {
  const nothing = { awardedOn: null, standstillLastDay: null, contract: null };
  it('counts from the cancellation, and from the award where that is later', () => {
    expect(recordClock({ ...nothing, cancelledOn: null })).toBeNull();
    const clock = { basis: 'cancelled', from: '2027-01-20', until: '2030-01-19', settled: true };
    expect(recordClock({ ...nothing, cancelledOn: '2027-01-20' })).toEqual(clock);
    expect(recordClock({ ...nothing, awardedOn: '2027-01-10', cancelledOn: '2027-01-20' })).toEqual(clock);
    expect(
      recordClock({ ...nothing, awardedOn: '2027-02-12', contract: { enteredOn: null }, cancelledOn: '2027-01-20' }),
    ).toMatchObject({ basis: 'cancelled', from: '2027-02-12' });
    expect(
      recordClock({
        ...nothing,
        awardedOn: '2027-01-10',
        contract: { enteredOn: '2027-02-01' },
        cancelledOn: '2027-03-01',
      }),
    ).toMatchObject({ basis: 'entered', from: '2027-02-01' });
  });
});

/** The clock of an award that nothing cancelled. */
const awarded = (facts: Omit<KeepingFacts, 'cancelledOn'>): RecordClock => {
  const clock = recordClock({ ...facts, cancelledOn: null });
  if (!clock) throw new Error('no clock');
  return clock;
};

describe('the clock of the records', () => {
  const awardedOn = '2027-02-12';
  const standstillLastDay = '2027-02-24';

  it('counts from the contract, and from the award where none follows', () => {
    expect(awarded({ awardedOn, standstillLastDay, contract: { enteredOn: '2027-03-02' } })).toEqual({
      basis: 'entered',
      from: '2027-03-02',
      until: '2030-03-01',
      settled: true,
    });
    expect(awarded({ awardedOn, standstillLastDay, contract: { enteredOn: null } })).toEqual({
      basis: 'not-entered',
      from: awardedOn,
      until: '2030-02-11',
      settled: true,
    });
  });

  it('counts from the first day after the standstill before a contract is recorded', () => {
    expect(awarded({ awardedOn, standstillLastDay, contract: null })).toEqual({
      basis: 'earliest',
      from: '2027-02-25',
      until: '2030-02-24',
      settled: false,
    });
    expect(awarded({ awardedOn, standstillLastDay: null, contract: null })).toMatchObject({
      basis: 'awarded',
      from: awardedOn,
      settled: false,
    });
  });

  it('is over once its last day has passed, never while a hold stands or the contract is not recorded', () => {
    const clock = awarded({
      awardedOn,
      standstillLastDay,
      contract: { enteredOn: '2027-03-02' },
    });
    expect(keepingState(clock, '2030-03-01', false)).toBe('kept');
    expect(keepingState(clock, '2030-03-02', false)).toBe('over');
    expect(keepingState(clock, '2030-03-02', true)).toBe('held');
    expect(keepingState({ ...clock, settled: false }, '2040-01-01', false)).toBe('kept');
  });

  it('moves later only, when a contract is recorded in the place of the earliest day (law)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (days) => {
        const before = awarded({ awardedOn, standstillLastDay, contract: null });
        const enteredOn = addDays(standstillLastDay, days);
        const after = awarded({ awardedOn, standstillLastDay, contract: { enteredOn } });
        expect(after.until >= before.until).toBe(true);
      }),
    );
  });
});
