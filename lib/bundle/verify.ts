import { checkMarks, checkOutcome } from './check-decision';
import { checkManifest, type Proofs } from './check-manifest';
import { checkAudit, checkDocument, checkReceipts } from './check-record';
import { archive, BundleFault } from './fault';
import { openBundle } from './opened';
import { unpackBundle } from './read';
import type { Part } from './zip';

/** The checks in the order in which they are printed. */
export const checks = ['manifest', 'document', 'receipts', 'audit', 'marks', 'outcome'] as const;
export type CheckName = (typeof checks)[number];

/** What became of one check; a fault is the first that it found. */
export type Checked = { check: CheckName; fault: BundleFault | null };

const faultOf = (error: unknown): BundleFault => {
  if (error instanceof BundleFault) return error;
  // Whatever nobody thought of is a fault of the bundle, and no crash of what checks it.
  return new BundleFault(archive, `cannot be checked (${error instanceof Error ? error.message : String(error)})`);
};

/**
 * Checks a bundle without server or database. Takes its bytes, the means to check signatures, and the id of the key that
 * was told elsewhere, or null; returns every check with its first fault. An archive that cannot be unpacked has no other
 * checks.
 */
export async function verifyBundle(bytes: Buffer, proofs: Proofs, trusted: string | null): Promise<Checked[]> {
  let parts: Part[];
  try {
    parts = await unpackBundle(bytes);
  } catch (error) {
    return [{ check: 'manifest', fault: faultOf(error) }];
  }
  const bundle = openBundle(parts);
  const run: Record<CheckName, () => void> = {
    manifest: () => checkManifest(bundle, bytes, proofs, trusted),
    document: () => checkDocument(bundle),
    receipts: () => checkReceipts(bundle, proofs),
    audit: () => checkAudit(bundle, proofs),
    marks: () => checkMarks(bundle),
    outcome: () => checkOutcome(bundle),
  };
  return checks.map((check) => {
    try {
      run[check]();
      return { check, fault: null };
    } catch (error) {
      return { check, fault: faultOf(error) };
    }
  });
}

/** `ok manifest`, or `FAIL manifest: contest.json: its SHA-256 is not the one in the manifest`. */
export const checkedLine = ({ check, fault }: Checked): string =>
  fault ? `FAIL ${check}: ${fault.path}: ${fault.reason}` : `ok ${check}`;
