import { describe, expect, test } from 'vitest';
import { defaultScoring, scalePreset } from '../questionnaire/presets';
import { workedExample } from './worked-example';

describe('the worked example', () => {
  test('runs the real engine: 60 for security and 40 for price by T4', () => {
    const example = workedExample(defaultScoring());
    if (!example.ok) throw new Error('faults');
    expect(example.value.ranking.map(({ bidder, shownTotal }) => [bidder, shownTotal])).toEqual([
      ['B', '94.51'],
      ['A', '85.05'],
      ['C', '76.00'],
    ]);
  });

  test('works on every marking scheme, and with other criteria', () => {
    for (const preset of ['0-4', '0-10', '0-2'] as const) {
      const example = workedExample({
        ...defaultScoring(),
        scale: scalePreset(preset),
        award: { mode: 'points', security: '15', criteria: [{ id: 'quality', weight: '85', max: '7' }], price: null },
      });
      if (!example.ok) throw new Error('faults');
      expect(example.value.ranking.map(({ bidder, shownTotal }) => [bidder, shownTotal])).toEqual([
        ['C', '94.00'],
        ['B', '83.00'],
        ['A', '63.00'],
      ]);
    }
  });

  test('says faults instead where weightings do not add up', () => {
    const example = workedExample({
      ...defaultScoring(),
      award: { mode: 'points', security: '10', criteria: [], price: null },
    });
    expect(example).toMatchObject({ ok: false, faults: [{ message: expect.stringContaining('not 100') }] });
  });
});
