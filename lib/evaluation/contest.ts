import { z } from 'zod';
import { QuestionnaireDocument } from '../questionnaire/document';
import { Decimal } from '../scoring/rules';
import { disregardGrounds } from './disregard';
import { type Fault, schemaFaults } from './faults';

/** An answer as it crosses every border: text, ids of options, references to files, or rows of a table. */
const AnswerValue = z.union([
  z.string().max(1_000_000),
  z.array(z.string().max(100_000)).max(1_000),
  z.array(z.strictObject({ sha256: z.string(), name: z.string(), size: z.int().min(0) })).max(1_000),
  z.array(z.array(z.string().max(100_000)).max(100)).max(10_000),
]);

/** One bid with everything the engine may look at. Marks are the agreed ones; individual marks never come here. */
export const Bid = z.strictObject({
  bidder: z.string().min(1).max(200),
  answers: z.record(z.string(), AnswerValue).optional(),
  marks: z.record(z.string(), Decimal).optional(),
  decisions: z.record(z.string(), z.enum(['pass', 'fail'])).optional(),
  notApplicable: z.array(z.string()).optional(),
  criteria: z.record(z.string(), Decimal).optional(),
  price: Decimal.nullable().optional(),
  /** The ground on which the authority disregarded the tender by a decision of its own; absent where it did not. */
  disregarded: z.enum(disregardGrounds).optional(),
});
export type Bid = z.infer<typeof Bid>;

/** A contest: the published questionnaire and the bids, as `npm run score` reads it (product 7). */
export const Contest = z.strictObject({
  format: z.literal('assay-contest/1'),
  questionnaire: QuestionnaireDocument,
  bids: z.array(Bid).max(10_000),
});
export type Contest = { format: 'assay-contest/1'; questionnaire: QuestionnaireDocument; bids: Bid[] };

/** A value, or every fault found in what was given. */
export type Judged<T> = { ok: true; value: T } | { ok: false; faults: Fault[] };

/**
 * Reads a contest from parsed JSON. Checks form only: required and unknown keys, decimal strings, ids. Whether the
 * parts fit one another is checked when it is decided (`outcome.ts`).
 */
export const readContest = (input: unknown): Judged<Contest> => {
  const read = Contest.safeParse(input, { reportInput: true });
  return read.success ? { ok: true, value: read.data as Contest } : { ok: false, faults: schemaFaults(read.error) };
};
