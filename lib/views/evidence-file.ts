import 'server-only';
import type { Reader } from '@/db/client';
import { fetchFile } from '@/db/evidence-files';
import { findEvidence, listEvidence } from '@/db/store/evidence';
import { listEarlier, listScans } from '@/db/store/evidence-library';
import { findProcurement } from '@/db/store/procurement';
import { listOpenedSubmissions } from '@/db/store/submission';
import { snapshotFiles } from '@/lib/response/snapshot';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

export type EvidenceFile = { name: string; bytes: Uint8Array };

type Kept = { supplierId: string; fileId: string; name: string };

/** The bytes of a file; null where a scanner found a virus in it, which nobody gets from here. */
async function fetched(db: Reader, { supplierId, fileId, name }: Kept): Promise<EvidenceFile | null> {
  if ((await listScans(db, supplierId)).get(fileId) === 'infected') return null;
  return { name, bytes: await fetchFile(supplierId, fileId) };
}

/**
 * A file of the supplier's own organisation, removed ones included; with `fileId` one whose place it took. Null where
 * there is no such earlier file, or a virus in it.
 */
export const ownEvidenceFile = view({
  action: 'evidence.read',
  load: async (db, { evidenceId }: { evidenceId: string; fileId?: string | undefined }, { viewer }) =>
    viewer.kind === 'supplier' ? findEvidence(db, viewer.supplierId, evidenceId) : null,
  facts: ({ supplierId }) => ({ supplierId }),
  show: async (db, { loaded, input: { fileId } }): Promise<EvidenceFile | null> => {
    if (fileId === undefined || fileId === loaded.fileId) return fetched(db, loaded);
    const earlier = (await listEarlier(db, loaded.supplierId, loaded.id)).find((file) => file.fileId === fileId);
    return earlier ? fetched(db, earlier) : null;
  },
});

/** Where buyer-side people download a file of an opened submission: it is named by its hash, as in the snapshot. */
export const submittedEvidencePath = (procurementId: string, submissionId: string, file: { sha256: string }): string =>
  `/procurements/${procurementId}/submissions/${submissionId}/evidence/${file.sha256}`;

/** A file of an opened submission, for those who may read it; null where the submission holds no such file. */
export const submittedEvidenceFile = view({
  action: 'submission.read',
  load: (db, { procurementId }: { procurementId: string; submissionId: string; sha256: string }) =>
    findProcurement(db, procurementId),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input }): Promise<EvidenceFile | null> => {
    const [submission] = await listOpenedSubmissions(db, state, [input.submissionId]);
    const wanted = submission && snapshotFiles(submission.snapshot).find(({ sha256 }) => sha256 === input.sha256);
    if (!submission || !wanted) return null;
    // Whatever became of it in the library afterwards: removed and replaced files are looked through too.
    const files: (Kept & { sha256: string })[] = [
      ...(await listEvidence(db, submission.supplierId, true)),
      ...(await listEarlier(db, submission.supplierId)),
    ];
    const same = files.filter(({ sha256 }) => sha256 === wanted.sha256);
    const file = same.find(({ name }) => name === wanted.name) ?? same[0];
    return file ? fetched(db, { ...file, name: wanted.name }) : null;
  },
});
