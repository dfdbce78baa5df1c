import { describe, expect } from 'vitest';
import type { Contest } from '../evaluation/contest';
import { decideContest } from '../evaluation/outcome';
import type { Section } from '../questionnaire/document';
import {
  compare,
  type Fraction,
  fraction,
  hundred,
  minus,
  over,
  parseDecimal,
  plus,
  times,
  toPlainDecimal,
  zero,
} from '../scoring/fraction';
import type { Award } from '../scoring/rules';
import { contests } from '../testing/contests';
import { inFull, law } from '../testing/laws';
import { awardMargins, type Margin, sectionMargins } from './margins';
import { type Model, modelOf, placesAt, sameRows, type Weights, winnersAt } from './model';

const settings = contests();

/** The same contest with two more criteria and a minimum quality, so that more than two weightings move. */
const richer = (contest: Contest): Contest => {
  const { award } = contest.questionnaire.scoring;
  const criteria = [
    { id: 'social', weight: '12.5', max: '5' },
    { id: 'delivery', weight: '7.5', max: '10' },
  ];
  const security = toPlainDecimal(minus(parseDecimal(award.security), fraction(20n))) ?? '0';
  return {
    ...contest,
    questionnaire: {
      ...contest.questionnaire,
      scoring: {
        ...contest.questionnaire.scoring,
        minimumQuality: '40',
        tieBreakers: [{ by: 'price' }],
        award: { ...award, security, criteria },
      },
    },
    bids: contest.bids.map((bid, b) => ({
      ...bid,
      criteria: { social: String((b * 3 + Number(bid.price)) % 6), delivery: String((b * 7 + Number(bid.price)) % 11) },
    })),
  };
};

const decimal = (value: Fraction): string => toPlainDecimal(value) ?? 'too fine';

/** The real engine's places with one weighting set to `t` and the others of its level sharing the rest in proportion. */
const byEngine = (contest: Contest, moved: Margin, t: Fraction): number[][] | null => {
  const { questionnaire, bids } = contest;
  const { award } = questionnaire.scoring;
  const rest = over(minus(hundred, t), minus(hundred, moved.weight));
  const set = (weight: string, own: boolean): string => decimal(own ? t : times(parseDecimal(weight), rest));
  const changedAward = (): Award => {
    const criteria = award.criteria.map((one) => ({ ...one, weight: set(one.weight, one.id === moved.id) }));
    const security = set(award.security, moved.kind === 'security');
    if (award.mode !== 'points') return { ...award, security, criteria };
    const price = award.price && { ...award.price, weight: set(award.price.weight, moved.kind === 'price') };
    return { ...award, security, criteria, price };
  };
  const sections = (): Section[] =>
    questionnaire.sections.map((one) => ({ ...one, weight: set(one.weight, one.id === moved.id) }));
  const changed =
    moved.kind === 'section'
      ? { ...questionnaire, sections: sections() }
      : { ...questionnaire, scoring: { ...questionnaire.scoring, award: changedAward() } };
  if (JSON.stringify(changed).includes('too fine')) return null;
  const outcome = decideContest({ ...contest, questionnaire: changed });
  if (!outcome.ok) return null;
  const found: number[][] = [];
  for (const { bidder, rank } of outcome.value.ranking) {
    if (rank === null) continue;
    found[rank - 1] = [...(found[rank - 1] ?? []), bids.findIndex((bid) => bid.bidder === bidder)];
  }
  return found.filter(Boolean);
};

/**
 * Weightings at which every other one still has at most six decimals: the rest shrinks and grows by sixteenths. Every
 * margin takes half of them in its turn; the long run takes all.
 */
const grid = ({ weight }: Margin, nth: number): Fraction[] => {
  const others = minus(hundred, weight);
  const [one, other] = [
    [0n, 12n, 18n],
    [6n, 15n, 24n],
  ] as const;
  return (inFull ? [...one, ...other] : nth % 2 === 0 ? one : other).flatMap((step) => {
    const t = minus(hundred, over(times(others, fraction(step)), fraction(16n)));
    return compare(t, zero) < 0 ? [] : [t];
  });
};

const weightsAt = (model: Model, moved: Margin, t: Fraction): Weights => {
  const { published } = model;
  const rest = over(minus(hundred, t), minus(hundred, moved.weight));
  const scale = (weight: Fraction, own: boolean) => (own ? t : times(weight, rest));
  if (moved.kind === 'section')
    return { ...published, sections: published.sections.map((w, s) => scale(w, model.sections[s]?.id === moved.id)) };
  return {
    ...published,
    security: scale(published.security, moved.kind === 'security'),
    criteria: published.criteria.map((w, c) => scale(w, model.criteria[c]?.id === moved.id)),
    price: scale(published.price, moved.kind === 'price'),
  };
};

const within = ({ from, to, below, above, weight }: Margin, t: Fraction): boolean =>
  compare(t, weight) === 0 ||
  (compare(t, from) >= 0 &&
    compare(t, to) <= 0 &&
    !(below && compare(t, from) === 0) &&
    !(above && compare(t, to) === 0));

const everyMargin = (model: Model): Margin[] => [...awardMargins(model), ...(sectionMargins(model) ?? [])];

/** Holds every margin of a contest against the real engine on a grid of weightings, and just beyond each end. */
const holds = (contest: Contest): void => {
  const model = modelOf(contest);
  const winners = winnersAt(model, model.published);
  for (const [nth, margin] of everyMargin(model).entries()) {
    for (const t of grid(margin, nth)) {
      const engine = byEngine(contest, margin, t);
      if (!engine) continue;
      const where = `${margin.kind} ${margin.id} at ${decimal(t)}`;
      expect(placesAt(model, weightsAt(model, margin, t)), where).toEqual(engine);
      if (within(margin, t)) expect(sameRows(engine[0] ?? [], winners), where).toBe(true);
    }
    const hair = fraction(1n, 100_000_000n);
    for (const [flip, beyond] of [
      [margin.below, minus(margin.from, hair)],
      [margin.above, plus(margin.to, hair)],
    ] as const) {
      if (!flip) continue;
      expect(sameRows(flip.wins, winners), `${margin.id} changes the winner`).toBe(false);
      if (compare(beyond, zero) <= 0 || compare(beyond, hundred) >= 0) continue;
      const after = winnersAt(model, weightsAt(model, margin, beyond));
      const at = winnersAt(model, weightsAt(model, margin, flip.at));
      expect(sameRows(after, flip.wins) || sameRows(at, flip.wins), `${margin.id} says who wins then`).toBe(true);
    }
  }
};

describe('laws of weighting margins', () => {
  law('agree with scoring again by the real engine, whatever the formula and the rules', settings, holds);
  law(
    'agree with scoring again where there are more criteria and a minimum quality',
    settings,
    (contest) => holds(richer(contest)),
    {
      runs: 40,
    },
  );
  law(
    'do not depend on the order of the bids',
    settings,
    (contest) => {
      const ends = (each: Contest) =>
        everyMargin(modelOf(each)).map(({ id, from, to }) => [id, decimal(from), decimal(to)].join(' '));
      expect(ends({ ...contest, bids: contest.bids.toReversed() })).toEqual(ends(contest));
    },
    { runs: 40 },
  );
});
