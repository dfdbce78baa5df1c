import { z } from 'zod';
import { toDecimal, toExact } from '../scoring/fraction';
import { type Trace, traceRules, traceToJson } from '../scoring/trace';
import { disregardGrounds } from './disregard';
import type { Outcome } from './outcome';

/** A displayed figure: a decimal string, without the limits of an input, since a value index may be long. */
const Figure = z.string().regex(/^-?\d+(\.\d+)?$/);
const Exact = z.string().regex(/^-?\d+\/\d+$/);
const Score = { score: Figure.nullable(), scoreExact: Exact.nullable() };

const TraceJson = z.strictObject({
  label: z.string(),
  rule: z.enum(traceRules),
  value: Exact,
  get parts() {
    return z.array(TraceJson);
  },
  about: z.string().optional(),
  note: z.string().optional(),
});

const Row = z.strictObject({
  bidder: z.string(),
  rank: z.int().min(1).nullable(),
  total: Figure.nullable(),
  totalExact: Exact.nullable(),
  outcome: z.enum(['ranked', 'tied', 'disqualified', 'disregarded', 'not-scored']),
  reasons: z.array(
    z.strictObject({
      id: z.string(),
      rule: z.enum([
        'condition-of-participation',
        'requirement',
        'threshold',
        'section-threshold',
        'minimum-quality',
        'nothing-counts',
        'no-quality',
        ...disregardGrounds,
      ]),
    }),
  ),
  sections: z.array(z.strictObject({ id: z.string(), ...Score })),
  principles: z.array(z.strictObject({ principle: z.int().min(1).max(14), ...Score })),
  trace: TraceJson.nullable(),
});

/** The outcome as `npm run score` prints it, as evidence bundles hold it and as the app stores it. */
export const OutcomeJson = z.strictObject({
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
  order: z.enum(['highest', 'lowest']),
  ranking: z.array(Row),
});
export type OutcomeJson = z.infer<typeof OutcomeJson>;

/** Takes an outcome; returns it as plain JSON: scores rounded once for display beside the exact `n/d`. */
export const outcomeToJson = (outcome: Outcome): OutcomeJson => {
  const shown = (score: Trace | null): { score: string | null; scoreExact: string | null } => ({
    score: score && toDecimal(score.value, outcome.places),
    scoreExact: score && toExact(score.value),
  });
  return {
    documentHash: outcome.documentHash,
    order: outcome.order,
    ranking: outcome.ranking.map((bid) => ({
      bidder: bid.bidder,
      rank: bid.rank,
      total: bid.shownTotal,
      totalExact: bid.total && toExact(bid.total.value),
      outcome: bid.outcome,
      reasons: bid.reasons.map(({ id, rule }) => ({ id, rule })),
      sections: bid.sections.map(({ id, score }) => ({ id, ...shown(score) })),
      principles: bid.principles.map(({ principle, score }) => ({ principle, ...shown(score) })),
      trace: bid.trace && traceToJson(bid.trace),
    })),
  };
};
