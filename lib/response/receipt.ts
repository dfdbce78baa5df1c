import { z } from 'zod';
import { FileRefs } from '../question/kind';
import { canonical } from '../questionnaire/hash';
import { answerHashes } from './salted';
import { type Snapshot, snapshotFiles, snapshotHash } from './snapshot';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const shared = {
  procurement: z.strictObject({ reference: z.string(), title: z.string() }),
  supplier: z.string(),
  /** Which submission of this supplier it is: 1, 2 … */
  submission: z.int().min(1),
  version: z.int().min(1),
  documentHash: Hash,
  snapshotHash: Hash,
  lotIds: z.array(z.string()),
  answered: z.int().min(0),
  files: FileRefs,
  /** When the request reached us, UTC to the millisecond. */
  receivedAt: z.iso.datetime({ precision: 3 }),
};
/** Salted hash of each answer by question id: `salted.ts` says how each is made. */
const answers = z.record(z.string(), Hash);
/** Random, never a running number, which would count rivals. */
const reference = z.string().regex(/^ASY-[A-Z2-7]{4}-[A-Z2-7]{4}$/);

/**
 * What a supplier can show a court: what arrived, when, and its hashes. Its canonical text is what is signed. Receipts of
 * the first form have no hash of each answer.
 */
export const Receipt = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('assay-receipt/1'), reference, ...shared }),
  z.strictObject({ format: z.literal('assay-receipt/2'), reference, ...shared, answers }),
]);
export type Receipt = z.infer<typeof Receipt>;

/** What a practice run gives: made and signed like a receipt, and in every part not one. */
export const PracticeReceipt = z.strictObject({
  format: z.literal('assay-practice-receipt/1'),
  practice: z.literal('Nobody received this. It does not count.'),
  reference: z.string().regex(/^PRACTICE-[A-Z2-7]{4}-[A-Z2-7]{4}$/),
  ...shared,
  answers,
});
export type PracticeReceipt = z.infer<typeof PracticeReceipt>;

const code = (random: string, from: number): string => random.slice(from, from + 4).toUpperCase();

/** Takes at least 8 characters of random base32 text; returns a reference such as ASY-7K2M-Q4XD. */
export const receiptReference = (random: string): string => `ASY-${code(random, 0)}-${code(random, 4)}`;

/** Takes at least 4 characters of random base32 text; returns the reference of a late attempt, such as LATE-3Q7T. */
export const lateReference = (random: string): string => `LATE-${code(random, 0)}`;

/** Takes at least 8 characters of random base32 text; returns the reference of a practice run. */
export const practiceReference = (random: string): string => `PRACTICE-${code(random, 0)}-${code(random, 4)}`;

type Arrival = Pick<Receipt, 'reference' | 'procurement' | 'supplier' | 'submission' | 'receivedAt'>;

const bodyOf = (snapshot: Snapshot, facts: Arrival) => ({
  ...facts,
  version: snapshot.version,
  documentHash: snapshot.documentHash,
  snapshotHash: snapshotHash(snapshot),
  lotIds: snapshot.lotIds,
  answered: Object.keys(snapshot.answers).length,
  files: snapshotFiles(snapshot),
});

/** Takes a snapshot and the facts of its arrival; returns the receipt. Throws a ZodError where a fact has no form. */
export const makeReceipt = (snapshot: Snapshot, facts: Arrival): Receipt => {
  const hashes = answerHashes(snapshot);
  const body = bodyOf(snapshot, facts);
  return Receipt.parse(
    hashes ? { ...body, format: 'assay-receipt/2', answers: hashes } : { ...body, format: 'assay-receipt/1' },
  );
};

/** The same for a practice run. */
export const makePracticeReceipt = (snapshot: Snapshot, facts: Arrival): PracticeReceipt =>
  PracticeReceipt.parse({
    ...bodyOf(snapshot, facts),
    format: 'assay-practice-receipt/1',
    practice: 'Nobody received this. It does not count.',
    answers: answerHashes(snapshot) ?? {},
  });

/** Takes a receipt; returns the exact text whose UTF-8 bytes are signed and checked (RFC 8785). */
export const receiptText = (receipt: Receipt | PracticeReceipt): string => canonical(receipt);
