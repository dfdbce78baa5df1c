import { describe, expect, it } from 'vitest';
import { type KeepingFacts, type RecordClock, recordClock } from './record-keeping';
import { type RemovalFacts, removableFrom, removalFaults } from './removal';

const awarded = (facts: Omit<KeepingFacts, 'cancelledOn'>): RecordClock => {
  const found = recordClock({ ...facts, cancelledOn: null });
  if (!found) throw new Error('no clock');
  return found;
};
const clock = awarded({
  awardedOn: '2027-02-12',
  standstillLastDay: '2027-02-24',
  contract: { enteredOn: '2027-02-25' },
});
const facts: RemovalFacts = { today: '2030-02-25', clock, held: false, waiting: 0 };
const why = (changes: Partial<RemovalFacts>): string[] =>
  removalFaults({ ...facts, ...changes }).map(({ key }) => key.replace('removal.', ''));

describe('whether records may be removed', () => {
  it('is yes from the day after the clock, and not on its last day', () => {
    expect(clock.until).toBe('2030-02-24');
    expect(removableFrom(clock)).toBe('2030-02-25');
    expect(why({})).toEqual([]);
    expect(removalFaults({ ...facts, today: '2030-02-24' })).toEqual([
      { path: '', key: 'removal.too-early', params: { date: '24 February 2030', from: '25 February 2030' } },
    ]);
  });

  it('takes the longer reading around the end of February', () => {
    const leap = awarded({ awardedOn: '2028-02-29', standstillLastDay: null, contract: { enteredOn: null } });
    expect(removableFrom(leap)).toBe('2031-03-01');
    expect(why({ clock: leap, today: '2031-02-28' })).toEqual(['too-early']);
    expect(why({ clock: leap, today: '2031-03-01' })).toEqual([]);
  });

  it('waits for the award and for what became of the contract, however late it is', () => {
    expect(why({ clock: null, today: '2099-01-01' })).toEqual(['not-awarded']);
    const open = awarded({ awardedOn: '2027-02-12', standstillLastDay: null, contract: null });
    expect(why({ clock: open, today: '2099-01-01' })).toEqual(['no-contract']);
  });

  it('says every reason at once', () => {
    expect(why({ held: true, waiting: 1, today: '2030-02-24' })).toEqual(['too-early', 'held', 'waiting']);
  });
});
