import { z } from 'zod';
import { FileRefs } from '../question/kind';
import { canonical } from '../questionnaire/hash';
import { type Snapshot, snapshotFiles, snapshotHash } from './snapshot';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a supplier can show a court: what arrived, when, and its hashes. Its canonical text is what is signed. */
export const Receipt = z.strictObject({
  format: z.literal('assay-receipt/1'),
  /** Random, never a running number, which would count rivals. */
  reference: z.string().regex(/^ASY-[A-Z2-7]{4}-[A-Z2-7]{4}$/),
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
});
export type Receipt = z.infer<typeof Receipt>;

const code = (random: string, from: number): string => random.slice(from, from + 4).toUpperCase();

/** Takes at least 8 characters of random base32 text; returns a reference such as ASY-7K2M-Q4XD. */
export const receiptReference = (random: string): string => `ASY-${code(random, 0)}-${code(random, 4)}`;

/** Takes at least 4 characters of random base32 text; returns the reference of a late attempt, such as LATE-3Q7T. */
export const lateReference = (random: string): string => `LATE-${code(random, 0)}`;

/** Takes a snapshot and the facts of its arrival; returns the receipt. Throws a ZodError where a fact has no form. */
export const makeReceipt = (
  snapshot: Snapshot,
  facts: Pick<Receipt, 'reference' | 'procurement' | 'supplier' | 'submission' | 'receivedAt'>,
): Receipt =>
  Receipt.parse({
    ...facts,
    format: 'assay-receipt/1',
    version: snapshot.version,
    documentHash: snapshot.documentHash,
    snapshotHash: snapshotHash(snapshot),
    lotIds: snapshot.lotIds,
    answered: Object.keys(snapshot.answers).length,
    files: snapshotFiles(snapshot),
  });

/** Takes a receipt; returns the exact text whose UTF-8 bytes are signed and checked (RFC 8785). */
export const receiptText = (receipt: Receipt): string => canonical(receipt);
