import { documentHash } from '../questionnaire/hash';
import { type Fraction, fraction, zero } from '../scoring/fraction';
import { poolOf, priceOf, pricePerQuality, pricePoints, valueIndex } from '../scoring/price';
import { type Direction, displayTotals, places } from '../scoring/rank';
import { derived, type Trace } from '../scoring/trace';
import { type Assessment, assessBid, breakerValue, type Reason } from './assess';
import type { Bid, Contest, Judged } from './contest';
import { documentFaults } from './document-faults';
import { at, type Fault, quoted } from './faults';
import { asksForPrice } from './missing-entries';
import { type Plan, planOf } from './plan';

export type OutcomeOfBid = 'ranked' | 'tied' | 'disqualified' | 'disregarded' | 'not-scored';

/** A bid in the outcome. Scores are traces, so a page can unfold every figure. */
export type RankedBid = {
  readonly bidder: string;
  readonly outcome: OutcomeOfBid;
  readonly rank: number | null;
  readonly total: Trace | null;
  /** The total as displayed: to the published places, or to more where two different totals would look equal. */
  readonly shownTotal: string | null;
  readonly reasons: readonly Reason[];
  readonly sections: Assessment['sections'];
  readonly principles: Assessment['principles'];
  readonly security: Trace | null;
  /** Points of security and other criteria, then of price where the bid is in the price pool. */
  readonly points: readonly Trace[];
  readonly quality: Trace | null;
  /** The total, else the furthest figure that could be worked out, with the outcome as its note. */
  readonly trace: Trace | null;
};

export type Outcome = {
  readonly documentHash: string;
  readonly order: Direction;
  /** Decimal places published for displayed figures. */
  readonly places: number;
  readonly ranking: readonly RankedBid[];
};

type Entrant = { index: number; assessment: Assessment; price: Trace | null };
type Finalist = Entrant & { total: Trace; points: readonly Trace[] };

/** Works out the totals of the bids that may be ranked; only their prices form the pool. */
const totalsOf = (entrants: readonly Entrant[], plan: Plan): Finalist[] => {
  const { award } = plan.document.scoring;
  const prices = entrants.flatMap(({ price }) => (price ? [price] : []));
  const pool = award.mode === 'points' && award.price && prices.length > 0 ? poolOf(prices) : null;
  return entrants.flatMap((entrant): Finalist[] => {
    const { assessment, price } = entrant;
    const { points, quality } = assessment;
    if (award.mode === 'points') {
      const all = pool && award.price && price ? [...points, pricePoints(award.price, price, pool)] : points;
      return [{ ...entrant, points: all, total: derived('Total', 'sum', all, { about: 'total' }) }];
    }
    if (!price || !quality) return [];
    const total =
      award.mode === 'price-per-quality'
        ? pricePerQuality(price, quality)
        : valueIndex(price, quality, fraction(BigInt(award.exponent)));
    return total ? [{ ...entrant, points, total }] : [];
  });
};

const breakersOf = ({ assessment, price }: Entrant, plan: Plan): Fraction[] =>
  plan.document.scoring.tieBreakers.map((breaker) =>
    breaker.by === 'price' ? (price?.value ?? zero) : breakerValue(assessment, breaker.by, breaker.id, plan),
  );

const words: Record<OutcomeOfBid, string> = {
  ranked: 'ranked',
  tied: 'tied',
  disqualified: 'disqualified, not ranked',
  disregarded: 'disregarded, not ranked',
  'not-scored': 'not scored, not ranked',
};

const unranked = ({ assessment }: Entrant): RankedBid => {
  const { standing, quality, security } = assessment;
  const outcome = standing === 'assessed' ? 'not-scored' : standing;
  const furthest = quality ?? security;
  return {
    ...withoutStanding(assessment),
    outcome,
    rank: null,
    total: null,
    shownTotal: null,
    trace: furthest && { ...furthest, note: words[outcome] },
  };
};

const withoutStanding = ({ bidder, reasons, sections, principles, security, points, quality }: Assessment) => ({
  bidder,
  reasons,
  sections,
  principles,
  security,
  points,
  quality,
});

const rank = (entrants: readonly Entrant[], plan: Plan, order: Direction): RankedBid[] => {
  const { tieBreakers, rounding } = plan.document.scoring;
  const finalists = totalsOf(
    entrants.filter(({ assessment }) => assessment.standing === 'assessed'),
    plan,
  );
  const contenders = finalists.map((finalist) => ({
    finalist,
    total: finalist.total.value,
    breakers: breakersOf(finalist, plan),
  }));
  const ways = tieBreakers.map(({ by }): Direction => (by === 'price' ? 'lowest' : 'highest'));
  const shown = displayTotals(
    contenders.map(({ total }) => total),
    rounding.places,
  );
  const shownOf = new Map(finalists.map((finalist, f) => [finalist, shown[f] ?? null]));
  const ranked: RankedBid[] = [];
  for (const place of places(contenders, order, ways)) {
    const first = ranked.length + 1;
    for (const { finalist } of place) {
      const { assessment, total, points } = finalist;
      ranked.push({
        ...withoutStanding(assessment),
        points,
        outcome: place.length > 1 ? 'tied' : 'ranked',
        rank: first,
        total,
        shownTotal: shownOf.get(finalist) ?? null,
        trace: total,
      });
    }
  }
  const placed = new Set(finalists.map(({ index }) => index));
  return [...ranked, ...entrants.filter(({ index }) => !placed.has(index)).map(unranked)];
};

const enter = (bid: Bid, index: number, plan: Plan): { entrant: Entrant; faults: Fault[] } => {
  const path = at('bids', index);
  const { assessment, faults } = assessBid(bid, plan, path);
  const price = bid.price === null || bid.price === undefined ? null : priceOf(bid.price);
  const { standing } = assessment;
  // A bid with faults has no standing yet, so its price is asked for with the rest.
  const mayRank = standing === 'assessed' || (standing === 'not-scored' && faults.length > 0);
  if (!price && mayRank && asksForPrice(plan.document.scoring))
    faults.push({ path: `${path}.price`, message: 'a price is missing' });
  return { entrant: { index, assessment, price }, faults };
};

/**
 * Decides a contest exactly as product 7 says: the outcome with a trace for every figure, or every fault found, first
 * of the questionnaire, then of each bid in order. Bids come by rank, then unranked ones in the order given.
 */
export const decideContest = (contest: Contest): Judged<Outcome> => {
  const document = contest.questionnaire;
  const faults = documentFaults(document);
  if (faults.length > 0) return { ok: false, faults };
  const plan = planOf(document);
  const named = new Map<string, number>();
  const entrants = contest.bids.map((bid, index) => {
    const { entrant, faults: found } = enter(bid, index, plan);
    const earlier = named.get(bid.bidder);
    if (earlier === undefined) named.set(bid.bidder, index);
    else
      faults.push({
        path: `${at('bids', index)}.bidder`,
        message: `${quoted(bid.bidder)} already made bids[${earlier}]`,
      });
    faults.push(...found);
    return entrant;
  });
  if (faults.length > 0) return { ok: false, faults };
  const order: Direction = document.scoring.award.mode === 'price-per-quality' ? 'lowest' : 'highest';
  return {
    ok: true,
    value: {
      documentHash: documentHash(document),
      order,
      places: document.scoring.rounding.places,
      ranking: rank(entrants, plan, order),
    },
  };
};
