import { refOf } from '../question/kind';
import { placesOf } from '../question/marks';
import { findQuestion } from '../questionnaire/find';
import type { Message } from '../result';
import { compare, type Fraction, minus, parseDecimal, toDecimal, zero } from '../scoring/fraction';
import type { TieBreaker } from '../scoring/rules';
import type { Contest } from './contest';
import type { Outcome, RankedBid } from './outcome';
import { countedMark } from './outcome-reasons';

type Placed = RankedBid & { rank: number; total: NonNullable<RankedBid['total']>; shownTotal: string };

/** Takes an outcome; returns its ranked and tied bids, by rank. */
const placedIn = (outcome: Outcome): Placed[] =>
  outcome.ranking.filter((bid): bid is Placed => bid.rank !== null && bid.total !== null && bid.shownTotal !== null);

const message = (key: string, params: Message['params'] = {}): Message => ({ path: '', key: `results.${key}`, params });

const names = (bids: readonly Placed[]): Message['params'] => ({
  names: bids
    .map(({ bidder }) => bidder)
    .slice(0, -1)
    .join(', '),
  last: bids.at(-1)?.bidder ?? '',
});

/** Who comes first and by how much, or that nobody does. */
const leader = (outcome: Outcome): Message | null => {
  const placed = placedIn(outcome);
  const [first, second] = placed;
  if (!first) return message('none-ranked');
  if (first.outcome === 'tied') return null;
  const way = outcome.order;
  if (!second) return message(`leads-alone-${way}`, { name: first.bidder, total: first.shownTotal });
  const apart = minus(first.total.value, second.total.value);
  const gap = toDecimal(way === 'highest' ? apart : minus(zero, apart), placesOf(first.shownTotal));
  // Equal totals were separated by the tie-break, which has a sentence of its own.
  if (compare(apart, zero) === 0) return null;
  return message(`leads-${way}`, { name: first.bidder, total: first.shownTotal, gap });
};

const breakerFigures = (
  breaker: TieBreaker,
  bid: Placed,
  contest: Contest,
  places: number,
): { value: Fraction; shown: string } => {
  if (breaker.by === 'section') {
    const score = bid.sections.find(({ id }) => id === breaker.id)?.score;
    return { value: score?.value ?? zero, shown: toDecimal(score?.value ?? zero, places) };
  }
  if (breaker.by === 'question') {
    const mark = countedMark(bid, breaker.id) ?? '0';
    return { value: parseDecimal(mark), shown: mark };
  }
  const price = contest.bids.find(({ bidder }) => bidder === bid.bidder)?.price ?? '0';
  return { value: parseDecimal(price), shown: toDecimal(parseDecimal(price), 2) };
};

/** By which published tie-break the first of two bids with equal totals stands above the second. */
const broken = (above: Placed, below: Placed, contest: Contest, places: number): Message | null => {
  const { questionnaire } = contest;
  for (const breaker of questionnaire.scoring.tieBreakers) {
    const [high, low] = [above, below].map((bid) => breakerFigures(breaker, bid, contest, places));
    if (!high || !low || compare(high.value, low.value) === 0) continue;
    const question = breaker.by === 'question' ? findQuestion(questionnaire, breaker.id) : undefined;
    const section = breaker.by === 'section' ? questionnaire.sections.find(({ id }) => id === breaker.id) : undefined;
    return message(`tie-broken-${breaker.by}${above.rank === 1 ? '-first' : ''}`, {
      above: above.bidder,
      below: below.bidder,
      part: section?.title.en ?? (question ? refOf(question) : ''),
      high: high.shown,
      low: low.shown,
    });
  }
  return null;
};

const tiesIn = (outcome: Outcome, contest: Contest): Message[] => {
  const placed = placedIn(outcome);
  const silent = contest.questionnaire.scoring.tieBreakers.length === 0;
  const groups = [...new Set(placed.map(({ rank }) => rank))].map((rank) => placed.filter((bid) => bid.rank === rank));
  return groups.flatMap((group, at) => {
    const [first] = group;
    const next = groups[at + 1]?.[0];
    const tie =
      group.length > 1 && first
        ? [message(silent ? 'tied-silent' : 'tied', { rank: first.rank, total: first.shownTotal, ...names(group) })]
        : [];
    const last = group.at(-1);
    const equal = last && next && compare(last.total.value, next.total.value) === 0;
    const apart = equal ? broken(last, next, contest, outcome.places) : null;
    return apart ? [...tie, apart] : tie;
  });
};

/**
 * Takes a decided contest; returns what is to be said of it in sentences (keys of `results`): who leads and by how
 * much, ties that stay ties, ties that the published order broke, and why totals are shown to more places.
 */
export const outcomeWords = (outcome: Outcome, contest: Contest): Message[] => {
  const first = leader(outcome);
  const shown = placesOf(placedIn(outcome)[0]?.shownTotal ?? '');
  return [
    ...(first ? [first] : []),
    ...tiesIn(outcome, contest),
    ...(placedIn(outcome).length > 0 && shown > outcome.places
      ? [message('more-places', { places: shown, published: outcome.places })]
      : []),
  ];
};
