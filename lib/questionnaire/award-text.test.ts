import { describe, expect, test } from 'vitest';
import { aGuidedQuestion, aPublishableDocument } from '../testing/drafts';
import { sayIn } from '../text';
import {
  awardModelFaults,
  isRelative,
  moveStep,
  offeredScales,
  otherPreset,
  readAwardForm,
  readMarkTable,
  readScaleForm,
  readTies,
} from './award-model';
import { awardText } from './award-text';
import { criteriaIn, pressCriteria } from './criteria-rows';
import type { QuestionnaireDocument } from './document';
import { defaultScoring, scalePreset } from './presets';

const withScoring = (scoring: Partial<QuestionnaireDocument['scoring']>) =>
  aPublishableDocument({ scoring: { ...defaultScoring(), ...scoring } });
const words = (document: QuestionnaireDocument): string => JSON.stringify(awardText(document, sayIn('en')));

describe('the published rules', () => {
  test('have no sentence that is missing or still holds a place to fill', () => {
    for (const formula of ['T4', 'T5', 'T6', 'T7'] as const) {
      const document = withScoring({
        award: { mode: 'points', security: '60', criteria: [], price: { formula, weight: '40' } },
      });
      expect(words(document)).not.toMatch(/\{\{|award\./);
    }
    for (const notApplicable of ['forbidden', 'redistribute', 'full', 'none'] as const)
      expect(words(withScoring({ notApplicable }))).not.toMatch(/\{\{|award\./);
    const index = withScoring({
      award: { mode: 'value-index', security: '100', criteria: [], exponent: 2 },
      minimumQuality: '60',
    });
    expect(words(index)).not.toMatch(/\{\{|award\./);
  });

  test('say every weighting, mark, minimum and step of the document', () => {
    const document = withScoring({
      award: {
        mode: 'points',
        security: '15',
        criteria: [
          {
            id: 'social',
            title: { en: 'Social value' },
            description: { en: 'Local jobs that the contract makes.' },
            weight: '45',
            max: '10',
          },
        ],
        price: { formula: 'T8', weight: '40', low: '90000', high: '180000' },
      },
      minimumQuality: '55.5',
      rounding: { places: 3, mode: 'half-up' },
      tieBreakers: [{ by: 'section', id: 's1' }, { by: 'question', id: 'Q-A' }, { by: 'price' }],
    });
    const [section] = document.sections;
    if (section) {
      section.threshold = '40';
      section.questions[0] = aGuidedQuestion('Q-A', { threshold: '3' });
    }
    const text = words(document);
    for (const part of [
      'Social value: Local jobs that the contract makes.',
      '"45.00","10"',
      '£90000',
      '£180000',
      'below 55.5',
      '3 decimal places',
      'Higher score in Data',
      'Higher score for Q-A. How do you do Q-A?',
      'Lower price',
      'Q-A. How do you do Q-A? At least 3.',
      'Data. At least 40.',
    ])
      expect(text).toContain(part);
  });

  test('leave price out where it does not count', () => {
    const document = withScoring({ award: { mode: 'points', security: '100', criteria: [], price: null } });
    expect(awardText(document, sayIn('en')).map(({ id }) => id)).not.toContain('price');
    expect(words(document)).toContain('Price is not scored.');
  });
});

describe('the award model forms', () => {
  const form = { mode: 'points', security: '60', formula: 'T4', priceWeight: '40' };

  test('read criteria with ids that stay, and leave empty rows out', () => {
    const criteria = {
      0: { id: 'quality', title: 'Method', weight: '10', max: '5' },
      1: { id: '', title: 'Social value', weight: '10', max: '5' },
      2: { id: '', title: '', weight: '', max: '5' },
    };
    expect(readAwardForm({ ...form, security: '40', criteria })).toEqual({
      ok: true,
      value: {
        mode: 'points',
        security: '40',
        criteria: [
          { id: 'quality', title: { en: 'Method' }, weight: '10', max: '5' },
          { id: 'social-value', title: { en: 'Social value' }, weight: '10', max: '5' },
        ],
        price: { formula: 'T4', weight: '40' },
      },
    });
  });

  test('take a row more and a row fewer with everything typed, and save nothing by it', () => {
    const typed = { security: '60', 'criteria.0.id': 'method', 'criteria.0.title': 'Meth', do: 'add-criterion' };
    const more = pressCriteria(typed, 'add-criterion');
    expect(more).toEqual({
      security: '60',
      'criteria.0.id': 'method',
      'criteria.0.title': 'Meth',
      'criteria.1.id': '',
    });
    expect(criteriaIn(more ?? {})).toEqual([0, 1]);
    expect(pressCriteria(more ?? {}, 'remove-criterion:0')).toEqual({ security: '60', 'criteria.1.id': '' });
    expect(pressCriteria({ security: '60' }, 'add-criterion')).toEqual({ security: '60', 'criteria.0.id': '' });
    expect(criteriaIn({ 'criteria.10.id': '', 'criteria.9.id': '' })).toEqual([9, 10]);
    expect(pressCriteria(typed, '')).toBeNull();
    const full = pressCriteria({ 'criteria.39.id': 'last' }, 'add-criterion');
    expect(criteriaIn(full ?? {})).toEqual([39]);
  });

  test('keep what a criterion assesses, and ask for the title of one that has only that', () => {
    const row = { id: '', title: 'Social value', description: ' Local jobs. ', weight: '10', max: '5' };
    expect(readAwardForm({ ...form, criteria: { 0: row } })).toMatchObject({
      ok: true,
      value: { criteria: [{ id: 'social-value', description: { en: 'Local jobs.' } }] },
    });
    expect(readAwardForm({ ...form, criteria: { 0: { ...row, title: '', weight: '' } } })).toMatchObject({
      ok: false,
      messages: [{ path: 'criteria.0.title' }, { path: 'criteria.0.weight' }],
    });
    const long = { ...row, description: 'x'.repeat(2_001) };
    expect(readAwardForm({ ...form, criteria: { 0: long } })).toMatchObject({
      ok: false,
      messages: [{ path: 'criteria.0.description' }],
    });
  });

  test('name the field of what is no number, and of a power that is not whole', () => {
    expect(readAwardForm({ ...form, security: 'x', priceWeight: '' })).toMatchObject({
      ok: false,
      messages: [{ path: 'security' }, { path: 'priceWeight' }],
    });
    expect(readAwardForm({ ...form, mode: 'value-index', exponent: '1.5' })).toMatchObject({
      ok: false,
      messages: [{ path: 'exponent' }],
    });
    expect(readAwardForm({ ...form, formula: 'T8', low: '', high: '5' })).toMatchObject({
      ok: false,
      messages: [{ path: 'low' }],
    });
  });

  test('offer every marking scheme with the new mark for each published one, to be confirmed', () => {
    const offered = offeredScales(aPublishableDocument());
    expect(offered.map(({ preset, marks }) => [preset, marks.map(({ to }) => to).join(' ')])).toEqual([
      ['0-5', '5 4 3 2 1 0'],
      ['0-4', '4 3 2 2 1 0'],
      ['0-10', '10 8 6 4 2 0'],
      ['0-2', '2 2 1 1 0 0'],
      ['pass-fail', '1 1 1 0 0 0'],
    ]);
    expect(offered[1]?.marks[0]).toEqual({ from: '5', to: '4', questions: ['Q-A', 'Q-B'] });
    expect(awardModelFaults(withScoring({ scale: scalePreset('0-4') }), 'scale')).toMatchObject([
      { path: 'preset', params: { refs: 'Q-A, Q-B' } },
    ]);
  });

  test('keep edited descriptors, and bring new ones with another scheme', () => {
    const descriptors = { 0: { mark: '5', label: 'Best', text: 'All of it' } };
    const scale = defaultScoring().scale;
    expect(readScaleForm({ preset: '0-5', descriptors }, scale)).toMatchObject({
      ok: true,
      value: { descriptors: [{ mark: '5', label: { en: 'Best' } }] },
    });
    expect(otherPreset({ preset: '0-4' }, scale)).toEqual(scalePreset('0-4'));
    expect(otherPreset({ preset: '0-5' }, scale)).toBe(null);
    expect(readMarkTable({ marks: { 0: { from: '5.0', to: '4' }, 1: { from: 'x', to: '1' } } })).toEqual({ 5: '4' });
    expect(
      readScaleForm({ preset: '0-5', descriptors: { 0: { mark: '5', label: '', text: 'x' } } }, scale),
    ).toMatchObject({
      ok: false,
      messages: [{ path: 'descriptors.0.label' }],
    });
  });

  test('read a tie-break order, refuse a step that comes twice, and say which formulas are relative', () => {
    expect(readTies(['section:s1', '', 'price'])).toEqual({
      ok: true,
      value: [{ by: 'section', id: 's1' }, { by: 'price' }],
    });
    expect(moveStep(['a', 'b', 'c'], 'up:2')).toEqual(['a', 'c', 'b']);
    expect(moveStep(['a', 'b', 'c'], 'down:0')).toEqual(['b', 'a', 'c']);
    expect(moveStep(['a', 'b', 'c'], 'remove:1')).toEqual(['a', 'c']);
    expect(moveStep(['a', 'b'], 'up:7')).toEqual(['a', 'b']);
    expect(readTies(['price', 'price'])).toMatchObject({ ok: false, messages: [{ path: 'ties.1' }] });
    expect(isRelative(defaultScoring().award)).toBe(true);
    expect(
      isRelative({
        mode: 'points',
        security: '60',
        criteria: [],
        price: { formula: 'T8', weight: '40', low: '1', high: '2' },
      }),
    ).toBe(false);
  });
});
