import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { Snapshot } from '@/lib/response/snapshot';
import { openJson, openText, sealJson } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';
import type { ProcurementState } from './procurement';
import { UnreadableSubmission } from './submission';

/** What a late attempt would have sent, and how many things would have stopped it even in time. */
const Content = z.strictObject({ snapshot: Snapshot, stops: z.int().min(0) });
export type LateContent = z.infer<typeof Content>;

const about = (attemptId: string): string => `late:${attemptId}`;

/** Keeps what an attempt would have sent. Returns false when the same click was kept before. */
export async function insertLateContent(
  tx: Writer,
  { content, ...row }: Omit<typeof t.lateContent.$inferInsert, 'sealedContent'> & { content: LateContent },
): Promise<boolean> {
  const rows = await tx
    .insert(t.lateContent)
    .values({ ...row, sealedContent: sealJson(content, about(row.attemptId)) })
    .onConflictDoNothing()
    .returning({ attemptId: t.lateContent.attemptId });
  return rows.length === 1;
}

/** The attempt that one click made, or null: a retry finds it. */
export async function findLateByClick(db: Reader, responseId: string, clickId: string): Promise<string | null> {
  const [row] = await db
    .select({ reference: t.lateAttempt.reference })
    .from(t.lateContent)
    .innerJoin(t.lateAttempt, eq(t.lateAttempt.id, t.lateContent.attemptId))
    .where(and(eq(t.lateContent.responseId, responseId), eq(t.lateContent.clickId, clickId)))
    .limit(1);
  return row?.reference ?? null;
}

export type LateHead = {
  id: string;
  responseId: string;
  supplierId: string;
  supplierName: string;
  receivedAt: string;
  reference: string;
  attemptedBy: string;
  /** Of what was sent, where it was kept. */
  kept: { versionId: string; snapshotHash: string; clickId: string } | null;
  decision: typeof t.lateDecision.$inferSelect | null;
};

/**
 * Every attempt that came too late, with what was decided about it; nothing of what it holds.
 * @throws Error unless the procurement has been opened: before that nobody on the buyer's side knows of any.
 */
export async function listLate(db: Reader, state: ProcurementState): Promise<LateHead[]> {
  if (!state.opening) throw new Error('The responses of this procurement are sealed.');
  const rows = await db
    .select({
      attempt: t.lateAttempt,
      supplierId: t.response.supplierId,
      sealedName: t.supplier.sealedName,
      versionId: t.lateContent.versionId,
      snapshotHash: t.lateContent.snapshotHash,
      clickId: t.lateContent.clickId,
      decision: t.lateDecision,
    })
    .from(t.lateAttempt)
    .innerJoin(t.response, eq(t.response.id, t.lateAttempt.responseId))
    .innerJoin(t.supplier, eq(t.supplier.id, t.response.supplierId))
    .leftJoin(t.lateContent, eq(t.lateContent.attemptId, t.lateAttempt.id))
    .leftJoin(t.lateDecision, eq(t.lateDecision.attemptId, t.lateAttempt.id))
    .where(eq(t.lateAttempt.procurementId, state.procurement.id))
    .orderBy(asc(t.lateAttempt.receivedAt), asc(t.lateAttempt.id));
  return rows.map(({ attempt, supplierId, sealedName, versionId, snapshotHash, clickId, decision }) => ({
    id: attempt.id,
    responseId: attempt.responseId,
    supplierId,
    supplierName: openText(sealedName, `supplier:${supplierId}`),
    receivedAt: attempt.receivedAt,
    reference: attempt.reference,
    attemptedBy: attempt.attemptedBy,
    kept: versionId !== null && snapshotHash !== null && clickId !== null ? { versionId, snapshotHash, clickId } : null,
    decision,
  }));
}

/**
 * What a late attempt would have sent, for the moment in which a second officer accepts it.
 * @throws UnreadableSubmission when its bytes were changed; Error unless the procurement has been opened.
 */
export async function readLateContent(db: Reader, state: ProcurementState, attemptId: string): Promise<LateContent> {
  if (!state.opening) throw new Error('The responses of this procurement are sealed.');
  const [row] = await db.select().from(t.lateContent).where(eq(t.lateContent.attemptId, attemptId)).limit(1);
  try {
    return Content.parse(openJson(row?.sealedContent ?? '', about(attemptId)));
  } catch {
    throw new UnreadableSubmission();
  }
}

/** Records what two officers decided. Returns false when it was decided before. */
export async function insertLateDecision(tx: Writer, row: typeof t.lateDecision.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(t.lateDecision)
    .values(row)
    .onConflictDoNothing()
    .returning({ attemptId: t.lateDecision.attemptId });
  return rows.length === 1;
}

/** What was decided about the attempts of one response, for its own team: by reference. */
export async function lateDecisionsOf(
  db: Reader,
  responseId: string,
): Promise<Map<string, { decision: string; reason: string; decidedAt: string }>> {
  const rows = await db
    .select({
      reference: t.lateAttempt.reference,
      decision: t.lateDecision.decision,
      reason: t.lateDecision.reason,
      decidedAt: t.lateDecision.decidedAt,
    })
    .from(t.lateDecision)
    .innerJoin(t.lateAttempt, eq(t.lateAttempt.id, t.lateDecision.attemptId))
    .where(eq(t.lateAttempt.responseId, responseId))
    .orderBy(asc(t.lateDecision.decidedAt), asc(t.lateDecision.attemptId));
  return new Map(rows.map(({ reference, ...rest }) => [reference, rest]));
}
