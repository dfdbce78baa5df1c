import { z } from 'zod';
import { Segment } from './withheld';

/** Decimal strings as they are shown: a value index may be long. */
const Figure = z.string().regex(/^-?\d+(\.\d+)?$/);
const Words = z.array(Segment);

/** Parts of a reason in the order in which they are read; `added` is what the authority added for the summary. */
export const reasonPartNames = ['shows', 'strengths', 'whyNotHigher', 'whyNotLower', 'added'] as const;

/** How a tender was assessed, as its supplier or another one reads it. */
export const AssessedTender = z.strictObject({
  name: z.string(),
  /** In pounds; the supplier's own copy alone has it. */
  price: Figure.nullable(),
  total: Figure.nullable(),
  /** Sub-totals: points by part of the award, and scores of sections out of 100. */
  points: z.array(z.strictObject({ title: z.string(), points: Figure, of: z.string() })),
  sections: z.array(z.strictObject({ title: z.string(), score: Figure })),
  questions: z.array(
    z.strictObject({
      id: z.string(),
      ref: z.string(),
      section: z.string(),
      wording: z.string(),
      /** Null where no mark was given: not asked, does not apply, or out before it was marked. */
      mark: Figure.nullable(),
      max: Figure,
      without: z.enum(['not-asked', 'not-applicable', 'not-marked']).nullable(),
      reason: z.array(z.strictObject({ part: z.enum(reasonPartNames), words: Words })),
    }),
  ),
  criteria: z.array(
    z.strictObject({ id: z.string(), title: z.string(), score: Figure.nullable(), max: Figure, reason: Words }),
  ),
});
export type AssessedTender = z.infer<typeof AssessedTender>;

/**
 * An assessment summary as one supplier gets it: what Procurement Regulations 2024, regulation 31 asks for. It is frozen
 * at the release, so it holds every word that is read and nothing that would have to be looked up again.
 */
export const SummaryDocument = z.strictObject({
  format: z.literal('assay-summary/1'),
  procurement: z.strictObject({ title: z.string(), reference: z.string() }),
  authority: z.strictObject({ name: z.string(), contact: z.string() }),
  /** Under which law it is owed: the Act with its regulations, or with the Welsh ones; null where neither asks for it. */
  law: z.enum(['act', 'wales']).nullable(),
  supplier: z.strictObject({ name: z.string(), postal: z.string(), email: z.string(), identifier: z.string() }),
  /** The published version, where the award criteria stand in full. */
  version: z.strictObject({ number: z.int().min(1), hash: z.string() }),
  outcome: z.enum(['first', 'ranked', 'disqualified', 'not-scored']),
  rank: z.int().min(1).nullable(),
  /** Why the contract is not awarded to this supplier; empty for the most advantageous tender. */
  why: z.array(Words),
  award: z.strictObject({
    how: z.string(),
    criteria: z.array(z.strictObject({ title: z.string(), weight: z.string(), how: z.string() })),
    marks: z.array(z.strictObject({ mark: Figure, label: z.string(), text: z.string() })),
  }),
  own: AssessedTender,
  /** The most advantageous tender, for every other assessed supplier. */
  winner: AssessedTender.nullable(),
});
export type SummaryDocument = z.infer<typeof SummaryDocument>;

/** Takes a summary; returns every run of words in it that may have something withheld. */
export const segmentsOf = ({ why, own, winner }: SummaryDocument): Segment[] =>
  [
    ...why,
    ...[own, winner].flatMap((part) =>
      part
        ? [
            ...part.questions.flatMap(({ reason }) => reason.map(({ words }) => words)),
            ...part.criteria.map(({ reason }) => reason),
          ]
        : [],
    ),
  ].flat();
