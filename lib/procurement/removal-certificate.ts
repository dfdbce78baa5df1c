import { hashOf } from '../questionnaire/hash';
import type { KeepingBasis } from './record-keeping';
import { type RemovedKind, removedKinds } from './removal-inventory';

/** How many things of one kind there were, how long they were together in bytes, and the hash over their hashes. */
export type Tally = { count: number; bytes: number; hash: string };

/** What goes, counted: rows by kind, and files. */
export type Manifest = {
  rows: (Tally & { kind: RemovedKind })[];
  files: Tally;
  /** Files that stay because another response of the same supplier holds them. */
  staying: number;
};

type Thing = { hash: string; bytes: number };

const tally = (things: readonly Thing[]): Tally => ({
  count: things.length,
  bytes: things.reduce((sum, { bytes }) => sum + bytes, 0),
  hash: hashOf(things.map(({ hash }) => hash).sort()),
});

/** Takes every row and file that goes, by hash and length in bytes; returns them counted, kinds in their fixed order. */
export const manifestOf = (
  rows: readonly (Thing & { kind: RemovedKind })[],
  files: readonly Thing[],
  staying: number,
): Manifest => ({
  rows: removedKinds.map((kind) => ({ kind, ...tally(rows.filter((row) => row.kind === kind)) })),
  files: tally(files),
  staying,
});

/** What a removal was decided on: the clock, and what there was. */
export type RemovalBasis = { basis: KeepingBasis; from: string; until: string; manifest: Manifest };

/**
 * Takes what a removal is decided on; returns the hash that two people agree to. Messages are left out of it: asking
 * sends one, and every delivery changes its row.
 */
export const removalHash = ({ manifest, ...clock }: RemovalBasis): string =>
  hashOf({ ...clock, manifest: { ...manifest, rows: manifest.rows.filter(({ kind }) => kind !== 'mail') } });

/** What is left of the records: who removed what, when, why, and by which clock. Times are ISO UTC, days UK days. */
export type RemovalCertificate = {
  format: 'assay-removal/1';
  authority: string;
  procurement: { id: string; title: string; reference: string };
  /** Null where nothing was awarded; the contract is null with it. */
  award: { supplier: string; decidedAt: string; outcomeHash: string } | null;
  contract: { enteredOn: string | null } | null;
  /** When the procurement was cancelled; null where it was not. */
  cancelledAt: string | null;
  clock: { basis: KeepingBasis; from: string; until: string; rule: string };
  /** Holds that stood and were lifted before. */
  holds: number;
  askedBy: string;
  askedAt: string;
  reason: string;
  signedBy: string;
  signedAt: string;
  /** When the last row was gone, and the UK day of that. */
  removedAt: string;
  removedOn: string;
  manifest: Manifest;
  totals: { rows: number; files: number; bytes: number };
  /** Hash over the hashes of everything that was removed. */
  removedHash: string;
};

/** Takes a manifest; returns the sums over all kinds: rows, files, and bytes of both. */
export const totalsOf = ({ rows, files }: Manifest): RemovalCertificate['totals'] => ({
  rows: rows.reduce((sum, { count }) => sum + count, 0),
  files: files.count,
  bytes: rows.reduce((sum, { bytes }) => sum + bytes, files.bytes),
});

/** Takes a manifest; returns the hash over the hashes of everything in it. */
export const removedHashOf = ({ rows, files }: Manifest): string =>
  hashOf([...rows.map(({ hash }) => hash), files.hash]);

/** What is known when a removal is signed: all that its certificate will say but when the last row was gone. */
export type RemovalOrder = Omit<RemovalCertificate, 'format' | 'totals' | 'removedHash' | 'removedAt' | 'removedOn'>;

/** Takes what was signed and when the last row was gone; returns the certificate. */
export const certificateOf = (
  facts: RemovalOrder & Pick<RemovalCertificate, 'removedAt' | 'removedOn'>,
): RemovalCertificate => ({
  format: 'assay-removal/1',
  ...facts,
  totals: totalsOf(facts.manifest),
  removedHash: removedHashOf(facts.manifest),
});
