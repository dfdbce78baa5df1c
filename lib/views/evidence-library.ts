import 'server-only';
import type { Reader } from '@/db/client';
import { namesOf } from '@/db/store/answer';
import { findEvidence } from '@/db/store/evidence';
import {
  contractStarts,
  type EvidenceDates,
  type LibraryFile,
  listAttached,
  listEarlier,
  listLibrary,
  roomTaken,
} from '@/db/store/evidence-library';
import { listPublishedDocuments, listResponsesOf, type ResponseHead } from '@/db/store/response';
import type { Context } from '@/lib/commands/command';
import { ukDay } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { everyQuestion } from '@/lib/questionnaire/find';
import { type ExpiryStanding, evidenceRoom, expiryStanding, type ScanState } from '@/lib/response/evidence';
import { config } from '@/lib/server/config';
import { view } from './view';

/** The room of one organisation, in words: 500 MB. */
export const evidenceQuotaShown = `${evidenceRoom.organisation.bytes / 1_000_000} MB`;

/** The questions of one response that a file stands beside. */
export type EvidenceUse = { responseId: string; title: string; refs: string[]; contractStart: string | null };

export type FileOfLibrary = {
  id: string;
  name: string;
  type: string;
  size: number;
  uploadedAt: string;
  uploadedBy: string;
  scan: ScanState;
  dates: EvidenceDates;
  expiry: ExpiryStanding;
  uses: EvidenceUse[];
};

/** Where each file is used: by file id, the responses in the order of their list. Four queries, however many there are. */
async function usesOf(db: Reader, heads: readonly ResponseHead[]): Promise<Map<string, EvidenceUse[]>> {
  const attached = await listAttached(
    db,
    heads.map(({ id }) => id),
  );
  const documents = await listPublishedDocuments(
    db,
    heads.map(({ versionId }) => versionId),
  );
  const starts = await contractStarts(
    db,
    heads.map(({ procurementId }) => procurementId),
  );
  const uses = new Map<string, EvidenceUse[]>();
  for (const { id, title, versionId, procurementId } of heads) {
    const published = documents.get(versionId);
    if (!published) continue;
    const beside = new Map(
      attached.flatMap((row) => (row.responseId === id ? [[row.questionId, row.evidence] as const] : [])),
    );
    const refs = new Map<string, string[]>();
    // In the order of the document, as people know the questions.
    for (const question of everyQuestion(published.document))
      for (const file of beside.get(question.id) ?? []) refs.set(file, [...(refs.get(file) ?? []), refOf(question)]);
    for (const [file, found] of refs) {
      const use = { responseId: id, title, refs: found, contractStart: starts.get(procurementId) ?? null };
      uses.set(file, [...(uses.get(file) ?? []), use]);
    }
  }
  return uses;
}

const earliest = (uses: readonly EvidenceUse[]): string | null =>
  uses.flatMap(({ contractStart }) => contractStart ?? []).sort()[0] ?? null;

/** The organisation's files with everything that a page says of them. */
export async function shownFiles(
  db: Reader,
  supplierId: string,
  context: Context,
): Promise<{ files: FileOfLibrary[]; room: { used: number; count: number } }> {
  const files = await listLibrary(db, supplierId);
  const uses = await usesOf(db, await listResponsesOf(db, supplierId));
  const names = await namesOf(db, supplierId, [...new Set(files.map(({ uploadedBy }) => uploadedBy))]);
  const { organisation } = await roomTaken(db, supplierId, null);
  const today = ukDay(context.now);
  const shown = (file: LibraryFile): FileOfLibrary => {
    const own = uses.get(file.id) ?? [];
    return {
      id: file.id,
      name: file.name,
      type: file.type.toUpperCase(),
      size: file.size,
      uploadedAt: file.uploadedAt,
      uploadedBy: names.get(file.uploadedBy) ?? '',
      scan: file.scan,
      dates: file.dates,
      expiry: expiryStanding(file.dates.expires, today, earliest(own)),
      uses: own,
    };
  };
  return { files: files.map(shown), room: { used: organisation.bytes, count: organisation.files } };
}

const ownSupplier = ({ viewer }: Context): { supplierId: string } | null =>
  viewer.kind === 'supplier' ? { supplierId: viewer.supplierId } : null;

/** Every file of the viewer's organisation, and where each is used. */
export const evidenceLibrary = view({
  action: 'evidence.read',
  load: async (_db, _input: null, context) => ownSupplier(context),
  facts: ({ supplierId }) => ({ supplierId }),
  show: async (db, { loaded: { supplierId }, context }) => ({
    ...(await shownFiles(db, supplierId, context)),
    quota: evidenceRoom.organisation.bytes,
    limit: config().uploadLimit,
  }),
});

export type EarlierShown = {
  fileId: string;
  name: string;
  type: string;
  size: number;
  scan: ScanState;
  uploadedAt: string;
  replacedAt: string;
  replacedBy: string;
};

/** One file of the viewer's organisation: its dates, where it is used, and the files it took the place of. */
export const evidenceFilePage = view({
  action: 'evidence.read',
  load: async (db, { evidenceId }: { evidenceId: string }, { viewer }) => {
    const file = viewer.kind === 'supplier' ? await findEvidence(db, viewer.supplierId, evidenceId) : null;
    return file && file.removedAt === null ? file : null;
  },
  facts: ({ supplierId }) => ({ supplierId }),
  show: async (db, { loaded, context }) => {
    const { files } = await shownFiles(db, loaded.supplierId, context);
    const file = files.find(({ id }) => id === loaded.id);
    const stored = (await listLibrary(db, loaded.supplierId)).find(({ id }) => id === loaded.id);
    const earlier = await listEarlier(db, loaded.supplierId, loaded.id);
    const names = await namesOf(db, loaded.supplierId, [...new Set(earlier.map(({ replacedBy }) => replacedBy))]);
    return file && stored
      ? {
          file,
          revision: stored.revision,
          limit: config().uploadLimit,
          earlier: earlier.map(
            (row): EarlierShown => ({
              fileId: row.fileId,
              name: row.name,
              type: row.type.toUpperCase(),
              size: row.size,
              scan: row.scan,
              uploadedAt: row.uploadedAt,
              replacedAt: row.replacedAt,
              replacedBy: names.get(row.replacedBy) ?? '',
            }),
          ),
        }
      : null;
  },
});
