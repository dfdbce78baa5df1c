import { describe, expect, it } from 'vitest';
import { say } from '../text';
import type { StandstillRule } from './award';
import { standstillTold } from './standstill-told';

const mandatory: StandstillRule = { is: 'mandatory', source: { name: 's', url: 'u', checked: '2026-11-23' } };
const exempt = (why: Extract<StandstillRule, { is: 'exempt' }>['why']): StandstillRule => ({
  is: 'exempt',
  why,
  source: mandatory.source,
});
const unknown: StandstillRule = { is: 'unknown', source: null };
const words = (...given: Parameters<typeof standstillTold>): string[] =>
  standstillTold(...given).map((one) => say(one));

describe('what a supplier is told of the standstill', () => {
  it('is its first and last day in UK time', () => {
    expect(words(mandatory, { publishedOn: '2027-02-15', lastDay: '2027-02-24', standstill: 'mandatory' })).toEqual([
      'The first day of the standstill is 15 February 2027, on which the contract award notice was published. The last day is 24 February 2027: it ends at 11:59pm (UK time).',
      'The contract may be entered into from 25 February 2027.',
    ]);
  });

  it('is the last day alone where it was stated under law that we have no rule for', () => {
    expect(words(unknown, { publishedOn: '2027-02-15', lastDay: '2027-02-26', standstill: 'stated' })[0]).toBe(
      'The last day of the standstill is 26 February 2027: it ends at 11:59pm (UK time).',
    );
  });

  it('is why there is none', () => {
    const none = { publishedOn: '2027-02-15', lastDay: null, standstill: 'none' };
    for (const why of ['framework-call-off', 'dynamic-market', 'light-touch', 'below'] as const) {
      const [first, second] = words(exempt(why), none);
      expect(first).toBe('There is no standstill.');
      expect(second).toMatch(/^(An award|A light touch contract|Below the threshold)/);
    }
    expect(words(unknown, none)).toHaveLength(2);
  });

  it('is that the dates follow the notice while none is recorded', () => {
    expect(words(mandatory, null)).toEqual([
      'The contract award notice is not published yet. The standstill is 8 working days and begins with the day on which it is published. The dates are shown here then.',
    ]);
    expect(words(exempt('below'), null)).toHaveLength(2);
  });
});
