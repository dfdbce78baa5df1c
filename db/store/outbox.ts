import 'server-only';
import { and, asc, eq, gt, isNull, lt, lte, or } from 'drizzle-orm';
import { z } from 'zod';
import { openJson, sealJson } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

export const Mail = z.strictObject({ to: z.string(), subject: z.string(), text: z.string() });
export type Mail = z.infer<typeof Mail>;
export type QueuedMail = Mail & { id: string; attempts: number };

const about = (id: string): string => `outbox:${id}`;

/** A message to send from `at` on, and not after `notAfter`. */
type NewMail = Mail & { id: string; at: string; procurementId?: string | null; notAfter?: string };

const valuesOf = (row: NewMail): typeof t.outbox.$inferInsert => ({
  id: row.id,
  procurementId: row.procurementId ?? null,
  sealedMessage: sealJson({ to: row.to, subject: row.subject, text: row.text }, about(row.id)),
  createdAt: row.at,
  attempts: 0,
  nextAttemptAt: row.at,
  notAfter: row.notAfter ?? null,
});

/** Puts a message in the outbox, in the transaction that causes it. It is sealed: it may hold a link or a name. */
export async function queueMail(tx: Writer, row: NewMail): Promise<void> {
  await tx.insert(t.outbox).values(valuesOf(row));
}

/** The same for a message that several events cause: the first one puts it there. */
export async function queueMailOnce(tx: Writer, row: NewMail): Promise<void> {
  await tx.insert(t.outbox).values(valuesOf(row)).onConflictDoNothing();
}

/** One message as it was written, for the person who caused it to copy. */
export async function findMail(db: Reader, id: string): Promise<(Mail & { sentAt: string | null }) | null> {
  const [row] = await db.select().from(t.outbox).where(eq(t.outbox.id, id)).limit(1);
  return row ? { ...Mail.parse(openJson(row.sealedMessage, about(row.id))), sentAt: row.sentAt } : null;
}

/**
 * Takes messages that are due for one sender: their lease runs until `until`, and no other server takes them before.
 * Oldest first, at most `limit`.
 */
export async function leaseMail(tx: Writer, now: string, until: string, limit: number): Promise<QueuedMail[]> {
  const free = or(isNull(t.outbox.leasedUntil), lt(t.outbox.leasedUntil, now));
  const fresh = or(isNull(t.outbox.notAfter), gt(t.outbox.notAfter, now));
  const due = and(isNull(t.outbox.sentAt), lte(t.outbox.nextAttemptAt, now), free, fresh);
  const rows = await tx
    .select({ id: t.outbox.id })
    .from(t.outbox)
    .where(due)
    .orderBy(asc(t.outbox.createdAt), asc(t.outbox.id))
    .limit(limit);
  const taken: QueuedMail[] = [];
  for (const { id } of rows) {
    const [row] = await tx
      .update(t.outbox)
      .set({ leasedUntil: until })
      .where(and(eq(t.outbox.id, id), due))
      .returning({ message: t.outbox.sealedMessage, attempts: t.outbox.attempts });
    if (row) taken.push({ id, attempts: row.attempts, ...Mail.parse(openJson(row.message, about(id))) });
  }
  return taken;
}

export async function markSent(tx: Writer, id: string, at: string): Promise<void> {
  await tx
    .update(t.outbox)
    .set({ sentAt: at, leasedUntil: null, lastError: null })
    .where(and(eq(t.outbox.id, id), isNull(t.outbox.sentAt)));
}

/** Notes a failed attempt; `nextAttemptAt` null gives the message up, and it stays for people to see. */
export async function markFailed(
  tx: Writer,
  row: { id: string; attempts: number; error: string; nextAttemptAt: string | null },
): Promise<void> {
  await tx
    .update(t.outbox)
    .set({ attempts: row.attempts, lastError: row.error, nextAttemptAt: row.nextAttemptAt, leasedUntil: null })
    .where(and(eq(t.outbox.id, row.id), isNull(t.outbox.sentAt)));
}
