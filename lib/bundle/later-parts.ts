import { z } from 'zod';
import { WithholdingGround } from '../evaluation/withheld';
import { Hash, Id, Version } from './parts';

// What came before the gates by question and answer, and what followed the outcome. Bundles from before these were put in
// have no such files; what the log says of them must be there (decision 0022).

const Day = z.iso.date();

/** What the lead asked single bidders about their tenders, and what they answered. */
export const Questions = z.strictObject({
  format: z.literal('assay-questions/1'),
  questions: z.array(
    z.strictObject({
      id: z.string(),
      submissionId: Id,
      questionId: z.string(),
      number: Version,
      text: z.string(),
      answerBy: z.string(),
      askedBy: z.string(),
      askedAt: z.string(),
      answer: z.strictObject({ text: z.string(), answeredBy: z.string(), answeredAt: z.string() }).nullable(),
    }),
  ),
});
export type Questions = z.infer<typeof Questions>;

/** The released assessment summaries, each in a file of its own, with what was added to reasons and withheld from them. */
export const Summaries = z.strictObject({
  format: z.literal('assay-summaries/1'),
  /** Null while none are released; then there is nothing else. */
  release: z
    .strictObject({
      hash: Hash,
      count: z.int().min(0),
      askedBy: z.string(),
      confirmedBy: z.string(),
      releasedAt: z.string(),
    })
    .nullable(),
  summaries: z.array(z.strictObject({ submissionId: Id, documentHash: Hash, path: z.string() })),
  /** The words that stand in a summary for the name of a person. */
  instead: z.string(),
  added: z.array(
    z.strictObject({
      submissionId: Id,
      place: z.string(),
      version: Version,
      words: z.string(),
      writtenBy: z.string(),
      writtenAt: z.string(),
    }),
  ),
  withheld: z.array(
    z.strictObject({
      submissionId: Id,
      words: z.string(),
      ground: WithholdingGround,
      hiddenFrom: z.enum(['others', 'everybody']),
      why: z.string(),
      withheldBy: z.string(),
      withheldAt: z.string(),
    }),
  ),
});
export type Summaries = z.infer<typeof Summaries>;

/** The award decision with its sign-off, every record of the contract award notice and of the contract, and holds. */
export const Award = z.strictObject({
  format: z.literal('assay-award/1'),
  decision: z
    .strictObject({
      submissionId: Id,
      outcomeHash: Hash,
      /** What both people saw beside it. */
      facts: z.looseObject({
        outcomeHash: Hash,
        tenders: z.strictObject({
          ranked: z.int(),
          disqualified: z.int(),
          disregarded: z.int(),
          notScored: z.int(),
        }),
      }),
      reason: z.string(),
      askedBy: z.string(),
      confirmedBy: z.string(),
      decidedAt: z.string(),
    })
    .nullable(),
  notices: z.array(
    z.strictObject({
      reference: z.string(),
      publishedOn: Day,
      standstill: z.enum(['mandatory', 'longer', 'voluntary', 'stated', 'none']),
      lastDay: Day.nullable(),
      holidays: z.array(Day),
      recordedBy: z.string(),
      recordedAt: z.string(),
    }),
  ),
  contracts: z.array(
    z.strictObject({
      enteredOn: Day.nullable(),
      reason: z.string(),
      recordedBy: z.string(),
      recordedAt: z.string(),
    }),
  ),
});
export type Award = z.infer<typeof Award>;
