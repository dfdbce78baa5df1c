import { describe, expect, test } from 'vitest';
import { decideContest } from '../evaluation/outcome';
import type { QuestionnaireDocument } from '../questionnaire/document';
import {
  aChoiceQuestion,
  aContest,
  aDocument,
  aGate,
  aSection,
  aTextQuestion,
  contests,
  someRules,
} from '../testing/contests';
import { law } from '../testing/laws';
import { askedOfAll, heaviestPrinciple, isOffered, madeUpBid, madeUpKinds } from './made-up';
import { modelOf, placesAt } from './model';
import { removals } from './removal';

const bidsFor = (document: QuestionnaireDocument, seed = 1) =>
  madeUpKinds
    .filter((kind) => isOffered(kind, document))
    .map((kind) => madeUpBid(kind, document, kind, '100000', seed));

/** A gate, a minimum mark, options with marks, and price relative to the lowest. */
const document = aDocument({
  scoring: someRules({
    award: { mode: 'points', security: '60', criteria: [], price: { formula: 'T4', weight: '40' } },
  }),
  sections: [
    aSection('s1', '70', [aGate('g1'), aTextQuestion('q1', '60', { threshold: '3' }), aTextQuestion('q2', '40')]),
    aSection('s2', '30', [aChoiceQuestion('q3', '100', ['5', '3', '0'], { principle: 9 })]),
  ],
});

describe('bids that Assay makes up', () => {
  test('are the ones that they are called', () => {
    const bids = Object.fromEntries(bidsFor(document).map((bid) => [bid.bidder, bid]));
    expect(bids['all-pass']).toMatchObject({ marks: { q1: '4', q2: '4', q3: '3' }, price: '100000.00' });
    // The lowest mark that meets the minimum, not one below it.
    expect(bids['price-led']).toMatchObject({ marks: { q1: '3', q2: '2', q3: '0' }, price: '72000.00' });
    expect(heaviestPrinciple(document)).toBe(1);
    expect(bids['weak-principle']?.marks).toEqual({ q1: '0', q2: '0', q3: '5' });
    expect(bids['fails-gate']?.decisions).toEqual({ g1: 'fail' });
  });

  test('a bid that fails a gate is out, is in no price comparison, and leaves without a trace', () => {
    const contest = aContest(document, bidsFor(document));
    const outcome = decideContest(contest);
    const ranking = outcome.ok ? outcome.value.ranking : [];
    expect(ranking.find(({ bidder }) => bidder === 'fails-gate')).toMatchObject({
      rank: null,
      outcome: 'disqualified',
    });
    const out = contest.bids.findIndex(({ bidder }) => bidder === 'fails-gate');
    expect(removals(modelOf(contest))[out]).toMatchObject({ ranked: false, changed: false, reordered: false });
  });

  test('a third bid that only lowers the lowest price can change who is first, and its removal says so', () => {
    const award = {
      mode: 'points' as const,
      security: '0',
      criteria: [{ id: 'quality', weight: '40', max: '40' }],
      price: { formula: 'T4' as const, weight: '60' },
    };
    const relative = aDocument({ scoring: someRules({ award }), sections: [] });
    const bid = (bidder: string, quality: string, price: string) => ({ bidder, criteria: { quality }, price });
    // The figures of trap T11, with C no longer failing anything but last all the same.
    const bids = [bid('A', '28', '100'), bid('B', '35', '120'), bid('C', '0', '66')];
    const model = modelOf(aContest(relative, bids));
    expect(placesAt(model, model.published)[0]).toEqual([1]);
    expect(removals(model)[2]).toMatchObject({ wins: [0], changed: true, reordered: true });
  });

  law(
    'are taken by the engine for any questionnaire, and the same ones come from the same seed',
    contests(),
    (contest) => {
      const asked = askedOfAll(contest.questionnaire);
      const bids = bidsFor(asked, 42);
      expect(decideContest(aContest(asked, bids)).ok).toBe(true);
      expect(bidsFor(asked, 42)).toEqual(bids);
    },
    { runs: 200 },
  );
});
