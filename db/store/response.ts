import 'server-only';
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { QuestionnaireDocument } from '@/lib/questionnaire/document';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** A response with what its rules look at: the deadline, whether the procurement still runs, whose it is. */
export type ResponseHead = typeof t.response.$inferSelect & {
  title: string;
  reference: string;
  deadline: string | null;
  cancelledAt: string | null;
  authorityId: string;
  authorityName: string;
  authorityContact: string;
  openedAt: string | null;
  /** When the authority removed what suppliers sent, after its time; null while it is there. */
  removedAt: string | null;
};

const headColumns = {
  id: t.response.id,
  procurementId: t.response.procurementId,
  invitationId: t.response.invitationId,
  supplierId: t.response.supplierId,
  versionId: t.response.versionId,
  createdBy: t.response.createdBy,
  createdAt: t.response.createdAt,
  title: t.procurement.title,
  reference: t.procurement.reference,
  deadline: t.procurement.deadline,
  cancelledAt: t.procurement.cancelledAt,
  authorityId: t.procurement.authorityId,
  authorityName: t.authority.name,
  authorityContact: t.authority.contact,
  openedAt: t.opening.openedAt,
  removedAt: t.recordRemoval.removedAt,
};

/** One response, or null. Whose it is, the policy asks. */
export async function findResponse(db: Reader, id: string): Promise<ResponseHead | null> {
  const [row] = await db
    .select(headColumns)
    .from(t.response)
    .innerJoin(t.procurement, eq(t.procurement.id, t.response.procurementId))
    .innerJoin(t.authority, eq(t.authority.id, t.procurement.authorityId))
    .leftJoin(t.opening, eq(t.opening.procurementId, t.response.procurementId))
    .leftJoin(t.recordRemoval, eq(t.recordRemoval.procurementId, t.response.procurementId))
    .where(eq(t.response.id, id))
    .limit(1);
  return row ?? null;
}

/** The responses of a supplier organisation, newest first. */
export async function listResponsesOf(db: Reader, supplierId: string): Promise<ResponseHead[]> {
  return db
    .select(headColumns)
    .from(t.response)
    .innerJoin(t.procurement, eq(t.procurement.id, t.response.procurementId))
    .innerJoin(t.authority, eq(t.authority.id, t.procurement.authorityId))
    .leftJoin(t.opening, eq(t.opening.procurementId, t.response.procurementId))
    .leftJoin(t.recordRemoval, eq(t.recordRemoval.procurementId, t.response.procurementId))
    .where(eq(t.response.supplierId, supplierId))
    .orderBy(desc(t.response.createdAt), asc(t.response.id));
}

/** The response that an organisation already has in a procurement, or null. */
export async function findResponseOf(db: Reader, procurementId: string, supplierId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: t.response.id })
    .from(t.response)
    .where(and(eq(t.response.procurementId, procurementId), eq(t.response.supplierId, supplierId)))
    .orderBy(asc(t.response.createdAt), asc(t.response.id))
    .limit(1);
  return row?.id ?? null;
}

/** Whose response came of an invitation; null while nobody has accepted it. For the supplier's side only. */
export async function findResponseByInvitation(
  db: Reader,
  invitationId: string,
): Promise<{ id: string; supplierId: string } | null> {
  const [row] = await db
    .select({ id: t.response.id, supplierId: t.response.supplierId })
    .from(t.response)
    .where(eq(t.response.invitationId, invitationId))
    .limit(1);
  return row ?? null;
}

export async function insertResponse(tx: Writer, row: typeof t.response.$inferInsert): Promise<void> {
  await tx.insert(t.response).values(row);
}

export type PublishedDocument = {
  id: string;
  number: number;
  documentHash: string;
  publishedAt: string;
  document: QuestionnaireDocument;
};

/** Published documents never change, so each is read and checked once per process; autosave would do it per answer. */
const read = new Map<string, PublishedDocument>();
const mostKept = 20;

const Published = z.object({
  id: z.string(),
  number: z.int(),
  documentHash: z.string(),
  publishedAt: z.string(),
  document: z.string().transform((text) => QuestionnaireDocument.parse(JSON.parse(text)) as QuestionnaireDocument),
});

/** A published version with its document, or null. */
export async function findPublishedDocument(db: Reader, versionId: string): Promise<PublishedDocument | null> {
  const known = read.get(versionId);
  if (known) return known;
  const v = t.questionnaireVersion;
  const [row] = await db
    .select({
      id: v.id,
      number: v.number,
      documentHash: v.documentHash,
      publishedAt: v.publishedAt,
      document: v.document,
    })
    .from(v)
    .where(and(eq(v.id, versionId), isNotNull(v.publishedAt)))
    .limit(1);
  if (!row) return null;
  const found = Published.parse(row);
  const [oldest] = read.keys();
  if (read.size >= mostKept && oldest !== undefined) read.delete(oldest);
  read.set(versionId, found);
  return found;
}

/** Several published versions with their documents, by id: one query for those that were not read before. */
export async function listPublishedDocuments(
  db: Reader,
  versionIds: readonly string[],
): Promise<Map<string, PublishedDocument>> {
  const wanted = [...new Set(versionIds)];
  const found = new Map(wanted.flatMap((id) => [read.get(id) ?? []].flat().map((known) => [id, known] as const)));
  const missing = wanted.filter((id) => !found.has(id));
  if (missing.length === 0) return found;
  const v = t.questionnaireVersion;
  const rows = await db
    .select({
      id: v.id,
      number: v.number,
      documentHash: v.documentHash,
      publishedAt: v.publishedAt,
      document: v.document,
    })
    .from(v)
    .where(and(inArray(v.id, missing), isNotNull(v.publishedAt)))
    .orderBy(asc(v.id));
  for (const row of rows) found.set(row.id, Published.parse(row));
  return found;
}

export type PublishedHead = { id: string; number: number; documentHash: string; publishedAt: string };

/** The latest published version of a procurement without its document, or null: what every response answers. */
export async function findLatestPublished(db: Reader, procurementId: string): Promise<PublishedHead | null> {
  const v = t.questionnaireVersion;
  const [row] = await db
    .select({ id: v.id, number: v.number, documentHash: v.documentHash, publishedAt: v.publishedAt })
    .from(v)
    .where(and(eq(v.procurementId, procurementId), isNotNull(v.publishedAt)))
    .orderBy(desc(v.number), asc(v.id))
    .limit(1);
  return row ? { ...row, documentHash: row.documentHash ?? '', publishedAt: row.publishedAt ?? '' } : null;
}

/** Addresses of the organisation's people, for messages about their own response. */
export async function teamAddresses(db: Reader, supplierId: string): Promise<string[]> {
  const rows = await db
    .select({ email: t.user.email })
    .from(t.supplierMember)
    .innerJoin(t.user, eq(t.user.id, t.supplierMember.userId))
    .where(and(eq(t.supplierMember.supplierId, supplierId), isNull(t.supplierMember.removedAt)))
    .orderBy(asc(t.supplierMember.createdAt), asc(t.supplierMember.userId));
  return rows.map(({ email }) => email);
}

/** Sections that the team says are completed: section id to when. */
export async function listSectionsDone(db: Reader, responseId: string): Promise<Map<string, string>> {
  const rows = await db
    .select()
    .from(t.sectionDone)
    .where(eq(t.sectionDone.responseId, responseId))
    .orderBy(asc(t.sectionDone.sectionId));
  return new Map(rows.map((row) => [row.sectionId, row.markedAt]));
}

/** Says that a section is completed, or that it is not. */
export async function setSectionDone(
  tx: Writer,
  row: typeof t.sectionDone.$inferInsert & { done: boolean },
): Promise<void> {
  const { done, ...values } = row;
  if (done) {
    await tx.insert(t.sectionDone).values(values).onConflictDoNothing();
    return;
  }
  await tx
    .delete(t.sectionDone)
    .where(and(eq(t.sectionDone.responseId, row.responseId), eq(t.sectionDone.sectionId, row.sectionId)));
}
