import { describe, expect, test } from 'vitest';
import { fraction, parseDecimal } from './fraction';
import { displayTotals } from './rank';
import { defaultWeights, shareHundred, totalsHundred, weightInFull } from './weights';

describe('making weights fit', () => {
  test('gives the last units to the largest remainders', () => {
    expect(shareHundred(['1', '2', '3'])).toEqual(['16.67', '33.33', '50.00']);
    expect(shareHundred(['1', '1', '1', '1', '1', '1', '1'])).toEqual([
      '14.29',
      '14.29',
      '14.29',
      '14.29',
      '14.28',
      '14.28',
      '14.28',
    ]);
  });

  test('gives equal remainders to the earlier', () => {
    expect(shareHundred(['1', '1', '1'], 0)).toEqual(['34', '33', '33']);
    expect(shareHundred(['50', '50', '50'])).toEqual(['33.34', '33.33', '33.33']);
  });

  test('leaves weights that fit as they are', () => {
    expect(shareHundred(['60', '25.5', '14.5'])).toEqual(['60.00', '25.50', '14.50']);
    expect(shareHundred(['0', '5'])).toEqual(['0.00', '100.00']);
  });

  test('shares nothing where there is nothing, and refuses weights below 0', () => {
    expect(shareHundred([])).toEqual([]);
    expect(shareHundred(['0', '0'])).toEqual(['0.00', '0.00']);
    expect(() => shareHundred(['-1', '2'])).toThrow('below 0');
  });

  test('makes default weights from the bank weights of each section', () => {
    const { sections, questions } = defaultWeights([['5', '3', '3'], ['2'], [], ['1', '1', '1']]);
    expect(sections).toEqual(['68.75', '12.50', '0', '18.75']);
    expect(questions).toEqual([['45.46', '27.27', '27.27'], ['100.00'], [], ['33.34', '33.33', '33.33']]);
    expect(totalsHundred(sections)).toBe(true);
  });
});

test('a weighting is printed with two places, and with all it has where it has more', () => {
  expect(['5', '5.9', '4.90', '0', '33.333', '0.000001', '12.5000'].map(weightInFull)).toEqual([
    '5.00',
    '5.90',
    '4.90',
    '0.00',
    '33.333',
    '0.000001',
    '12.50',
  ]);
  expect(weightInFull('a third')).toBe('a third');
});

describe('displayed totals', () => {
  test('show more places everywhere only where different totals would look equal', () => {
    expect(displayTotals([parseDecimal('81.804'), parseDecimal('70')], 2)).toEqual(['81.80', '70.00']);
    expect(displayTotals([parseDecimal('81.804'), parseDecimal('81.803'), parseDecimal('70')], 2)).toEqual([
      '81.804',
      '81.803',
      '70.000',
    ]);
    expect(displayTotals([fraction(250n, 3n), fraction(250n, 3n)], 2)).toEqual(['83.33', '83.33']);
    expect(displayTotals([], 2)).toEqual([]);
  });
});
