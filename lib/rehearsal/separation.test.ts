import { describe, expect, test } from 'vitest';
import type { Bid } from '../evaluation/contest';
import { decideContest } from '../evaluation/outcome';
import { toDecimal } from '../scoring/fraction';
import { aContest, aDocument, aSection, aTextQuestion } from '../testing/contests';
import { separations } from './separation';

const document = aDocument({
  sections: [
    aSection('s1', '60', [aTextQuestion('q1', '60'), aTextQuestion('q2', '40')]),
    aSection('s2', '40', [aTextQuestion('q3', '100')]),
  ],
});
const bid = (bidder: string, q1: string, q2: string, q3: string, more: Partial<Bid> = {}): Bid => ({
  bidder,
  marks: { q1, q2, q3 },
  ...more,
});
const of = (bids: Bid[]) => {
  const contest = aContest(document, bids);
  const judged = decideContest(contest);
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults));
  return separations(contest, judged.value).map(({ ref, low, high, marks, apart }) => [
    ref,
    low,
    high,
    marks,
    toDecimal(apart, 2),
  ]);
};

describe('which questions separated bidders', () => {
  test('the furthest apart first: marks, share of the section and of the whole', () => {
    // q1: 3/5 of 60% of 60; q3: 2/5 of 40.
    expect(of([bid('A', '5', '4', '3'), bid('B', '2', '4', '5')])).toEqual([
      ['q1', '2', '5', 2, '21.60'],
      ['q3', '3', '5', 2, '16.00'],
      ['q2', '4', '4', 2, '0.00'],
    ]);
  });

  test('needs two marks, and leaves out a tender that was disregarded', () => {
    expect(of([bid('A', '5', '4', '3')]).map(([, low]) => low)).toEqual([null, null, null]);
    expect(
      of([
        bid('A', '5', '4', '3'),
        bid('B', '5', '4', '3'),
        bid('C', '0', '0', '0', { disregarded: 'procedural-breach' }),
      ]),
    ).toEqual([
      ['q1', '5', '5', 2, '0.00'],
      ['q2', '4', '4', 2, '0.00'],
      ['q3', '3', '3', 2, '0.00'],
    ]);
  });

  test('compares marks as figures: 10 is above 9', () => {
    const ten = { ...document, scoring: { ...document.scoring, scale: { ...document.scoring.scale, max: '10' } } };
    const contest = aContest(ten, [bid('A', '10', '5', '5'), bid('B', '9', '5', '5')]);
    const judged = decideContest(contest);
    expect(judged.ok && separations(contest, judged.value)[0]).toMatchObject({ low: '9', high: '10' });
  });
});
