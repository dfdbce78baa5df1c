import { describe, expect, it } from 'vitest';
import type { DutyHeld } from './duties';
import { DutyChoices, dutyChanges, dutyDigest, heldBy, peopleByDuty } from './duty-form';
import { inPounds } from './money';

describe('posted duties', () => {
  it('may be one name, several or none', () => {
    const choices = DutyChoices.parse({ lead: 'a', officer: ['b', 'c'], moderator: '' });
    expect(heldBy(choices)).toEqual([
      { userId: 'a', duty: 'lead' },
      { userId: 'b', duty: 'officer' },
      { userId: 'c', duty: 'officer' },
    ]);
  });

  it('begin and end only where they differ from what is held', () => {
    const held: DutyHeld[] = [
      { userId: 'a', duty: 'lead' },
      { userId: 'b', duty: 'evaluator' },
    ];
    const wanted: DutyHeld[] = [
      { userId: 'a', duty: 'lead' },
      { userId: 'c', duty: 'evaluator' },
    ];
    expect(dutyChanges(held, wanted)).toEqual({ begin: [wanted[1]], end: [held[1]] });
    expect(dutyDigest(held)).toBe(dutyDigest([...held].reverse()));
    expect(dutyDigest(held)).not.toBe(dutyDigest(wanted));
  });

  it('are listed in the order of the table, empty ones left out', () => {
    expect(
      peopleByDuty([
        { userId: 'b', duty: 'moderator' },
        { userId: 'a', duty: 'lead' },
      ]).map(({ duty }) => duty),
    ).toEqual(['lead', 'moderator']);
  });
});

describe('money', () => {
  it.each([
    ['95000', '£95,000'],
    ['95000.00', '£95,000'],
    ['207720', '£207,720'],
    ['1234567.5', '£1,234,567.50'],
    ['999', '£999'],
    ['0', '£0'],
  ])('%s is written %s', (value, text) => {
    expect(inPounds(value)).toBe(text);
  });
});
