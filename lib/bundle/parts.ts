import { z } from 'zod';
import { disregardGrounds } from '../evaluation/disregard';
import { MarkReason } from '../evaluation/mark-reason';
import { PublishableReason } from '../evaluation/moderation';
import { Decimal } from '../scoring/rules';

/** Names and forms of the files in an evidence bundle (decision 0022). What makes one and what checks one share them. */
export const paths = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  keys: 'keys.json',
  document: 'document.json',
  versions: 'versions.json',
  bidders: 'bidders.json',
  opening: 'opening.json',
  people: 'people.json',
  gates: 'gates.json',
  disregards: 'disregards.json',
  marks: 'marks.json',
  agreed: 'agreed.json',
  criteria: 'criteria.json',
  prices: 'prices.json',
  contest: 'contest.json',
  outcome: 'outcome.json',
  questions: 'questions.json',
  summaries: 'summaries.json',
  award: 'award.json',
  audit: 'audit.ndjson',
  heads: 'heads.ndjson',
} as const;

/** The document of an earlier published version. */
export const versionPath = (number: number): string => `versions/${number}.json`;
/** The exact text of a receipt that was signed, its signature in base64, and what was submitted. */
export const receiptPath = (submissionId: string): string => `receipts/${submissionId}.json`;
export const receiptSignaturePath = (submissionId: string): string => `receipts/${submissionId}.sig`;
export const submissionPath = (submissionId: string): string => `submissions/${submissionId}.json`;
/** An assessment summary as it was released. */
export const summaryPath = (submissionId: string): string => `summaries/${submissionId}.json`;

export const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const KeyId = z.string().regex(/^[0-9a-f]{16}$/);
/** Ids are ours: they become parts of paths, so nothing else may stand in them. */
export const Id = z.string().regex(/^[a-z0-9]{1,64}$/);
export const Version = z.int().min(1);

/** The form of every path in a bundle. */
export const plainPath = /^[a-z]+(\/[a-z0-9]+)?\.(json|ndjson|sig)$/;

/** What the bundle is about, and every file in it but itself and its signature, in the order of the archive. */
export const Manifest = z.strictObject({
  format: z.literal('assay-bundle/1'),
  procurement: z.strictObject({ id: Id, reference: z.string(), title: z.string() }),
  authority: z.string(),
  /** Version of the scoring engine that decided. */
  engineVersion: z.string(),
  /** ISO UTC. */
  finalisedAt: z.string(),
  /** The key that signed the manifest; its public half is in keys.json. */
  keyId: KeyId,
  /** SHA-256 in lower-case hex, size in bytes. */
  files: z.array(z.strictObject({ path: z.string().regex(plainPath), sha256: Hash, size: z.int().min(0) })).max(20_000),
});
export type Manifest = z.infer<typeof Manifest>;

export const Keys = z.strictObject({
  format: z.literal('assay-keys/1'),
  /** Ed25519, PEM (SPKI); the id is the first 16 hex digits of its SHA-256. */
  keys: z.array(z.strictObject({ keyId: KeyId, publicKey: z.string().max(1_000) })).max(100),
});

export const Versions = z.strictObject({
  format: z.literal('assay-versions/1'),
  versions: z.array(z.strictObject({ number: Version, documentHash: Hash, publishedAt: z.string(), path: z.string() })),
});

/** The opened submissions in the order of the contest's bids. */
export const Bidders = z.strictObject({
  format: z.literal('assay-bidders/1'),
  bidders: z.array(
    z.strictObject({
      bidder: z.string(),
      submissionId: Id,
      letter: z.string(),
      /** The key that signed the receipt. */
      keyId: z.string(),
    }),
  ),
});

/** The opening record, of which only what is checked against other files is given a form here. */
export const Opening = z.looseObject({
  format: z.literal('assay-opening/1'),
  procurement: z.looseObject({ id: z.string() }),
  submissions: z.array(
    z.looseObject({ reference: z.string(), receivedAt: z.string(), snapshotHash: Hash, letter: z.string() }),
  ),
});

export const People = z.strictObject({
  format: z.literal('assay-people/1'),
  people: z.array(z.strictObject({ id: z.string(), name: z.string(), duties: z.array(z.string()) })),
});

const onQuestion = { submissionId: Id, questionId: z.string(), version: Version };

/** Every decision about a gate; the last version of each stands. */
export const Gates = z.strictObject({
  format: z.literal('assay-gates/1'),
  decisions: z.array(
    z.strictObject({
      ...onQuestion,
      decision: z.enum(['pass', 'fail']),
      reason: z.string(),
      equivalentAccepted: z.boolean(),
      decidedBy: z.string(),
      decidedAt: z.string(),
    }),
  ),
});

/**
 * Every decision to disregard a tender or to take it back; the last version of each stands. With the notices and
 * explanations that came before one for a low price. Bundles from before such decisions could be made have no such file.
 */
export const Disregards = z.strictObject({
  format: z.literal('assay-disregards/1'),
  decisions: z.array(
    z.strictObject({
      submissionId: Id,
      version: Version,
      decision: z.enum(['disregard', 'take-back']),
      ground: z.enum(disregardGrounds),
      restsOn: z.enum(['', 'itself', 'another']),
      noticeId: z.string().nullable(),
      reason: z.string(),
      decidedBy: z.string(),
      decidedAt: z.string(),
    }),
  ),
  notices: z.array(
    z.strictObject({
      id: z.string(),
      submissionId: Id,
      version: Version,
      price: Decimal,
      how: z.string(),
      sentAt: z.string(),
      answerBy: z.string(),
      recordedBy: z.string(),
      recordedAt: z.string(),
    }),
  ),
  explanations: z.array(
    z.strictObject({
      submissionId: Id,
      noticeId: z.string(),
      says: z.string(),
      receivedAt: z.string(),
      recordedBy: z.string(),
      recordedAt: z.string(),
    }),
  ),
});

/** Every individual mark, who was to give it, and when each evaluator locked. */
export const Marks = z.strictObject({
  format: z.literal('assay-marks/1'),
  assignments: z.array(
    z.strictObject({
      questionId: z.string(),
      evaluatorId: z.string(),
      assignedBy: z.string(),
      assignedAt: z.string(),
      endedAt: z.string().nullable(),
      endReason: z.string().nullable(),
      replacedBy: z.string().nullable(),
    }),
  ),
  locks: z.array(z.strictObject({ evaluatorId: z.string(), lockedAt: z.string() })),
  marks: z.array(
    z.strictObject({
      ...onQuestion,
      evaluatorId: z.string(),
      kind: z.enum(['scored', 'confirmed', 'lowered']),
      mark: Decimal,
      reason: MarkReason,
      markedAt: z.string(),
    }),
  ),
});

/** Every agreed mark with its reasons; the last version of each stands. */
export const Agreed = z.strictObject({
  format: z.literal('assay-agreed/1'),
  lockedBy: z.string(),
  lockedAt: z.string(),
  marks: z.array(
    z.strictObject({
      ...onQuestion,
      mark: Decimal,
      source: z.enum(['adopted', 'moderated']),
      publishableReason: PublishableReason,
      restrictedNote: z.string(),
      whyDiffers: z.string(),
      attended: z.array(z.string()),
      factChecked: z.boolean(),
      changeReason: z.string(),
      agreedBy: z.string(),
      agreedAt: z.string(),
    }),
  ),
});

const entered = { reason: z.string(), enteredBy: z.string(), enteredAt: z.string() };

/** Every score of another criterion; the last version of each stands. */
export const Criteria = z.strictObject({
  format: z.literal('assay-criteria/1'),
  scores: z.array(
    z.strictObject({ submissionId: Id, criterionId: z.string(), version: Version, score: Decimal, ...entered }),
  ),
});

/** Every price in pounds, and who opened the prices; the last version of each stands. */
export const Prices = z.strictObject({
  format: z.literal('assay-prices/1'),
  opened: z.strictObject({ askedBy: z.string(), confirmedBy: z.string(), openedAt: z.string() }).nullable(),
  prices: z.array(
    z.strictObject({ submissionId: Id, version: Version, amount: Decimal, source: z.string(), ...entered }),
  ),
});

/** A line of the audit log, as `lib/audit.ts` hashes it. */
export const AuditLine = z.strictObject({
  stream: z.string(),
  sequence: z.int().min(1),
  id: z.string(),
  at: z.string(),
  actorId: z.string().nullable(),
  actorKind: z.enum(['buyer', 'supplier', 'anonymous', 'system']),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  refused: z.boolean(),
  data: z.string(),
  previousHash: z.string(),
  hash: Hash,
});

/** Where the log ended when the bundle was made. What is signed is the canonical text without the last two. */
export const Head = z.strictObject({
  format: z.literal('assay-head/1'),
  stream: z.string(),
  sequence: z.int().min(0),
  hash: z.string(),
  keyId: KeyId,
  signature: z.string(),
});
export type Head = z.infer<typeof Head>;
