import { compare, equal, type Fraction, fraction, hundred, over, times, toDecimal, toExact } from '../scoring/fraction';
import { places } from '../scoring/rank';
import { type Draw, generator } from './generator';
import { type Model, placesAt, priceShares, qualityPoints, type Weights } from './model';

/** How the weightings are drawn: `spread` in per cent, a whole number from 1 to 90; how many; and the seed. */
export type Sampling = { readonly seed: number; readonly samples: number; readonly spread: number };

/** How often each bid came first, second and third, in the order of the rows. Tied bids share the better place. */
export type RankCounts = { readonly counts: readonly (readonly [number, number, number])[]; readonly samples: number };

/** Parts of a million in a level of weightings: four decimal places of 100, as one may be published. */
const units = 1_000_000;
/** Two floats nearer than this, in proportion, are compared again as exact fractions. Rounding errs by under 1e-13. */
const guard = 1e-9;

/** Weightings drawn once, in millionths of their level. Each level adds up to a million. */
export type Drawn = { readonly award: readonly number[]; readonly sections: readonly number[] };

/** Shares a million in proportion to amounts, cut off to whole millionths; what is left goes to the largest amount. */
const shareOut = (amounts: readonly number[]): number[] => {
  let [total, most] = [0, 0];
  for (let at = 0; at < amounts.length; at += 1) {
    total += amounts[at] ?? 0;
    if ((amounts[at] ?? 0) > (amounts[most] ?? 0)) most = at;
  }
  if (total === 0) return amounts.map(() => 0);
  let left = units;
  const cut = amounts.map((amount) => {
    const share = Math.floor((amount * units) / total);
    left -= share;
    return share;
  });
  cut[most] = (cut[most] ?? 0) + left;
  return cut;
};

const asNumber = (value: Fraction): number => Number(toDecimal(value, 15));

/**
 * Draws weightings near the published ones: each is multiplied by a factor drawn evenly, in thousandths, between
 * 1 − spread and 1 + spread; then every level is scaled to total 100 again, to four places. What weighs 0 stays 0.
 */
const drawNear = (award: readonly number[], sections: readonly number[], spread: number, draw: Draw): Drawn => {
  const near = (weights: readonly number[]) =>
    shareOut(weights.map((weight) => weight * (1_000 - 10 * spread + draw(20 * spread + 1))));
  return { award: near(award), sections: near(sections) };
};

const publishedParts = ({ published }: Model): Drawn => ({
  award: [published.security, ...published.criteria, published.price].map(asNumber),
  sections: published.sections.map(asNumber),
});

/** Gives the weightings of a run one after the other; the same ones for the same seed, spread and published weightings. */
export const drawings = (model: Model, { seed, spread }: Pick<Sampling, 'seed' | 'spread'>): (() => Drawn) => {
  const draw = generator(seed);
  const { award, sections } = publishedParts(model);
  return () => drawNear(award, sections, spread, draw);
};

/** Weightings that were drawn, as exact values of 100. */
export const exactWeights = ({ award, sections }: Drawn): Weights => {
  const [security = 0, ...others] = award;
  const exact = (part: number): Fraction => over(fraction(BigInt(part)), fraction(BigInt(units / 100)));
  return {
    security: exact(security),
    criteria: others.slice(0, -1).map(exact),
    price: exact(others.at(-1) ?? 0),
    sections: sections.map(exact),
  };
};

type Standing = {
  readonly rows: readonly number[];
  readonly shares: readonly number[];
  /** By place in `rows`: how two bids that are equal in everything that weighs are ordered by the tie-breakers. */
  readonly twins: ReadonlyMap<number, number>;
};

const twinKey = (a: number, b: number): number => a * 10_000 + b;

/**
 * Ranks the model under many weightings near the published ones and counts who comes first, second and third:
 * stochastic multicriteria acceptability analysis (Lahdelma and Salminen 2001). Totals are worked out as floats; where
 * two lie so near one another that rounding could decide, that one weighting is ranked again as exact fractions, so
 * every winner counted is the engine's own. Null where a section counts for some bids and not for others.
 */
export const rankCounts = (model: Model, { seed, samples, spread }: Sampling): RankCounts | null => {
  const { rows, minimum, direction, ways } = model;
  if (rows.some((row) => !row.out && row.sections.some((score) => !score))) return null;
  const { award } = model.plan.document.scoring;
  const next = drawings(model, { seed, spread });
  const counts = rows.map((): [number, number, number] => [0, 0, 0]);
  const may = rows.flatMap((row, at) =>
    row.out || !qualityPoints(row, model.published) || (award.mode !== 'points' && !row.price) ? [] : [at],
  );
  const sectionScores = rows.map(({ sections }) => sections.map((score) => (score ? asNumber(score) / 100 : 0)));
  const figures = rows.map(({ criteria }) => criteria.map((figure) => (figure ? asNumber(figure) : 0)));
  const prices = rows.map(({ price }) => (price ? asNumber(price) : 0));
  const weighs = (weight: Fraction | undefined) => weight !== undefined && asNumber(weight) > 0;

  // A bid that is equally good in everything has the same quality under every weighting, perhaps the minimum itself.
  const steady = rows.map(({ sections, criteria }) => {
    const parts = [
      ...sections.flatMap((score, s) => (score && weighs(model.published.sections[s]) ? [over(score, hundred)] : [])),
      ...criteria.flatMap((figure, c) => (figure && weighs(model.published.criteria[c]) ? [figure] : [])),
    ];
    const [first] = parts;
    if (!minimum || !first || parts.some((part) => !equal(part, first))) return null;
    return compare(times(first, hundred), minimum) >= 0;
  });

  const standings = new Map<string, Standing>();
  const standingOf = (assessed: readonly number[]): Standing => {
    const key = assessed.join(' ');
    const known = standings.get(key);
    if (known) return known;
    const shares = priceShares(model, assessed);
    const looks = (at: number): string =>
      JSON.stringify([
        rows[at]?.sections.map((score, s) => (weighs(model.published.sections[s]) && score ? toExact(score) : 0)),
        rows[at]?.criteria.map((f, c) => (weighs(model.published.criteria[c]) && f ? toExact(f) : 0)),
        award.mode === 'points' ? toExact(shares.get(at) ?? fraction(0n)) : prices[at],
      ]);
    const twins = new Map<number, number>();
    for (const a of assessed)
      for (const b of assessed) {
        if (a === b || looks(a) !== looks(b)) continue;
        const pair = [a, b].map((at) => ({ at, total: hundred, breakers: rows[at]?.breakers ?? [] }));
        const ranked = places(pair, direction, ways);
        twins.set(twinKey(a, b), ranked.length === 1 ? 0 : ranked[0]?.[0]?.at === a ? -1 : 1);
      }
    const made = { rows: assessed, shares: rows.map((_, at) => asNumber(shares.get(at) ?? fraction(0n))), twins };
    standings.set(key, made);
    return made;
  };

  const least = minimum ? asNumber(minimum) / 100 : 0;
  const points = new Float64Array(rows.length);
  const totals = new Float64Array(rows.length);
  const everybody = standingOf(may);

  /** Places by floats, or null where only exact values can tell. */
  const placesByFloats = ({ award: parts, sections }: Drawn): number[][] | null => {
    const [security = 0] = parts;
    const priceWeight = parts.at(-1) ?? 0;
    const whole = units - priceWeight;
    let assessed: number[] | null = null;
    for (const at of may) {
      const scores = sectionScores[at] ?? [];
      let score = 0;
      for (let s = 0; s < scores.length; s += 1) score += (scores[s] ?? 0) * (sections[s] ?? 0);
      let have = (score / units) * security;
      const own = figures[at] ?? [];
      for (let c = 0; c < own.length; c += 1) have += (own[c] ?? 0) * (parts[c + 1] ?? 0);
      points[at] = have;
      const spare = have - least * whole;
      const meets = steady[at] ?? null;
      const limited = minimum && whole > 0;
      if (limited && meets === null && Math.abs(spare) <= guard * units) return null;
      if ((limited && !(meets ?? spare >= 0)) || (award.mode === 'price-per-quality' && have === 0))
        assessed ??= may.filter((other) => other < at);
      else assessed?.push(at);
    }
    const { rows: here, shares, twins } = assessed ? standingOf(assessed) : everybody;
    for (const at of here) {
      const have = points[at] ?? 0;
      if (award.mode === 'points') totals[at] = have + (shares[at] ?? 0) * priceWeight;
      else if (award.mode === 'price-per-quality') totals[at] = -(prices[at] ?? 0) / have;
      else totals[at] = (have / units) ** award.exponent / (prices[at] ?? 1);
    }
    const order = [...here].sort(
      (a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || (twins.get(twinKey(a, b)) ?? 0) || a - b,
    );
    const found: number[][] = [];
    for (let place = 0; place < order.length; place += 1) {
      const [at = 0, before] = [order[place], order[place - 1]];
      const last = found.at(-1);
      if (before === undefined || !last) {
        found.push([at]);
        continue;
      }
      const twin = twins.get(twinKey(before, at));
      const [high = 0, low = 0] = [totals[before], totals[at]];
      if (twin === undefined && high - low <= guard * Math.max(Math.abs(high), Math.abs(low))) return null;
      if (twin === 0) last.push(at);
      else found.push([at]);
      if (place > 3 && found.length > 3) break;
    }
    return found;
  };

  for (let sample = 0; sample < samples; sample += 1) {
    const drawn = next();
    const ranked = placesByFloats(drawn) ?? placesAt(model, exactWeights(drawn));
    let rank = 0;
    for (const place of ranked) {
      if (rank > 2) break;
      for (const at of place) {
        const own = counts[at];
        if (own) own[rank] = (own[rank] ?? 0) + 1;
      }
      rank += place.length;
    }
  }
  return { counts, samples };
};
