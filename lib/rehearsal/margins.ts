import {
  compare,
  equal,
  type Fraction,
  fraction,
  hundred,
  isZero,
  minus,
  over,
  plus,
  power,
  sum,
  times,
  zero,
} from '../scoring/fraction';
import {
  available,
  isAssessed,
  type Model,
  priceShares,
  qualityPoints,
  sameRows,
  type Weights,
  winnersAt,
} from './model';

/** The weighting at which the winner changes, and who is first just beyond it. */
export type Flip = { readonly at: Fraction; readonly wins: readonly number[] };

export type MarginKind = 'security' | 'criterion' | 'price' | 'section';

/** How far one weighting may move, the others of its level sharing the rest in proportion, before the winner changes. */
export type Margin = {
  readonly kind: MarginKind;
  readonly id: string;
  readonly label: string;
  readonly weight: Fraction;
  readonly from: Fraction;
  readonly to: Fraction;
  /** Null where the winner stays down to 0, or up to 100. */
  readonly below: Flip | null;
  readonly above: Flip | null;
};

/** Weightings of which one is `t` and the others of its level share 100 − t in proportion. */
type Line = (t: Fraction) => Weights;

const shared = (weights: readonly Fraction[], moved: number, t: Fraction): Fraction[] => {
  const rest = over(minus(hundred, t), minus(hundred, weights[moved] ?? zero));
  return weights.map((weight, at) => (at === moved ? t : times(weight, rest)));
};

const awardLine =
  (published: Weights, moved: number): Line =>
  (t) => {
    const [security = zero, ...others] = shared([published.security, ...published.criteria, published.price], moved, t);
    return {
      ...published,
      security,
      criteria: others.slice(0, -1),
      price: others.at(-1) ?? zero,
    };
  };

const sectionLine =
  (published: Weights, moved: number): Line =>
  (t) => ({ ...published, sections: shared(published.sections, moved, t) });

const two = fraction(2n);
const middle = (a: Fraction, b: Fraction): Fraction => over(plus(a, b), two);

/** The root of a function that is linear between 0 and 100, from its values there; null where it has none or is 0. */
const linearRoot = (at0: Fraction, at100: Fraction): Fraction | null => {
  const slope = minus(at0, at100);
  return isZero(slope) ? null : over(times(at0, hundred), slope);
};

const sorted = (points: readonly Fraction[]): Fraction[] =>
  [...points].sort(compare).filter((point, at, all) => at === 0 || !equal(point, all[at - 1] ?? zero));

const inside = (points: readonly (Fraction | null)[], low: Fraction, high: Fraction): Fraction[] =>
  points.flatMap((point) => (point && compare(point, low) >= 0 && compare(point, high) <= 0 ? [point] : []));

/** Nine places, and a little more: finer than any weighting that can be published. */
const finest = fraction(1n, 1_000_000_000n);

/** What comparing bids along a line needs: quality points and price shares, all linear in t, at 0 and at 100. */
type Ends = { readonly line: Line; readonly points: readonly (readonly [Fraction, Fraction] | null)[] };

const endsOf = (model: Model, line: Line): Ends => {
  const [low, high] = [line(zero), line(hundred)];
  return {
    line,
    points: model.rows.map((row) => {
      const [a, b] = [qualityPoints(row, low), qualityPoints(row, high)];
      return row.out || !a || !b ? null : [a, b];
    }),
  };
};

/** Weightings where a bid reaches or leaves the minimum quality, or has no quality at all. */
const qualityRoots = (model: Model, { line, points }: Ends): Fraction[] => {
  const [low, high] = [available(line(zero)), available(line(hundred))];
  const roots = points.flatMap((ends) => {
    if (!ends) return [];
    const [a, b] = ends;
    const { minimum } = model;
    const none = model.plan.document.scoring.award.mode === 'price-per-quality' ? linearRoot(a, b) : null;
    if (!minimum) return [none];
    const spare = (have: Fraction, whole: Fraction) => minus(times(have, hundred), times(minimum, whole));
    return [none, linearRoot(spare(a, low), spare(b, high))];
  });
  return inside(roots, zero, hundred);
};

/** Bids that are assessed at t, without ranking them. */
const assessedAt = (model: Model, { line, points }: Ends, t: Fraction): number[] => {
  const weights = line(t);
  return points.flatMap((ends, row) => {
    const have = ends && plus(ends[0], over(times(minus(ends[1], ends[0]), t), hundred));
    return have && isAssessed(have, weights, model) ? [row] : [];
  });
};

/** Where two bids have equal totals between two weightings with the same price pool. At most one, or everywhere. */
const crossing = (
  model: Model,
  { line, points }: Ends,
  [a, b]: readonly [number, number],
  pool: readonly number[],
  [low, high]: readonly [Fraction, Fraction],
): Fraction[] => {
  const [left, right] = [points[a], points[b]];
  const { award } = model.plan.document.scoring;
  if (!left || !right) return [];
  if (award.mode === 'points') {
    const shares = priceShares(model, pool);
    const share = minus(shares.get(a) ?? zero, shares.get(b) ?? zero);
    const apart = (end: 0 | 1, t: Fraction) => plus(minus(left[end], right[end]), times(share, line(t).price));
    return inside([linearRoot(apart(0, zero), apart(1, hundred))], low, high);
  }
  const [p, q] = [model.rows[a]?.price, model.rows[b]?.price];
  if (!p || !q) return [];
  const exponent = award.mode === 'value-index' ? award.exponent : 1;
  if (exponent === 1) {
    const apart = (end: 0 | 1) => minus(times(left[end], q), times(right[end], p));
    return inside([linearRoot(apart(0), apart(1))], low, high);
  }
  // Quality to a power: the ratio of two linear figures only rises or only falls, so there is one root at most, which
  // may be no fraction. It is closed in on by exact signs.
  const n = fraction(BigInt(exponent));
  const at = ([from, to]: readonly [Fraction, Fraction], t: Fraction) =>
    plus(from, over(times(minus(to, from), t), hundred));
  const sign = (t: Fraction) => compare(times(power(at(left, t), n), q), times(power(at(right, t), n), p));
  let [from, to] = [low, high];
  const first = sign(from);
  if (first === 0 || sign(to) === 0 || first === sign(to)) return [];
  while (compare(minus(to, from), finest) > 0) {
    const between = middle(from, to);
    const here = sign(between);
    if (here === 0) return [between];
    if (here === first) from = between;
    else to = between;
  }
  return [from, to];
};

/** Every weighting at which `row` may begin or cease to beat another, in order, with 0, 100 and `also`. */
const pointsOf = (model: Model, ends: Ends, row: number, also: readonly Fraction[]): Fraction[] => {
  const bounds = sorted([zero, hundred, ...qualityRoots(model, ends)]);
  const found: Fraction[] = [...bounds, ...also];
  for (const [at, high] of bounds.entries()) {
    const low = bounds[at - 1];
    if (!low) continue;
    const pool = assessedAt(model, ends, middle(low, high));
    if (pool.includes(row))
      for (const other of pool)
        if (other !== row) found.push(...crossing(model, ends, [row, other], pool, [low, high]));
  }
  return sorted(found);
};

/** Who is first just beyond a point: halves the way to it until no crossing of the leader lies between. */
const justBeyond = (model: Model, ends: Ends, at: Fraction, towards: Fraction): number[] => {
  let far = towards;
  for (;;) {
    const here = middle(at, far);
    const winners = winnersAt(model, ends.line(here));
    const [first] = winners;
    const [low, high] = compare(at, here) < 0 ? [at, here] : [here, at];
    const between = (first === undefined ? qualityRoots(model, ends) : pointsOf(model, ends, first, [])).filter(
      (point) => compare(point, low) > 0 && compare(point, high) < 0,
    );
    const [nearest] = compare(at, here) < 0 ? between : between.toReversed();
    if (!nearest) return winners;
    far = nearest;
  }
};

/** Walks from the published weighting over the points of one side; null where the winner stays to the end. */
const firstFlip = (model: Model, ends: Ends, side: readonly Fraction[], winners: readonly number[]): Flip | null => {
  for (const [at, point] of side.entries()) {
    const before = side[at - 1];
    if (before) {
      const between = winnersAt(model, ends.line(middle(before, point)));
      if (!sameRows(between, winners)) return { at: before, wins: justBeyond(model, ends, before, point) };
    }
    const here = winnersAt(model, ends.line(point));
    if (at > 0 && !sameRows(here, winners)) {
      const next = side[at + 1];
      const beyond = next ? justBeyond(model, ends, point, next) : here;
      return { at: point, wins: sameRows(beyond, winners) ? here : beyond };
    }
  }
  return null;
};

const marginOf = (
  model: Model,
  line: Line,
  moved: Pick<Margin, 'kind' | 'id' | 'label' | 'weight'>,
  winners: readonly number[],
): Margin | null => {
  const [winner] = winners;
  // The others of a weighting of 100 have none of their own to grow in proportion to.
  if (winner === undefined || equal(moved.weight, hundred)) return null;
  const ends = endsOf(model, line);
  const points = pointsOf(model, ends, winner, [moved.weight]);
  const up = points.filter((point) => compare(point, moved.weight) >= 0);
  const down = points.filter((point) => compare(point, moved.weight) <= 0).reverse();
  const below = firstFlip(model, ends, down, winners);
  const above = firstFlip(model, ends, up, winners);
  return { ...moved, from: below?.at ?? zero, to: above?.at ?? hundred, below, above };
};

/**
 * How far each weighting of the award may move before the winner changes. Closed form: where totals are equal is the
 * root of a linear function (of a power of one, under a value index, to nine places). Empty where nobody is ranked.
 */
export const awardMargins = (model: Model): Margin[] => {
  const { published, criteria, plan } = model;
  const winners = winnersAt(model, published);
  const { award } = plan.document.scoring;
  const parts: Pick<Margin, 'kind' | 'id' | 'label' | 'weight'>[] = [
    { kind: 'security', id: 'security', label: 'Security questionnaire', weight: published.security },
    ...criteria.map(({ id, label }, c) => ({
      kind: 'criterion' as const,
      id,
      label,
      weight: published.criteria[c] ?? zero,
    })),
    { kind: 'price', id: 'price', label: 'Price', weight: published.price },
  ];
  const counted = award.mode === 'points' && award.price ? parts : parts.slice(0, -1);
  return counted.flatMap((part, at) => marginOf(model, awardLine(published, at), part, winners) ?? []);
};

/**
 * How far the weighting of each section may move before the winner changes; null where a section counts for some bids
 * and not for others, since its weighting then moves to different sections for each.
 */
export const sectionMargins = (model: Model): Margin[] | null => {
  const { published, rows, sections } = model;
  if (rows.some((row) => !row.out && row.sections.some((score) => !score))) return null;
  if (isZero(sum(published.sections))) return [];
  const winners = winnersAt(model, published);
  return sections.flatMap(
    ({ id, label }, at) =>
      marginOf(
        model,
        sectionLine(published, at),
        { kind: 'section', id, label, weight: published.sections[at] ?? zero },
        winners,
      ) ?? [],
  );
};

/** The smallest move of one weighting that changes the winner, among margins; null where none does. */
export const smallestMove = (margins: readonly Margin[]): { margin: Margin; flip: Flip; by: Fraction } | null => {
  let least: { margin: Margin; flip: Flip; by: Fraction } | null = null;
  for (const margin of margins)
    for (const flip of [margin.below, margin.above]) {
      if (!flip) continue;
      const apart = minus(flip.at, margin.weight);
      const by = compare(apart, zero) < 0 ? minus(zero, apart) : apart;
      if (!least || compare(by, least.by) < 0) least = { margin, flip, by };
    }
  return least;
};
