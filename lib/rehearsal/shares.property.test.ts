import { describe, expect, test } from 'vitest';
import type { Contest } from '../evaluation/contest';
import { decideContest } from '../evaluation/outcome';
import { aContest, aDocument, contests, someRules } from '../testing/contests';
import { law } from '../testing/laws';
import { generator } from './generator';
import { modelOf } from './model';
import { drawings, exactWeights, rankCounts } from './shares';
import { withWeights } from './weighting';

const plain = contests({ rules: ['forbidden'] });
const sampling = { seed: 7, samples: 12, spread: 50 };

/** Counts by scoring the whole contest again with the real engine under every weighting drawn. */
const countsByEngine = (contest: Contest): number[][] => {
  const next = drawings(modelOf(contest), sampling);
  const counts = contest.bids.map(() => [0, 0, 0]);
  for (let sample = 0; sample < sampling.samples; sample += 1) {
    const questionnaire = withWeights(contest.questionnaire, exactWeights(next()));
    const outcome = decideContest({ ...contest, questionnaire });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
    for (const { bidder, rank } of outcome.value.ranking) {
      const own = counts[contest.bids.findIndex((bid) => bid.bidder === bidder)];
      if (own && rank !== null && rank <= 3) own[rank - 1] = (own[rank - 1] ?? 0) + 1;
    }
  }
  return counts;
};

const withMinimum = (contest: Contest): Contest => ({
  ...contest,
  questionnaire: {
    ...contest.questionnaire,
    scoring: { ...contest.questionnaire.scoring, minimumQuality: '45', tieBreakers: [{ by: 'price' }] },
  },
});

/** The same bid twice, under two names, so that totals are equal under every weighting. */
const withTwin = (contest: Contest): Contest => {
  const [first] = contest.bids;
  return first ? { ...contest, bids: [...contest.bids, { ...first, bidder: 'twin' }] } : contest;
};

describe('laws of shares of wins', () => {
  law(
    'count the winners of the real engine under every weighting',
    plain,
    (contest) => {
      expect(rankCounts(modelOf(contest), sampling)?.counts).toEqual(countsByEngine(contest));
    },
    { runs: 150 },
  );
  law(
    'count them where there is a minimum quality and where bids are equal',
    plain,
    (contest) => {
      for (const each of [withMinimum(contest), withTwin(contest)])
        expect(rankCounts(modelOf(each), sampling)?.counts).toEqual(countsByEngine(each));
    },
    { runs: 100 },
  );
  law(
    'come again from the same seed, in whatever order the bids stand',
    plain,
    (contest) => {
      const count = (each: Contest) => rankCounts(modelOf(each), { ...sampling, samples: 200 })?.counts;
      expect(count(contest)).toEqual(count(contest));
      expect(count({ ...contest, bids: contest.bids.toReversed() })?.toReversed()).toEqual(count(contest));
    },
    { runs: 100 },
  );
});

test('a bid whose quality is the minimum under every weighting is judged once, exactly, and takes part', () => {
  const criteria = [{ id: 'social', weight: '20', max: '5' }];
  const price = { formula: 'T4' as const, weight: '40' };
  const document = aDocument({
    scoring: someRules({ minimumQuality: '60', award: { mode: 'points', security: '40', criteria, price } }),
  });
  const bid = (bidder: string, mark: string, amount: string) => ({
    bidder,
    marks: { q1: mark, q2: mark },
    criteria: { social: mark },
    price: amount,
  });
  const contest = aContest(document, [bid('level', '3', '90'), bid('good', '4', '100'), bid('low', '2', '10')]);
  expect(rankCounts(modelOf(contest), sampling)?.counts).toEqual(countsByEngine(contest));
});

describe('the generator', () => {
  test('gives the numbers that are written down here, so that a seed means the same for ever', () => {
    const draw = generator(20_270_101);
    expect(Array.from({ length: 8 }, () => draw(1_000))).toEqual([526, 316, 674, 87, 5, 355, 943, 361]);
  });
  test('draws evenly', () => {
    const draw = generator(1);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 100_000; n += 1) {
      const at = draw(10);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
  test('gives other weightings for another seed', () => {
    expect(generator(1)(1_000_000)).not.toBe(generator(2)(1_000_000));
  });
});
