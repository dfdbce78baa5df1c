import { describe, expect, it } from 'vitest';
import { say } from '../text';
import { flagWords } from './content/connected-places-principles/2021';
import { explainProfile, findProfile } from './profile';

const at = (over: Partial<Parameters<typeof findProfile>[0]>) =>
  findProfile({ flags: [], value: '90000', years: '4', threshold: '207720', ...over });

describe('the profile', () => {
  it('counts scale from the threshold, a million and the length, up to 3', () => {
    expect(at({ value: '207719.99' }).pillars.scale).toBe(0);
    expect(at({ value: '207720' }).pillars.scale).toBe(1);
    expect(at({ value: '1000000' }).pillars.scale).toBe(2);
    expect(at({ value: '1000000', years: '7' }).pillars.scale).toBe(2);
    expect(at({ value: '1000000', years: '7.5' }).pillars.scale).toBe(3);
    expect(at({ flags: ['longLife'], years: '10' }).pillars.scale).toBe(1);
  });

  it('takes the sum where nothing raises it', () => {
    expect(at({}).profile).toBe('light');
    expect(at({ flags: ['devices', 'cloud', 'remoteAccess', 'overseas'] }).profile).toBe('standard');
  });

  it('is lifted from Light to Standard by one of the three flags, and says which', () => {
    const result = at({ flags: ['critical'] });
    expect([result.sum, result.bySum, result.profile, result.raisedBy]).toEqual([3, 'light', 'standard', ['critical']]);
  });

  it('is Enhanced with two of the three flags, however small the sum', () => {
    const result = at({ flags: ['safety', 'critical'] });
    expect([result.bySum, result.profile, result.raisedBy]).toEqual(['light', 'enhanced', ['safety', 'critical']]);
  });

  it('names no flag where the sum alone gives the same profile', () => {
    const result = at({ flags: ['safety', 'control', 'integration', 'remoteAccess'] });
    expect([result.sum, result.profile, result.raisedBy]).toEqual([7, 'standard', []]);
  });

  it('refuses a value that is not a decimal string', () => {
    expect(() => at({ value: 'about 90k' })).toThrow();
  });

  it('explains itself in sentences', () => {
    const nameOf = (flag: keyof typeof flagWords) => flagWords[flag].name;
    expect(explainProfile(at({}), nameOf).map((one) => say(one))).toEqual([
      'Profile: Light. Assets 0, impact 0, contract 0, supplier 0: total 0.',
    ]);
    expect(explainProfile(at({ flags: ['critical'] }), nameOf).map((one) => say(one))).toEqual([
      'Profile: Standard. Assets 0, impact 3, contract 0, supplier 0: total 3, which alone would be Light.',
      'Raised because the answers name a service that is critical to us.',
    ]);
  });
});
