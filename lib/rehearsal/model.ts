import { assessBid, breakerValue } from '../evaluation/assess';
import type { Bid, Contest } from '../evaluation/contest';
import { criterionLabel, type Plan, planOf } from '../evaluation/plan';
import type { QuestionnaireDocument } from '../questionnaire/document';
import {
  compare,
  type Fraction,
  fraction,
  hundred,
  isZero,
  one,
  over,
  parseDecimal,
  plus,
  power,
  sum,
  times,
  zero,
} from '../scoring/fraction';
import { poolOf, priceOf, pricePoints } from '../scoring/price';
import { type Direction, places } from '../scoring/rank';

/** Weightings of the award and of the sections, each level totalling 100. Exact, so that they may move by any step. */
export type Weights = {
  readonly security: Fraction;
  readonly criteria: readonly Fraction[];
  readonly price: Fraction;
  readonly sections: readonly Fraction[];
};

/** A bid as far as no weighting of the award or of a section changes it. */
export type Row = {
  readonly bidder: string;
  /** Out whatever the weightings: a failed gate or a mark or section below its minimum. */
  readonly out: boolean;
  /** Score of each weighed section, 0 to 100; null where nothing in it counts. */
  readonly sections: readonly (Fraction | null)[];
  /** Figure ÷ highest figure of each criterion, 0 to 1; null where none was entered. */
  readonly criteria: readonly (Fraction | null)[];
  readonly price: Fraction | null;
  readonly breakers: readonly Fraction[];
};

/** A contest taken apart once, so that it can be ranked again under other weightings without scoring every answer. */
export type Model = {
  readonly plan: Plan;
  readonly rows: readonly Row[];
  readonly published: Weights;
  readonly minimum: Fraction | null;
  readonly direction: Direction;
  readonly ways: readonly Direction[];
  readonly sections: readonly { readonly id: string; readonly label: string }[];
  readonly criteria: readonly { readonly id: string; readonly label: string }[];
  /** Price points ÷ price weighting by row, for the bids of one price pool; kept from one call to the next. */
  readonly shares: Map<string, ReadonlyMap<number, Fraction>>;
};

/** Takes a bid that the engine accepts; returns what no weighting changes. */
export const rowOf = (bid: Bid, plan: Plan): Row => {
  const { assessment } = assessBid(bid, plan, '');
  const { award, tieBreakers } = plan.document.scoring;
  const price = bid.price === null || bid.price === undefined ? null : parseDecimal(bid.price);
  return {
    bidder: bid.bidder,
    out: assessment.reasons.some(
      ({ rule }) => rule !== 'minimum-quality' && rule !== 'nothing-counts' && rule !== 'no-quality',
    ),
    sections: plan.sections.flatMap(({ weighed }, s) =>
      weighed ? [assessment.sections[s]?.score?.value ?? null] : [],
    ),
    criteria: award.criteria.map(({ id, max }) => {
      const figure = bid.criteria && Object.hasOwn(bid.criteria, id) ? bid.criteria[id] : undefined;
      return figure === undefined ? null : over(parseDecimal(figure), parseDecimal(max));
    }),
    price,
    breakers: tieBreakers.map((breaker) =>
      breaker.by === 'price' ? (price ?? zero) : breakerValue(assessment, breaker.by, breaker.id, plan),
    ),
  };
};

const weightsOf = (document: QuestionnaireDocument, plan: Plan): Weights => {
  const { award } = document.scoring;
  return {
    security: parseDecimal(award.security),
    criteria: award.criteria.map(({ weight }) => parseDecimal(weight)),
    price: award.mode === 'points' && award.price ? parseDecimal(award.price.weight) : zero,
    sections: plan.sections.flatMap(({ weighed }) => (weighed ? [weighed.weight.value] : [])),
  };
};

/** Takes a contest that `decideContest` accepts; returns its model. */
export const modelOf = ({ questionnaire, bids }: Contest): Model => {
  const plan = planOf(questionnaire);
  const { award, minimumQuality, tieBreakers } = questionnaire.scoring;
  return {
    plan,
    rows: bids.map((bid) => rowOf(bid, plan)),
    published: weightsOf(questionnaire, plan),
    minimum: minimumQuality === null ? null : parseDecimal(minimumQuality),
    direction: award.mode === 'price-per-quality' ? 'lowest' : 'highest',
    ways: tieBreakers.map(({ by }): Direction => (by === 'price' ? 'lowest' : 'highest')),
    sections: plan.sections.flatMap(({ id, weighed }) => (weighed ? [{ id, label: weighed.label }] : [])),
    criteria: award.criteria.map((criterion) => ({ id: criterion.id, label: criterionLabel(criterion) })),
    shares: new Map(),
  };
};

/** The security score under the section weightings, 0 to 100; an emptied section gives its weighting to the others. */
export const securityOf = (row: Row, sections: readonly Fraction[]): Fraction | null => {
  const counted = row.sections.flatMap((score, s) => (score ? [{ score, weight: sections[s] ?? zero }] : []));
  const weight = sum(counted.map((each) => each.weight));
  return isZero(weight) ? null : over(sum(counted.map((each) => times(each.score, each.weight))), weight);
};

/** Points that a model has for quality under weightings: security and every other criterion. */
export const available = (weights: Weights): Fraction => plus(weights.security, sum(weights.criteria));

/** Quality points of a row, as the engine adds them up; null where security or a figure is missing and counts. */
export const qualityPoints = (row: Row, weights: Weights): Fraction | null => {
  const security = securityOf(row, weights.sections);
  if (!security && !isZero(weights.security)) return null;
  const parts = security ? [over(times(security, weights.security), hundred)] : [];
  for (const [c, figure] of row.criteria.entries()) {
    if (!figure) return null;
    parts.push(times(figure, weights.criteria[c] ?? zero));
  }
  return sum(parts);
};

/** True where a bid with these quality points is assessed: the minimum quality is met, and T9 has something to divide by. */
export const isAssessed = (points: Fraction, weights: Weights, model: Model): boolean => {
  const whole = available(weights);
  if (model.minimum && !isZero(whole) && compare(times(points, hundred), times(model.minimum, whole)) < 0) return false;
  return model.plan.document.scoring.award.mode !== 'price-per-quality' || !isZero(points);
};

const needsPrice = ({ plan }: Model): boolean => plan.document.scoring.award.mode !== 'points';

/**
 * Returns the price points of each bid of a pool ÷ the price weighting, by the engine's own formula: every published
 * formula is the weighting times something that only prices decide. Empty where price gives no points.
 */
export const priceShares = (model: Model, pool: readonly number[]): ReadonlyMap<number, Fraction> => {
  const { award } = model.plan.document.scoring;
  const rule = award.mode === 'points' ? award.price : null;
  const priced = pool.filter((r) => model.rows[r]?.price);
  if (!rule || priced.length === 0) return new Map();
  const key = priced.join(' ');
  const known = model.shares.get(key);
  if (known) return known;
  const prices = priced.map((r) => ({ ...priceOf('1'), value: model.rows[r]?.price ?? one }));
  const facts = poolOf(prices);
  const made = new Map(
    priced.map((r, at) => [r, pricePoints({ ...rule, weight: '1' }, prices[at] ?? priceOf('1'), facts).value]),
  );
  model.shares.set(key, made);
  return made;
};

/** A bid's figure to be ranked by: points, price for each quality point, or value index; null where it has none. */
export const totalOf = (
  model: Model,
  row: number,
  points: Fraction,
  weights: Weights,
  shares: ReadonlyMap<number, Fraction>,
): Fraction | null => {
  const { award } = model.plan.document.scoring;
  const price = model.rows[row]?.price ?? null;
  if (award.mode === 'points') {
    const share = shares.get(row);
    return share ? plus(points, times(share, weights.price)) : points;
  }
  const whole = available(weights);
  if (!price || isZero(whole)) return null;
  const quality = over(times(points, hundred), whole);
  if (award.mode === 'price-per-quality') return isZero(quality) ? null : over(price, quality);
  return over(power(quality, fraction(BigInt(award.exponent))), over(price, fraction(1_000n)));
};

/**
 * Ranks the model under weightings, exactly as `decideContest` would: places best first, each the numbers of its rows,
 * more than one where tied. Bids in `without` are left out, as if they had never been made; rows may be exchanged.
 */
export const placesAt = (
  model: Model,
  weights: Weights,
  { without, rows = model.rows }: { without?: number; rows?: readonly Row[] } = {},
): number[][] => {
  const entrants = rows.flatMap((row, index) => {
    if (row.out || index === without || (needsPrice(model) && !row.price)) return [];
    const points = qualityPoints(row, weights);
    return points && isAssessed(points, weights, model) ? [{ index, row, points }] : [];
  });
  const shares = priceShares(
    model,
    entrants.map(({ index }) => index),
  );
  const contenders = entrants.flatMap(({ index, row, points }) => {
    const total = totalOf(model, index, points, weights, shares);
    return total ? [{ index, total, breakers: row.breakers }] : [];
  });
  return places(contenders, model.direction, model.ways).map((place) => place.map(({ index }) => index));
};

/** The rows in first place under weightings; more than one where tied, none where nobody is ranked. */
export const winnersAt = (model: Model, weights: Weights): number[] => placesAt(model, weights)[0] ?? [];

/** True where two lists of rows hold the same ones. */
export const sameRows = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((row) => b.includes(row));
