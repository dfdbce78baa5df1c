import 'server-only';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

export type Invitation = Omit<typeof t.invitation.$inferSelect, 'lotIds'> & { lotIds: string[] };
const LotIds = z.array(z.string());

const shaped = (row: typeof t.invitation.$inferSelect): Invitation => ({
  ...row,
  lotIds: LotIds.parse(JSON.parse(row.lotIds)),
});

/** Every invitation of a procurement, oldest first. */
export async function listInvitations(db: Reader, procurementId: string): Promise<Invitation[]> {
  const rows = await db
    .select()
    .from(t.invitation)
    .where(eq(t.invitation.procurementId, procurementId))
    .orderBy(asc(t.invitation.createdAt), asc(t.invitation.id));
  return rows.map(shaped);
}

/** One invitation of a procurement, or null. */
export async function findInvitation(db: Reader, procurementId: string, id: string): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(t.invitation)
    .where(and(eq(t.invitation.id, id), eq(t.invitation.procurementId, procurementId)))
    .limit(1);
  return row ? shaped(row) : null;
}

/** The invitation whose latest link has this token, or null; cancelled ones included. */
export async function findInvitationByToken(db: Reader, tokenHash: string): Promise<Invitation | null> {
  const [row] = await db.select().from(t.invitation).where(eq(t.invitation.tokenHash, tokenHash)).limit(1);
  return row ? shaped(row) : null;
}

export async function insertInvitation(tx: Writer, row: Invitation): Promise<void> {
  await tx.insert(t.invitation).values({ ...row, lotIds: JSON.stringify(row.lotIds) });
}

/** Puts a new link in the place of the old one. Returns false when somebody else did so first, or cancelled it. */
export async function reissueInvitation(
  tx: Writer,
  row: { id: string; procurementId: string; expectedIssue: number; tokenHash: string; expiresAt: string },
): Promise<boolean> {
  const rows = await tx
    .update(t.invitation)
    .set({ issue: row.expectedIssue + 1, tokenHash: row.tokenHash, expiresAt: row.expiresAt })
    .where(
      and(
        eq(t.invitation.id, row.id),
        eq(t.invitation.procurementId, row.procurementId),
        eq(t.invitation.issue, row.expectedIssue),
        isNull(t.invitation.cancelledAt),
      ),
    )
    .returning({ id: t.invitation.id });
  return rows.length === 1;
}

/** Ends a link. Returns false when it was cancelled before. */
export async function cancelInvitation(tx: Writer, procurementId: string, id: string, at: string): Promise<boolean> {
  const rows = await tx
    .update(t.invitation)
    .set({ cancelledAt: at })
    .where(
      and(eq(t.invitation.id, id), eq(t.invitation.procurementId, procurementId), isNull(t.invitation.cancelledAt)),
    )
    .returning({ id: t.invitation.id });
  return rows.length === 1;
}

/** Messages to suppliers of a procurement, by their ids: whether each has gone out, and why not. */
export async function listDeliveries(
  db: Reader,
  ids: readonly string[],
): Promise<{ id: string; sentAt: string | null; lastError: string | null }[]> {
  if (ids.length === 0) return [];
  return db
    .select({ id: t.outbox.id, sentAt: t.outbox.sentAt, lastError: t.outbox.lastError })
    .from(t.outbox)
    .where(inArray(t.outbox.id, [...ids]))
    .orderBy(asc(t.outbox.id));
}

/** Whether an authority ever invited this address as a supplier; a fact of its own, accepted or not. */
export async function wasInvited(db: Reader, authorityId: string, email: string): Promise<boolean> {
  const [row] = await db
    .select({ id: t.invitation.id })
    .from(t.invitation)
    .innerJoin(t.procurement, eq(t.procurement.id, t.invitation.procurementId))
    .where(and(eq(t.procurement.authorityId, authorityId), eq(t.invitation.email, email)))
    .limit(1);
  return row !== undefined;
}
