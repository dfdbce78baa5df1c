import { describe, expect, it } from 'vitest';
import { marksOfScale } from '../question/marks';
import { Scale, ScoringRules } from '../scoring/rules';
import { totalsHundred } from '../scoring/weights';
import { checkScoring } from './lint/scoring';
import { defaultScoring, scalePreset, scalePresetIds } from './presets';

describe('scale presets', () => {
  it.each(scalePresetIds)('%s is a valid scale with one descriptor for every mark, highest first', (id) => {
    const scale = Scale.parse(scalePreset(id));
    expect(scale.descriptors?.map(({ mark }) => mark)).toEqual(marksOfScale(scale).reverse());
    for (const { label, text } of scale.descriptors ?? []) {
      expect(label.en.trim()).not.toBe('');
      expect(text.en).toMatch(/\.$/);
    }
  });
});

describe('the rules of a first draft', () => {
  it('pass the schema and every check of scoring rules', () => {
    const scoring = ScoringRules.parse(defaultScoring());
    const document = { format: 'assay-questionnaire/1' as const, title: { en: 'x' }, scoring, sections: [] };
    expect(checkScoring(document)).toEqual([]);
  });

  it('share exactly 100 points between security and price', () => {
    const { award } = defaultScoring();
    expect(award.mode).toBe('points');
    const price = award.mode === 'points' && award.price ? award.price.weight : '0';
    expect(totalsHundred([award.security, price])).toBe(true);
  });
});
