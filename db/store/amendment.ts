import 'server-only';
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { CarryReport } from '@/lib/response/carry-over';
import { openJson, openText, sealJson } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';
import type { ProcurementState } from './procurement';

const v = t.questionnaireVersion;

/** A draft amendment that was given up, or null: it is taken up again rather than numbered anew. */
export async function findDroppedDraft(
  db: Reader,
  procurementId: string,
): Promise<{ id: string; revision: number } | null> {
  const [row] = await db
    .select({ id: v.id, revision: v.revision })
    .from(v)
    .where(and(eq(v.procurementId, procurementId), isNull(v.publishedAt), isNotNull(v.droppedAt)))
    .orderBy(desc(v.number), asc(v.id))
    .limit(1);
  return row ?? null;
}

/** Gives a draft up, or takes it up again with nothing said yet. Returns false when it is published. */
export async function markDropped(tx: Writer, versionId: string, droppedAt: string | null): Promise<boolean> {
  const rows = await tx
    .update(v)
    .set({ droppedAt, amendReason: null, notice: null, deadline: null })
    .where(and(eq(v.id, versionId), isNull(v.publishedAt)))
    .returning({ id: v.id });
  return rows.length === 1;
}

/** Saves what is said of an amendment beside its document. Returns false when it is published. */
export async function saveAmendment(
  tx: Writer,
  row: { versionId: string; reason: string; notice: string; deadline: string | null },
): Promise<boolean> {
  const rows = await tx
    .update(v)
    .set({ amendReason: row.reason, notice: row.notice, deadline: row.deadline })
    .where(and(eq(v.id, row.versionId), isNull(v.publishedAt), isNull(v.droppedAt)))
    .returning({ id: v.id });
  return rows.length === 1;
}

export type PublishedAmendment = {
  id: string;
  number: number;
  publishedAt: string;
  reason: string;
  notice: string;
  deadline: string | null;
};

/** The amendments published after one version, up to another, oldest first. */
export async function listAmendments(
  db: Reader,
  procurementId: string,
  { after, until }: { after: number; until: number },
): Promise<PublishedAmendment[]> {
  const rows = await db
    .select({
      id: v.id,
      number: v.number,
      publishedAt: v.publishedAt,
      reason: v.amendReason,
      notice: v.notice,
      deadline: v.deadline,
    })
    .from(v)
    .where(and(eq(v.procurementId, procurementId), isNotNull(v.publishedAt), gt(v.number, after), lte(v.number, until)))
    .orderBy(asc(v.number), asc(v.id));
  return rows.map((row) => ({
    ...row,
    publishedAt: row.publishedAt ?? '',
    reason: row.reason ?? '',
    notice: row.notice ?? '',
  }));
}

/** The addresses of every supplier person who answers in a procurement. For messages only; no page may count them. */
export async function answeringAddresses(db: Reader, procurementId: string): Promise<string[]> {
  const rows = await db
    .select({ email: t.user.email })
    .from(t.response)
    .innerJoin(t.supplierMember, eq(t.supplierMember.supplierId, t.response.supplierId))
    .innerJoin(t.user, eq(t.user.id, t.supplierMember.userId))
    .where(and(eq(t.response.procurementId, procurementId), isNull(t.supplierMember.removedAt)))
    .orderBy(asc(t.user.email));
  return [...new Set(rows.map(({ email }) => email))];
}

export type Acknowledgement = {
  versionId: string;
  fromVersionId: string;
  acknowledgedBy: string;
  acknowledgedAt: string;
  report: CarryReport;
};

const about = (responseId: string, versionId: string): string => `acknowledgement:${responseId}:${versionId}`;

/** Keeps that a team has seen a version. Returns false when it said so before. */
export async function insertAcknowledgement(
  tx: Writer,
  row: Acknowledgement & { responseId: string; procurementId: string },
): Promise<boolean> {
  const { report, ...values } = row;
  const rows = await tx
    .insert(t.versionAcknowledgement)
    .values({ ...values, sealedReport: sealJson(report, about(row.responseId, row.versionId)) })
    .onConflictDoNothing()
    .returning({ versionId: t.versionAcknowledgement.versionId });
  return rows.length === 1;
}

/** The last version that a team said it has seen, with the report of that moment; null while it never did. */
export async function findAcknowledgement(db: Reader, responseId: string): Promise<Acknowledgement | null> {
  const a = t.versionAcknowledgement;
  const [row] = await db
    .select()
    .from(a)
    .where(eq(a.responseId, responseId))
    .orderBy(desc(a.acknowledgedAt), desc(a.versionId))
    .limit(1);
  if (!row) return null;
  const { versionId, fromVersionId, acknowledgedBy, acknowledgedAt } = row;
  const report = CarryReport.parse(openJson(row.sealedReport, about(responseId, versionId)));
  return { versionId, fromVersionId, acknowledgedBy, acknowledgedAt, report };
}

/** Moves a response to a version, from the one it was read at. Returns false when somebody else did. */
export async function moveResponse(
  tx: Writer,
  move: { responseId: string; from: string; to: string },
): Promise<boolean> {
  const rows = await tx
    .update(t.response)
    .set({ versionId: move.to })
    .where(and(eq(t.response.id, move.responseId), eq(t.response.versionId, move.from)))
    .returning({ id: t.response.id });
  return rows.length === 1;
}

/** Takes back that sections are completed. */
export async function reopenSections(tx: Writer, responseId: string, sectionIds: readonly string[]): Promise<void> {
  if (sectionIds.length === 0) return;
  await tx
    .delete(t.sectionDone)
    .where(and(eq(t.sectionDone.responseId, responseId), inArray(t.sectionDone.sectionId, [...sectionIds])));
}

/**
 * Which supplier confirmed which version, and when, in the order of time. Only of those that sent something: that a team
 * drafted and never submitted is nobody's business after the opening either.
 * @throws Error unless the procurement has been opened: before that it tells who responds.
 */
export async function listAcknowledgements(
  db: Reader,
  state: ProcurementState,
): Promise<{ supplierName: string; version: number; acknowledgedAt: string }[]> {
  if (!state.opening) throw new Error('The responses of this procurement are sealed.');
  const a = t.versionAcknowledgement;
  const sent = await db
    .select({ responseId: t.submission.responseId })
    .from(t.submission)
    .where(eq(t.submission.procurementId, state.procurement.id))
    .groupBy(t.submission.responseId)
    .orderBy(asc(t.submission.responseId));
  if (sent.length === 0) return [];
  const rows = await db
    .select({
      supplierId: t.response.supplierId,
      sealedName: t.supplier.sealedName,
      version: v.number,
      acknowledgedAt: a.acknowledgedAt,
    })
    .from(a)
    .innerJoin(t.response, eq(t.response.id, a.responseId))
    .innerJoin(t.supplier, eq(t.supplier.id, t.response.supplierId))
    .innerJoin(v, eq(v.id, a.versionId))
    .where(
      and(
        eq(a.procurementId, state.procurement.id),
        inArray(
          a.responseId,
          sent.map(({ responseId }) => responseId),
        ),
      ),
    )
    .orderBy(asc(v.number), asc(a.acknowledgedAt), asc(a.responseId));
  return rows.map(({ supplierId, sealedName, ...row }) => ({
    ...row,
    supplierName: openText(sealedName, `supplier:${supplierId}`),
  }));
}
