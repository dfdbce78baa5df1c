import { expect, test } from 'vitest';
import { aDocument, aGate, aSection, aTextQuestion, someRules } from '../testing/contests';
import { sayIn } from '../text';
import { Findings, findingsOf } from './findings';

const say = sayIn('en');
const document = aDocument({
  scoring: someRules({
    award: { mode: 'points', security: '60', criteria: [], price: { formula: 'T4', weight: '40' } },
  }),
  sections: [aSection('s1', '100', [aGate('g1'), aTextQuestion('q1', '60'), aTextQuestion('q2', '40')])],
});
const bid = (bidder: string, mark: string, price: string, gate: 'pass' | 'fail' = 'pass') => ({
  bidder,
  marks: { q1: mark, q2: mark },
  decisions: { g1: gate },
  price,
});

test('a rehearsal says who wins, where that changes, and leaves a bid that is out without a share', () => {
  // Harrow: 60 × 4/5 + 40 × 90/120 = 78. Fenwick: 60 × 3/5 + 40 = 76. Both equal where security weighs 500/9.
  const bids = [bid('Harrow', '4', '120'), bid('Fenwick', '3', '90'), bid('Ostler', '5', '10', 'fail')];
  const found = findingsOf(document, bids, { seed: 1, spread: 20 }, say);
  if (!found.ok) throw new Error('faults');
  const { value } = found;
  expect(Findings.parse(JSON.parse(JSON.stringify(value)))).toEqual(value);
  expect(value.winner).toBe('Harrow wins');
  expect(value.ranking.map(({ name, total }) => [name, total])).toEqual([
    ['Harrow', '78.00'],
    ['Fenwick', '76.00'],
    ['Ostler', null],
  ]);
  expect(value.award.sentence).toBe('The winner changes first if Security questionnaire falls below 55.56%.');
  expect(value.award.rows[0]).toMatchObject({ from: { exact: '500/9' }, below: 'Fenwick', above: null });
  expect(value.removals.find(({ name }) => name === 'Ostler')).toMatchObject({ ranked: false, changed: false });
  expect(value.shares?.rows.map(({ name }) => name)).toEqual(['Harrow', 'Fenwick']);
  expect(value.shares?.out).toBe('Ostler is out under these rules in every weighting drawn, so it has no share.');
});

test('what the engine cannot run comes back as its faults', () => {
  const faulty = { ...document, sections: document.sections.map((section) => ({ ...section, weight: '90' })) };
  const found = findingsOf(faulty, [bid('Harrow', '4', '120')], { seed: 1, spread: 20 }, say);
  expect(found.ok ? [] : found.faults).toEqual([
    { path: 'questionnaire.sections', message: 'section weights total 90, not 100' },
  ]);
});
