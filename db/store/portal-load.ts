import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { isScanState, type ScanState } from '@/lib/response/evidence';
import { openJson, openText, sealJson, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

const Facts = z.strictObject({ organisation: z.string(), reference: z.string() });
const LotIds = z.array(z.string());
const about = (id: string): string => `portal-bid:${id}`;
const aboutFile = (id: string, part: 'name' | 'content'): string => `portal-file:${id}:${part}`;

export type PortalLoadHead = typeof t.portalLoad.$inferSelect;

/** A file as it came through the portal. What a workbook says is read apart. */
export type PortalFile = {
  id: string;
  bidId: string;
  role: 'workbook' | 'evidence';
  fileId: string;
  name: string;
  sha256: string;
  size: number;
  type: string;
  scan: ScanState;
  uploadedBy: string;
  uploadedAt: string;
};

/** One organisation's response as it came through the portal. */
export type PortalBid = {
  id: string;
  supplierId: string;
  organisation: string;
  /** What the portal calls it; '' where it gave no reference. */
  reference: string;
  receivedAt: string;
  lotIds: string[];
  addedBy: string;
  addedAt: string;
  submissionId: string | null;
  files: PortalFile[];
};

/** The load of a procurement without what is in it, or null where nobody has begun. */
export async function findPortalLoad(db: Reader, procurementId: string): Promise<PortalLoadHead | null> {
  const [row] = await db.select().from(t.portalLoad).where(eq(t.portalLoad.procurementId, procurementId)).limit(1);
  return row ?? null;
}

/** Everything that came, in the order in which it was added; files by name. */
export async function listPortalBids(db: Reader, procurementId: string): Promise<PortalBid[]> {
  const bids = await db
    .select()
    .from(t.portalBid)
    .where(eq(t.portalBid.procurementId, procurementId))
    .orderBy(asc(t.portalBid.addedAt), asc(t.portalBid.id));
  const f = t.portalFile;
  const files = await db
    .select({
      id: f.id,
      bidId: f.bidId,
      role: f.role,
      fileId: f.fileId,
      sealedName: f.sealedName,
      sha256: f.sha256,
      size: f.size,
      type: f.type,
      scan: f.scan,
      uploadedBy: f.uploadedBy,
      uploadedAt: f.uploadedAt,
    })
    .from(f)
    .where(eq(f.procurementId, procurementId))
    .orderBy(asc(f.uploadedAt), asc(f.id));
  const shaped = files.map(
    ({ sealedName, role, scan, ...row }): PortalFile => ({
      ...row,
      role: role === 'workbook' ? 'workbook' : 'evidence',
      scan: isScanState(scan) ? scan : 'not-scanned',
      name: openText(sealedName, aboutFile(row.id, 'name')),
    }),
  );
  return bids.map(({ sealedFacts, lotIds, procurementId: _, ...row }) => ({
    ...row,
    ...Facts.parse(openJson(sealedFacts, about(row.id))),
    lotIds: LotIds.parse(JSON.parse(lotIds)),
    files: shaped.filter(({ bidId }) => bidId === row.id),
  }));
}

/** What the workbook of one bid says, or why it was refused: JSON that its reader checks. Null where there is none. */
export async function findPortalContent(db: Reader, bidId: string): Promise<unknown> {
  const [row] = await db
    .select({ id: t.portalFile.id, sealedContent: t.portalFile.sealedContent })
    .from(t.portalFile)
    .where(and(eq(t.portalFile.bidId, bidId), eq(t.portalFile.role, 'workbook')))
    .limit(1);
  return row?.sealedContent ? openJson(row.sealedContent, aboutFile(row.id, 'content')) : null;
}

/** The signed record of each response of a confirmed load, by organisation: its exact text, and what signs it. */
export async function listLoadingRecords(
  db: Reader,
  procurementId: string,
): Promise<{ text: string; signature: string; keyId: string }[]> {
  const rows = await db
    .select({
      id: t.submission.id,
      sealedReceipt: t.submission.sealedReceipt,
      signature: t.submission.signature,
      keyId: t.submission.keyId,
    })
    .from(t.portalBid)
    .innerJoin(t.submission, eq(t.submission.id, t.portalBid.submissionId))
    .where(eq(t.portalBid.procurementId, procurementId))
    .orderBy(asc(t.portalBid.addedAt), asc(t.portalBid.id));
  return rows.map(({ id, sealedReceipt, ...rest }) => ({ text: openText(sealedReceipt, `receipt:${id}`), ...rest }));
}

type Start = Pick<PortalLoadHead, 'procurementId' | 'portal' | 'openedThereAt' | 'startedBy' | 'startedAt'>;

/** Begins a load. Returns false where somebody has begun. */
export async function insertPortalLoad(tx: Writer, row: Start): Promise<boolean> {
  const rows = await tx
    .insert(t.portalLoad)
    .values({ ...row, revision: 1 })
    .onConflictDoNothing()
    .returning({ revision: t.portalLoad.revision });
  return rows.length === 1;
}

type Step = { procurementId: string; revision: number };
type Changes = Partial<
  Pick<PortalLoadHead, 'portal' | 'openedThereAt' | 'confirmedBy' | 'confirmedAt' | 'manifestHash'>
>;

/** Counts a change of a load that is not confirmed, at an expected revision. Returns false where it changed meanwhile. */
export async function changePortalLoad(tx: Writer, step: Step, changes: Changes = {}): Promise<boolean> {
  const rows = await tx
    .update(t.portalLoad)
    .set({ ...changes, revision: step.revision + 1 })
    .where(
      and(
        eq(t.portalLoad.procurementId, step.procurementId),
        eq(t.portalLoad.revision, step.revision),
        isNull(t.portalLoad.confirmedAt),
      ),
    )
    .returning({ revision: t.portalLoad.revision });
  return rows.length === 1;
}

type NewBid = Omit<PortalBid, 'files' | 'submissionId'> & { procurementId: string };

export async function insertPortalBid(tx: Writer, row: NewBid): Promise<void> {
  const { organisation, reference, lotIds, ...rest } = row;
  await tx.insert(t.portalBid).values({
    ...rest,
    sealedFacts: sealJson({ organisation, reference }, about(row.id)),
    lotIds: JSON.stringify(lotIds),
  });
}

type BidFacts = Pick<PortalBid, 'id' | 'organisation' | 'reference' | 'receivedAt' | 'lotIds'> & {
  procurementId: string;
};

/** Changes what the portal states of one bid. */
export async function savePortalBid(tx: Writer, row: BidFacts): Promise<void> {
  const { id, procurementId, organisation, reference, receivedAt, lotIds } = row;
  await tx
    .update(t.portalBid)
    .set({ receivedAt, lotIds: JSON.stringify(lotIds), sealedFacts: sealJson({ organisation, reference }, about(id)) })
    .where(and(eq(t.portalBid.id, id), eq(t.portalBid.procurementId, procurementId)));
}

/** Says which submission a bid became. */
export async function settlePortalBid(
  tx: Writer,
  row: { id: string; procurementId: string; submissionId: string },
): Promise<void> {
  await tx
    .update(t.portalBid)
    .set({ submissionId: row.submissionId })
    .where(and(eq(t.portalBid.id, row.id), eq(t.portalBid.procurementId, row.procurementId)));
}

/** Keeps the row of a file whose bytes are on disk. */
export async function insertPortalFile(
  tx: Writer,
  row: PortalFile & { procurementId: string; content: unknown },
): Promise<void> {
  const { name, content, ...rest } = row;
  await tx.insert(t.portalFile).values({
    ...rest,
    sealedName: sealText(name, aboutFile(row.id, 'name')),
    sealedContent: content === null ? null : sealJson(content, aboutFile(row.id, 'content')),
  });
}

/** Removes the rows of one file. Its bytes are another matter. */
export async function deletePortalFile(tx: Writer, procurementId: string, id: string): Promise<void> {
  await tx.delete(t.portalFile).where(and(eq(t.portalFile.id, id), eq(t.portalFile.procurementId, procurementId)));
}

/** Removes one bid with its files. */
export async function deletePortalBid(tx: Writer, procurementId: string, id: string): Promise<void> {
  await tx.delete(t.portalFile).where(and(eq(t.portalFile.bidId, id), eq(t.portalFile.procurementId, procurementId)));
  await tx.delete(t.portalBid).where(and(eq(t.portalBid.id, id), eq(t.portalBid.procurementId, procurementId)));
}

/** Removes a load that is not confirmed, with everything in it. */
export async function deletePortalLoad(tx: Writer, procurementId: string): Promise<void> {
  await tx.delete(t.portalFile).where(eq(t.portalFile.procurementId, procurementId));
  await tx.delete(t.portalBid).where(eq(t.portalBid.procurementId, procurementId));
  await tx.delete(t.portalLoad).where(eq(t.portalLoad.procurementId, procurementId));
}
