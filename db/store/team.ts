import 'server-only';
import { and, asc, desc, eq, inArray, isNotNull, isNull, max } from 'drizzle-orm';
import { z } from 'zod';
import { openJson, openText, sealJson } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

// People of a supplier organisation beyond those who are there: invited, gone, and when they were last about.

export type TeamRole = 'owner' | 'contributor';
const roleOf = (role: string): TeamRole => (role === 'owner' ? 'owner' : 'contributor');

const Facts = z.strictObject({ name: z.string(), email: z.string() });

/** A colleague's way into the organisation. */
export type TeamInvitation = Omit<typeof t.teamInvitation.$inferSelect, 'sealedFacts' | 'role'> &
  z.infer<typeof Facts> & { role: TeamRole };

const about = (id: string): string => `team-invitation:${id}`;

const shaped = ({ sealedFacts, role, ...row }: typeof t.teamInvitation.$inferSelect): TeamInvitation => ({
  ...row,
  role: roleOf(role),
  ...Facts.parse(openJson(sealedFacts, about(row.id))),
});

export async function insertTeamInvitation(
  tx: Writer,
  row: Omit<TeamInvitation, 'usedAt' | 'cancelledAt'>,
): Promise<void> {
  const { name, email, ...rest } = row;
  await tx.insert(t.teamInvitation).values({ ...rest, sealedFacts: sealJson({ name, email }, about(row.id)) });
}

/** The invitation whose link has this token, or null. Whether it still works, its dates say. */
export async function findTeamInvitation(db: Reader, tokenHash: string): Promise<TeamInvitation | null> {
  const [row] = await db.select().from(t.teamInvitation).where(eq(t.teamInvitation.tokenHash, tokenHash)).limit(1);
  return row ? shaped(row) : null;
}

/** Invitations of an organisation that nobody has used or cancelled, oldest first; expired ones too. */
export async function listTeamInvitations(db: Reader, supplierId: string): Promise<TeamInvitation[]> {
  const rows = await db
    .select()
    .from(t.teamInvitation)
    .where(
      and(
        eq(t.teamInvitation.supplierId, supplierId),
        isNull(t.teamInvitation.usedAt),
        isNull(t.teamInvitation.cancelledAt),
      ),
    )
    .orderBy(asc(t.teamInvitation.createdAt), asc(t.teamInvitation.id));
  return rows.map(shaped);
}

/** Uses an invitation once. Returns false when it was used or cancelled meanwhile. */
export async function useTeamInvitation(tx: Writer, id: string, at: string): Promise<boolean> {
  const rows = await tx
    .update(t.teamInvitation)
    .set({ usedAt: at })
    .where(and(eq(t.teamInvitation.id, id), isNull(t.teamInvitation.usedAt), isNull(t.teamInvitation.cancelledAt)))
    .returning({ id: t.teamInvitation.id });
  return rows.length === 1;
}

export async function cancelTeamInvitation(tx: Writer, supplierId: string, id: string, at: string): Promise<boolean> {
  const rows = await tx
    .update(t.teamInvitation)
    .set({ cancelledAt: at })
    .where(
      and(
        eq(t.teamInvitation.id, id),
        eq(t.teamInvitation.supplierId, supplierId),
        isNull(t.teamInvitation.usedAt),
        isNull(t.teamInvitation.cancelledAt),
      ),
    )
    .returning({ id: t.teamInvitation.id });
  return rows.length === 1;
}

/** A person of the organisation with the address of their account. */
export type TeamPerson = { userId: string; name: string; email: string; role: TeamRole; removedAt: string | null };

/** Everybody who is or was of an organisation, in the order in which they came. */
export async function listTeam(db: Reader, supplierId: string): Promise<TeamPerson[]> {
  const m = t.supplierMember;
  const rows = await db
    .select({
      userId: m.userId,
      sealedName: m.sealedName,
      role: m.role,
      removedAt: m.removedAt,
      email: t.user.email,
    })
    .from(m)
    .innerJoin(t.user, eq(t.user.id, m.userId))
    .where(eq(m.supplierId, supplierId))
    .orderBy(asc(m.createdAt), asc(m.userId));
  return rows.map(({ sealedName, role, ...row }) => ({
    ...row,
    role: roleOf(role),
    name: openText(sealedName, `supplier-member:${row.userId}`),
  }));
}

export async function setTeamRole(tx: Writer, supplierId: string, userId: string, role: TeamRole): Promise<void> {
  await tx
    .update(t.supplierMember)
    .set({ role })
    .where(and(eq(t.supplierMember.userId, userId), eq(t.supplierMember.supplierId, supplierId)));
}

/** Takes a person out of the organisation, or with null lets them in again. Returns false when that was done before. */
export async function setRemoved(tx: Writer, supplierId: string, userId: string, at: string | null): Promise<boolean> {
  const m = t.supplierMember;
  const rows = await tx
    .update(m)
    .set({ removedAt: at })
    .where(
      and(
        eq(m.userId, userId),
        eq(m.supplierId, supplierId),
        at === null ? isNotNull(m.removedAt) : isNull(m.removedAt),
      ),
    )
    .returning({ userId: m.userId });
  return rows.length === 1;
}

/** When each of some people was last about, by their sessions and by the organisation's own log: user id to ISO time. */
export async function lastAbout(
  db: Reader,
  supplierId: string,
  userIds: readonly string[],
): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const sessions = await db
    .select({ userId: t.session.userId, at: max(t.session.updatedAt) })
    .from(t.session)
    .where(inArray(t.session.userId, [...userIds]))
    .groupBy(t.session.userId);
  const acts = await db
    .select({ userId: t.auditEvent.actorId, at: max(t.auditEvent.at) })
    .from(t.auditEvent)
    .where(and(eq(t.auditEvent.stream, `supplier:${supplierId}`), eq(t.auditEvent.refused, false)))
    .groupBy(t.auditEvent.actorId);
  const latest = new Map<string, string>();
  const seen = [
    ...sessions.map(({ userId, at }) => [userId, at === null ? null : new Date(at).toISOString()] as const),
    ...acts.map(({ userId, at }) => [userId ?? '', at] as const),
  ];
  for (const [userId, at] of seen)
    if (at !== null && at > (latest.get(userId) ?? '') && userIds.includes(userId)) latest.set(userId, at);
  return latest;
}

/** Ends what was assigned to somebody who leaves, in every response of the organisation. */
export async function dropOwnerships(tx: Writer, supplierId: string, userId: string): Promise<void> {
  const own = tx.select({ id: t.response.id }).from(t.response).where(eq(t.response.supplierId, supplierId));
  await tx
    .delete(t.questionOwner)
    .where(and(eq(t.questionOwner.userId, userId), inArray(t.questionOwner.responseId, own)));
}

/** Names of buyer-side people, for "looked at by": user id to name. */
export async function officerNames(db: Reader, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .select({ id: t.user.id, name: t.user.name })
    .from(t.user)
    .innerJoin(t.member, eq(t.member.userId, t.user.id))
    .where(inArray(t.user.id, [...userIds]))
    .orderBy(asc(t.user.id));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The last time that each person said a response is ready, newest first. */
export async function listReadyNotes(db: Reader, responseId: string): Promise<(typeof t.readyNote.$inferSelect)[]> {
  return db
    .select()
    .from(t.readyNote)
    .where(eq(t.readyNote.responseId, responseId))
    .orderBy(desc(t.readyNote.toldAt), asc(t.readyNote.id))
    .limit(20);
}

export async function insertReadyNote(tx: Writer, row: typeof t.readyNote.$inferInsert): Promise<void> {
  await tx.insert(t.readyNote).values(row);
}
