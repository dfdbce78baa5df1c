import type { FileRef } from '../question/settings';
import { canonical } from '../questionnaire/hash';
import { answerHashes } from './salted';
import { type FromPortal, type Snapshot, snapshotHash } from './snapshot';

export type PortalReceiptFacts = {
  reference: string;
  /** Says in words what the portal did, and what Assay did. */
  statement: string;
  procurement: { reference: string; title: string };
  supplier: string;
  /** When the portal received it, as the portal states it; ISO UTC. */
  receivedByPortalAt: string;
  /** When it was loaded into Assay; ISO UTC. */
  loadedAt: string;
  manifestHash: string;
};

const plainFile = ({ sha256, name, size }: FileRef) => ({ sha256, name, size: String(size) });

/**
 * Takes what was frozen of a response that came through a portal, and the facts of its loading; returns the exact text
 * that is signed and kept in the place of a receipt (RFC 8785). It claims nothing about the portal but what it stated.
 */
export const portalReceiptText = (
  snapshot: Snapshot & { portal: FromPortal },
  { reference, ...facts }: PortalReceiptFacts,
): string => {
  const { portal, openedThereAt, reference: portalReference, workbook, files } = snapshot.portal;
  return canonical({
    format: 'assay-loading-record/1',
    reference,
    ...facts,
    portal,
    openedThereAt,
    portalReference,
    version: String(snapshot.version),
    documentHash: snapshot.documentHash,
    snapshotHash: snapshotHash(snapshot),
    lotIds: snapshot.lotIds,
    workbook: plainFile(workbook),
    files: files.map(plainFile),
    answers: answerHashes(snapshot),
  });
};

/** Takes at least 8 characters of random base32 text; returns the reference of a loaded response, such as LOAD-7K2M-Q4XD. */
export const loadReference = (random: string): string =>
  `LOAD-${random.slice(0, 4).toUpperCase()}-${random.slice(4, 8).toUpperCase()}`;
