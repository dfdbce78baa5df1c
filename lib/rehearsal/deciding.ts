import { assessBid } from '../evaluation/assess';
import type { Bid, Contest } from '../evaluation/contest';
import type { AwardQuestion } from '../questionnaire/document';
import { isAward } from '../questionnaire/find';
import {
  compare,
  type Fraction,
  fraction,
  hundred,
  isZero,
  minus,
  over,
  parseDecimal,
  sum,
  times,
  toDecimal,
  zero,
} from '../scoring/fraction';
import { marksFor } from './made-up';
import {
  available,
  type Model,
  placesAt,
  priceShares,
  qualityPoints,
  type Row,
  rowOf,
  sameRows,
  totalOf,
  winnersAt,
} from './model';

/** A change of one mark of one bid that changes the winner. */
export type MarkChange = {
  readonly row: number;
  readonly from: string;
  readonly to: string;
  /** How far apart the two marks are. */
  readonly by: Fraction;
  readonly wins: readonly number[];
};

/** A question, and the smallest change of a mark in it that changes the winner; null where no single mark can. */
export type Deciding = { readonly question: AwardQuestion; readonly change: MarkChange | null };

const asNumber = (value: Fraction): number => Number(toDecimal(value, 15));
/** Nearer to a limit than this, a change is worked out exactly. */
const guard = 1e-7;

/** What is known of a bid before any mark changes; floats only tell which changes are plainly too small. */
type Known = {
  readonly row: Row;
  readonly total: number | null;
  readonly points: number;
  /** The rules and the places by which the bid is out. */
  readonly reasons: readonly string[];
  readonly gated: boolean;
};

const better = (model: Model, total: number): number => (model.direction === 'lowest' ? -total : total);

const knownOf = (model: Model, contest: Contest): Known[] => {
  const places = placesAt(model, model.published);
  const placed = places.flat();
  const shares = priceShares(model, placed);
  return model.rows.map((row, at) => {
    const points = qualityPoints(row, model.published);
    const total = points && placed.includes(at) ? totalOf(model, at, points, model.published, shares) : null;
    const bid = contest.bids[at];
    const reasons = bid ? assessBid(bid, model.plan, '').assessment.reasons : [];
    return {
      row,
      total: total && better(model, asNumber(total)),
      points: points ? asNumber(points) : 0,
      reasons: reasons.map(({ id }) => id),
      // Out whatever its marks are.
      gated: reasons.some(
        ({ id, rule }) => id === 'tender' || rule === 'requirement' || rule === 'condition-of-participation',
      ),
    };
  });
};

/** The total that a bid would have with other quality points and the same price pool. */
const totalWith = (model: Model, known: Known, points: number): number => {
  const { award } = model.plan.document.scoring;
  const { total, row } = known;
  if (award.mode === 'points') return (total ?? 0) + points - known.points;
  const price = row.price ? asNumber(row.price) : 1;
  const quality = (points * 100) / asNumber(available(model.published));
  return award.mode === 'price-per-quality' ? -price / quality : quality ** award.exponent / (price / 1_000);
};

/**
 * Says of every award criterion which smallest change of one bid's mark would change the winner, smallest first, then
 * in document order. A mark may move to any other that the question can take; a change that takes a bid below a minimum,
 * or lifts it above one, counts with all it does to the price comparison. Each change named is worked out exactly.
 */
export const decidingQuestions = (contest: Contest, model: Model): Deciding[] => {
  const { plan, published, rows } = model;
  const document = plan.document;
  const winners = winnersAt(model, published);
  const known = knownOf(model, contest);
  const totals = known.flatMap(({ total }, at) => (total === null ? [] : [{ at, total }]));
  const first = Math.max(...totals.map(({ total }) => total));
  const bestBut = (row: number) => Math.max(...totals.filter(({ at }) => at !== row).map(({ total }) => total));
  const others = rows.map((_, at) => bestBut(at));
  const { min, max, method } = document.scoring.scale;
  const range = method === 'over-max' ? parseDecimal(max) : minus(parseDecimal(max), parseDecimal(min));
  const minimum = model.minimum ? asNumber(times(model.minimum, over(available(published), hundred))) : null;

  const exactly = (bid: Bid, at: number, id: string, to: string): readonly number[] | null => {
    const changed = rowOf({ ...bid, marks: { ...bid.marks, [id]: to } }, plan);
    const after = placesAt(model, published, { rows: rows.map((row, r) => (r === at ? changed : row)) })[0] ?? [];
    return sameRows(after, winners) ? null : after;
  };

  let weighed = -1;
  const found = document.sections.flatMap((section) => {
    const questions = section.questions.filter(isAward);
    if (questions.length === 0) return [];
    weighed += 1;
    const own = weighed;
    const whole = sum(questions.map(({ weight }) => parseDecimal(weight)));
    const floor = section.threshold == null ? null : asNumber(parseDecimal(section.threshold));
    const level = asNumber(times(over(published.sections[own] ?? zero, hundred), over(published.security, hundred)));
    return questions.map((question): Deciding => {
      const threshold = question.threshold == null ? null : parseDecimal(question.threshold);
      const perMark = isZero(whole)
        ? 0
        : asNumber(over(times(parseDecimal(question.weight), hundred), times(whole, range)));
      let change: MarkChange | null = null;
      for (const [at, bid] of contest.bids.entries()) {
        const before = known[at];
        const from = bid.marks?.[question.id];
        if (!before || before.gated || from === undefined) continue;
        const was = parseDecimal(from);
        // A bid that is out elsewhere stays out whatever happens here.
        if (before.row.out && !before.reasons.includes(question.id) && !before.reasons.includes(section.id)) continue;
        for (const to of marksFor(question, document)) {
          const now = parseDecimal(to);
          const apart = minus(now, was);
          if (isZero(apart)) continue;
          const by = compare(apart, zero) < 0 ? minus(zero, apart) : apart;
          if (change && compare(by, change.by) >= 0) continue;
          const score = perMark * asNumber(apart);
          const points = score * level;
          const sectionScore = asNumber(before.row.sections[own] ?? zero);
          const moved = totalWith(model, before, before.points + points);
          const near = (limit: number, old: number, fresh: number) =>
            Math.min(Math.abs(old - limit), Math.abs(fresh - limit)) < guard || old < limit !== fresh < limit;
          const standingMayChange =
            before.total === null ||
            (threshold !== null && compare(was, threshold) < 0 !== compare(now, threshold) < 0) ||
            (floor !== null && near(floor, sectionScore, sectionScore + score)) ||
            (minimum !== null && near(minimum, before.points, before.points + points)) ||
            before.points + points < guard;
          const leads = winners.includes(at);
          const slack = guard * Math.max(1, Math.abs(first), Math.abs(moved));
          const plainlySame = leads ? winners.length === 1 && moved > (others[at] ?? 0) + slack : moved < first - slack;
          if (!standingMayChange && plainlySame) continue;
          const wins = exactly(bid, at, question.id, to);
          if (wins) change = { row: at, from, to, by, wins };
        }
      }
      return { question, change };
    });
  });
  const far = fraction(1_000_000n);
  return found
    .map((deciding, at) => ({ deciding, at }))
    .sort((a, b) => compare(a.deciding.change?.by ?? far, b.deciding.change?.by ?? far) || a.at - b.at)
    .map(({ deciding }) => deciding);
};
