import 'server-only';
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** Takes a piece of work for a while. Returns false while somebody else, or an earlier round, holds it. */
export async function takeLease(tx: Writer, name: string, now: string, until: string): Promise<boolean> {
  await tx.insert(t.lease).values({ name, until: now }).onConflictDoNothing();
  const rows = await tx
    .update(t.lease)
    .set({ until })
    .where(and(eq(t.lease.name, name), lte(t.lease.until, now)))
    .returning({ name: t.lease.name });
  return rows.length === 1;
}

/** A response whose team may need to be told that nothing of it counts yet. For the timer only. */
export type Unsent = {
  responseId: string;
  supplierId: string;
  title: string;
  authority: string;
  contact: string;
  deadline: string;
  createdAt: string;
  addresses: string[];
  sent: { kind: string; deadline: string; sentAt: string }[];
};

type Running = { id: string; title: string; deadline: string; authority: string; contact: string };

const closingSoon = async (db: Reader, now: string, until: string): Promise<Running[]> => {
  const rows = await db
    .select({
      id: t.procurement.id,
      title: t.procurement.title,
      deadline: t.procurement.deadline,
      authority: t.authority.name,
      contact: t.authority.contact,
    })
    .from(t.procurement)
    .innerJoin(t.authority, eq(t.authority.id, t.procurement.authorityId))
    .where(and(gt(t.procurement.deadline, now), lte(t.procurement.deadline, until), isNull(t.procurement.cancelledAt)))
    .orderBy(asc(t.procurement.id));
  return rows.map((row) => ({ ...row, deadline: row.deadline ?? now }));
};

/** The hash of the version that stands, by procurement. */
const standingHashes = async (db: Reader, ids: readonly string[]): Promise<Map<string, string | null>> => {
  const v = t.questionnaireVersion;
  const rows = await db
    .select({ procurementId: v.procurementId, hash: v.documentHash })
    .from(v)
    .where(and(inArray(v.procurementId, [...ids]), isNotNull(v.publishedAt)))
    .orderBy(asc(v.number));
  return new Map(rows.map(({ procurementId, hash }) => [procurementId, hash]));
};

/**
 * Every response to a deadline that comes before `until` of which nothing counts: nothing was sent, or it was withdrawn,
 * or it answers a version that was replaced. Not those whose invitation was cancelled, and of each team only those who
 * still belong to it. A bounded number of queries, however many responses there are.
 */
export async function listUnsent(db: Reader, now: string, until: string): Promise<Unsent[]> {
  const running = await closingSoon(db, now, until);
  if (running.length === 0) return [];
  const ids = running.map(({ id }) => id);
  const hashes = await standingHashes(db, ids);
  const responses = await db
    .select({
      id: t.response.id,
      procurementId: t.response.procurementId,
      supplierId: t.response.supplierId,
      createdAt: t.response.createdAt,
      cancelledAt: t.invitation.cancelledAt,
    })
    .from(t.response)
    .leftJoin(t.invitation, eq(t.invitation.id, t.response.invitationId))
    .where(inArray(t.response.procurementId, ids))
    .orderBy(asc(t.response.id));
  const submissions = await db
    .select({
      responseId: t.submission.responseId,
      hash: t.questionnaireVersion.documentHash,
      withdrawnAt: t.withdrawal.withdrawnAt,
    })
    .from(t.submission)
    .innerJoin(t.questionnaireVersion, eq(t.questionnaireVersion.id, t.submission.versionId))
    .leftJoin(t.withdrawal, eq(t.withdrawal.submissionId, t.submission.id))
    .where(inArray(t.submission.procurementId, ids))
    .orderBy(desc(t.submission.number));
  const people = await db
    .select({ responseId: t.response.id, email: t.user.email })
    .from(t.response)
    .innerJoin(t.supplierMember, eq(t.supplierMember.supplierId, t.response.supplierId))
    .innerJoin(t.user, eq(t.user.id, t.supplierMember.userId))
    .where(and(inArray(t.response.procurementId, ids), isNull(t.supplierMember.removedAt)))
    .orderBy(asc(t.user.email));
  const sent = await db
    .select({ row: t.reminder })
    .from(t.reminder)
    .innerJoin(t.response, eq(t.response.id, t.reminder.responseId))
    .where(inArray(t.response.procurementId, ids))
    .orderBy(asc(t.reminder.sentAt));
  return responses.flatMap((response): Unsent[] => {
    const procurement = running.find(({ id }) => id === response.procurementId);
    const last = submissions.find(({ responseId, withdrawnAt }) => responseId === response.id && withdrawnAt === null);
    const counts = last !== undefined && last.hash === hashes.get(response.procurementId);
    if (!procurement || response.cancelledAt !== null || counts) return [];
    return [
      {
        responseId: response.id,
        supplierId: response.supplierId,
        title: procurement.title,
        authority: procurement.authority,
        contact: procurement.contact,
        deadline: procurement.deadline,
        createdAt: response.createdAt,
        addresses: people.filter(({ responseId }) => responseId === response.id).map(({ email }) => email),
        sent: sent.filter(({ row }) => row.responseId === response.id).map(({ row }) => row),
      },
    ];
  });
}

/** Notes a reminder. Returns false when it was sent before, by another server say. */
export async function insertReminder(tx: Writer, row: typeof t.reminder.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(t.reminder).values(row).onConflictDoNothing().returning({ kind: t.reminder.kind });
  return rows.length === 1;
}
