import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

export type Cancellation = typeof t.cancellation.$inferSelect;

/** Cancels a procurement: the record, and the time from which its status follows. Returns false where it is cancelled. */
export async function insertCancellation(tx: Writer, row: Cancellation): Promise<boolean> {
  const kept = await tx
    .insert(t.cancellation)
    .values(row)
    .onConflictDoNothing()
    .returning({ procurementId: t.cancellation.procurementId });
  if (kept.length === 0) return false;
  const marked = await tx
    .update(t.procurement)
    .set({ cancelledAt: row.cancelledAt, cancelReason: row.reason })
    .where(and(eq(t.procurement.id, row.procurementId), isNull(t.procurement.cancelledAt)))
    .returning({ id: t.procurement.id });
  return marked.length === 1;
}

/** The record of a cancellation, or null. */
export async function findCancellation(db: Reader, procurementId: string): Promise<Cancellation | null> {
  const [row] = await db.select().from(t.cancellation).where(eq(t.cancellation.procurementId, procurementId)).limit(1);
  return row ?? null;
}
