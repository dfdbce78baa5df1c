import { z } from 'zod';
import { PracticeReceipt, Receipt } from './receipt';
import { answerHash, answerSalt } from './salted';
import { Snapshot, snapshotFiles, snapshotHash } from './snapshot';

/** The file that "Download receipt" gives: the receipt to read, the exact text that was signed, and how to check it. */
export const SignedReceipt = z.strictObject({
  format: z.enum(['assay-signed-receipt/1', 'assay-signed-practice-receipt/1']),
  receipt: z.union([Receipt, PracticeReceipt]),
  signed: z.string(),
  signature: z.base64(),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  publicKey: z.string(),
});
export type SignedReceipt = z.infer<typeof SignedReceipt>;

/** One thing that was checked, in words, and whether it holds. */
export type Check = { what: string; holds: boolean };

const own = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;

/** Takes JSON of a "what you sent" file; returns the snapshot. Throws a ZodError where it is none. */
export const readSent = (json: unknown): Snapshot => Snapshot.parse(json);

/**
 * Takes a receipt and what is said to have been sent; returns every check: the whole, each answer with its salted hash,
 * and the files. An answer that only one of the two knows does not hold.
 */
export const checkSent = (receipt: Receipt | PracticeReceipt, sent: Snapshot): Check[] => {
  const checks: Check[] = [{ what: 'what you sent as a whole', holds: snapshotHash(sent) === receipt.snapshotHash }];
  if ('answers' in receipt)
    for (const id of [...new Set([...Object.keys(receipt.answers), ...Object.keys(sent.answers)])].sort()) {
      const answer = own(sent.answers, id);
      const holds =
        answer !== undefined &&
        sent.salt !== undefined &&
        answerHash(answerSalt(sent.salt, id), id, answer) === own(receipt.answers, id);
      checks.push({ what: `answer ${id}`, holds });
    }
  const named = new Set(snapshotFiles(sent).map(({ name, sha256 }) => `${sha256} ${name}`));
  for (const { name, sha256 } of receipt.files)
    checks.push({ what: `file ${name} is named in what you sent`, holds: named.has(`${sha256} ${name}`) });
  return checks;
};

/** Takes a receipt and a file by name and SHA-256; returns whether the receipt names these bytes, under any name. */
export const checkFile = (receipt: Receipt | PracticeReceipt, file: { name: string; sha256: string }): Check => {
  const found = receipt.files.find(({ sha256 }) => sha256 === file.sha256);
  return {
    what: found && found.name !== file.name ? `file ${file.name} (sent as ${found.name})` : `file ${file.name}`,
    holds: found !== undefined,
  };
};
