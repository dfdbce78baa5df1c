import 'server-only';
import { fetchFile } from '@/db/evidence-files';
import { type Evidence, findEvidence, listEvidence } from '@/db/store/evidence';
import { findProcurement } from '@/db/store/procurement';
import { listOpenedSubmissions } from '@/db/store/submission';
import { snapshotFiles } from '@/lib/response/snapshot';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

export type EvidenceFile = { name: string; bytes: Uint8Array };

const fetched = async ({ supplierId, fileId, name }: Evidence): Promise<EvidenceFile> => ({
  name,
  bytes: await fetchFile(supplierId, fileId),
});

/** A file of the supplier's own organisation, removed ones included. */
export const ownEvidenceFile = view({
  action: 'evidence.read',
  load: async (db, { evidenceId }: { evidenceId: string }, { viewer }) =>
    viewer.kind === 'supplier' ? findEvidence(db, viewer.supplierId, evidenceId) : null,
  facts: ({ supplierId }) => ({ supplierId }),
  show: (_db, { loaded }): Promise<EvidenceFile> => fetched(loaded),
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
    const files = await listEvidence(db, submission.supplierId, true);
    const same = files.filter(({ sha256 }) => sha256 === wanted.sha256);
    const file = same.find(({ name }) => name === wanted.name) ?? same[0];
    return file ? { ...(await fetched(file)), name: wanted.name } : null;
  },
});
