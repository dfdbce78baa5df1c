import { z } from 'zod';
import type { Say } from '../condition/say';
import type { Bid, Judged } from '../evaluation/contest';
import { reasonMessage } from '../evaluation/outcome-reasons';
import { refOf } from '../question/kind';
import type { QuestionnaireDocument } from '../questionnaire/document';
import { type Fraction, fraction, hundred, isZero, over, times, toDecimal, toExact } from '../scoring/fraction';
import { type TraceJson, traceToJson } from '../scoring/trace';
import { type Margin, smallestMove } from './margins';
import { type Rehearsed, rehearse, sampleCount } from './rehearse';
import type { RehearsalSettings } from './settings';

const Figure = z.strictObject({ shown: z.string(), exact: z.string() });

/** One row of a chart of weighting margins: the weighting, how far it may move, and who wins beyond. */
const MarginShown = z.strictObject({
  key: z.string(),
  label: z.string(),
  weight: Figure,
  from: Figure,
  to: Figure,
  below: z.string().nullable(),
  above: z.string().nullable(),
});
const MarginsShown = z.strictObject({ sentence: z.string(), rows: z.array(MarginShown) });

/** What a rehearsal found, in names and figures as text: what its child process hands back. */
export const Findings = z.strictObject({
  winner: z.string(),
  ranking: z.array(
    z.strictObject({
      name: z.string(),
      rank: z.int().nullable(),
      outcome: z.enum(['ranked', 'tied', 'disqualified', 'disregarded', 'not-scored']),
      total: z.string().nullable(),
      trace: z.custom<TraceJson>().nullable(),
      reasons: z.array(z.string()),
    }),
  ),
  removals: z.array(
    z.strictObject({
      name: z.string(),
      ranked: z.boolean(),
      wins: z.string(),
      changed: z.boolean(),
      reordered: z.boolean(),
      isWinner: z.boolean(),
      before: z.string(),
    }),
  ),
  questions: z.int(),
  deciding: z.array(
    z.strictObject({
      ref: z.string(),
      wording: z.string(),
      bid: z.string(),
      from: z.string(),
      to: z.string(),
      before: z.string(),
      wins: z.string(),
    }),
  ),
  award: MarginsShown,
  sections: MarginsShown.nullable(),
  shares: z
    .strictObject({
      samples: z.int(),
      /** Says which bids are out whatever the weightings; null where none is. */
      out: z.string().nullable(),
      rows: z.array(
        z.strictObject({ key: z.string(), name: z.string(), first: Figure, second: Figure, third: Figure }),
      ),
    })
    .nullable(),
});
export type Findings = z.infer<typeof Findings>;
export type MarginsShown = z.infer<typeof MarginsShown>;

const figure = (value: Fraction) => ({ shown: toDecimal(value, 2), exact: toExact(value) });

/** Names that stand together in one place: "A", "A and B". */
const together = (names: readonly string[], say: Say): string =>
  names.length < 2
    ? (names[0] ?? say('rehearsal.winner-none'))
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** The sentence over a chart of margins: which weighting changes the winner first. */
const sentenceOf = (margins: readonly Margin[], say: Say): string => {
  if (margins.length === 0) return say('rehearsal.margins-none');
  const least = smallestMove(margins);
  if (!least) return say('rehearsal.stays');
  const { margin, flip, by } = least;
  if (isZero(by)) return say('rehearsal.at-once', { criterion: margin.label });
  const params = { criterion: margin.label, at: toDecimal(flip.at, 2) };
  return flip === margin.below ? say('rehearsal.falls-below', params) : say('rehearsal.rises-above', params);
};

const marginsShown = (
  margins: readonly Margin[],
  name: (rows: readonly number[]) => string,
  say: Say,
): MarginsShown => ({
  sentence: sentenceOf(margins, say),
  rows: margins.map(({ id, label, weight, from, to, below, above }) => ({
    key: id,
    label,
    weight: figure(weight),
    from: figure(from),
    to: figure(to),
    below: below && name(below.wins),
    above: above && name(above.wins),
  })),
});

const rankedShown = (found: Rehearsed, document: QuestionnaireDocument, bids: Bid[], say: Say): Findings['ranking'] => {
  const contest = { format: 'assay-contest/1' as const, questionnaire: document, bids };
  return found.outcome.ranking.map((bid) => ({
    name: bid.bidder,
    rank: bid.rank,
    outcome: bid.outcome,
    total: bid.shownTotal,
    trace: bid.trace && traceToJson(bid.trace),
    reasons: bid.reasons.map((reason) => {
      const { key, params } = reasonMessage(reason, bid, contest);
      return say(key, params);
    }),
  }));
};

/** Runs the rehearsal and shapes what it found for the page: names for rows, figures as text. */
export const findingsOf = (
  document: QuestionnaireDocument,
  bids: Bid[],
  { seed, spread }: Pick<RehearsalSettings, 'seed' | 'spread'>,
  say: Say,
): Judged<Findings> => {
  const run = rehearse(document, bids, { seed, spread, samples: sampleCount });
  if (!run.ok) return run;
  const found = run.value;
  const own = (row: number): string => bids[row]?.bidder ?? '';
  const name = (rows: readonly number[]): string => together(rows.map(own), say);
  const winner = name(found.winners);
  const counts = found.counts;
  const decidable = found.deciding.filter(({ change }) => change !== null);
  // A bid that is out whatever the weightings has no share: a bar of 0 would look like a weak one.
  const isOut = (row: number): boolean => found.model.rows[row]?.out === true;
  const outNames = bids.flatMap(({ bidder }, at) => (isOut(at) ? [bidder] : []));
  const value: Findings = {
    winner:
      found.winners.length === 0
        ? say('rehearsal.winner-none')
        : found.winners.length === 1
          ? say('rehearsal.winner-alone', { name: winner })
          : say('rehearsal.winner-tied', { names: winner }),
    ranking: rankedShown(found, document, bids, say),
    removals: found.removals
      .map(({ row, ranked, wins, changed, reordered }) => ({
        name: own(row),
        ranked,
        wins: name(wins),
        changed,
        reordered,
        isWinner: found.winners.includes(row),
        before: winner,
      }))
      .sort((a, b) => Number(b.changed) - Number(a.changed) || Number(b.reordered) - Number(a.reordered)),
    questions: found.deciding.length,
    deciding: decidable.map(({ question, change }) => ({
      ref: refOf(question),
      wording: question.wording.en,
      bid: change ? own(change.row) : '',
      from: change?.from ?? '',
      to: change?.to ?? '',
      before: winner,
      wins: change ? name(change.wins) : '',
    })),
    award: marginsShown(found.award, name, say),
    sections: found.sections && marginsShown(found.sections, name, say),
    shares: counts && {
      samples: counts.samples,
      out:
        outNames.length > 0
          ? say('rehearsal.shares-out', { count: outNames.length, names: together(outNames, say) })
          : null,
      rows: bids.flatMap(({ bidder }, at) => {
        if (isOut(at)) return [];
        const [first = 0, second = 0, third = 0] = counts.counts[at] ?? [];
        const share = (count: number) =>
          figure(over(times(fraction(BigInt(count)), hundred), fraction(BigInt(counts.samples))));
        return [{ key: bidder, name: bidder, first: share(first), second: share(second), third: share(third) }];
      }),
    },
  };
  return { ok: true, value };
};
