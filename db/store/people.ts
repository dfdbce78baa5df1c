import 'server-only';
import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { openText, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

export type MemberRow = typeof t.member.$inferSelect;
export type AccessLinkRow = typeof t.accessLink.$inferSelect;
export type Person = {
  userId: string;
  name: string;
  email: string;
  post: string;
  administrator: boolean;
  officer: boolean;
  secondFactor: boolean;
  suspendedAt: string | null;
};

const personColumns = {
  userId: t.member.userId,
  name: t.user.name,
  email: t.user.email,
  post: t.member.post,
  administrator: t.member.administrator,
  officer: t.member.officer,
  secondFactor: t.user.twoFactorEnabled,
  suspendedAt: t.member.suspendedAt,
};

/** The buyer-side person of an account, or null. */
export async function findMember(db: Reader, userId: string): Promise<MemberRow | null> {
  const [row] = await db.select().from(t.member).where(eq(t.member.userId, userId)).limit(1);
  return row ?? null;
}

/** Everyone of an authority, by name. */
export async function listPeople(db: Reader, authorityId: string): Promise<Person[]> {
  const rows = await db
    .select(personColumns)
    .from(t.member)
    .innerJoin(t.user, eq(t.user.id, t.member.userId))
    .where(eq(t.member.authorityId, authorityId))
    .orderBy(asc(t.user.name), asc(t.member.userId));
  return rows.map((row) => ({ ...row, secondFactor: row.secondFactor === true }));
}

export async function findAuthority(db: Reader, id: string): Promise<typeof t.authority.$inferSelect | null> {
  const [row] = await db.select().from(t.authority).where(eq(t.authority.id, id)).limit(1);
  return row ?? null;
}

/** The one authority of this installation, or null while the database is empty. */
export async function onlyAuthority(db: Reader): Promise<typeof t.authority.$inferSelect | null> {
  const [row] = await db.select().from(t.authority).orderBy(asc(t.authority.createdAt), asc(t.authority.id)).limit(1);
  return row ?? null;
}

export async function insertAuthority(tx: Writer, row: typeof t.authority.$inferInsert): Promise<void> {
  await tx.insert(t.authority).values(row);
}

/** An account with a password, in better-auth's tables; the password is hashed beforehand. */
export async function insertAccount(
  tx: Writer,
  row: { userId: string; accountId: string; name: string; email: string; passwordHash: string; at: string },
): Promise<void> {
  const at = new Date(row.at);
  await tx.insert(t.user).values({
    id: row.userId,
    name: row.name,
    email: row.email.toLowerCase(),
    emailVerified: true,
    createdAt: at,
    updatedAt: at,
    twoFactorEnabled: false,
  });
  await tx.insert(t.account).values({
    id: row.accountId,
    accountId: row.userId,
    providerId: 'credential',
    userId: row.userId,
    password: row.passwordHash,
    createdAt: at,
    updatedAt: at,
  });
}

export async function insertMember(tx: Writer, row: typeof t.member.$inferInsert): Promise<void> {
  await tx.insert(t.member).values(row);
}

export async function findUserByEmail(db: Reader, email: string): Promise<typeof t.user.$inferSelect | null> {
  const [row] = await db.select().from(t.user).where(eq(t.user.email, email.toLowerCase())).limit(1);
  return row ?? null;
}

export async function findUser(db: Reader, userId: string): Promise<typeof t.user.$inferSelect | null> {
  const [row] = await db.select().from(t.user).where(eq(t.user.id, userId)).limit(1);
  return row ?? null;
}

export async function setPassword(tx: Writer, userId: string, passwordHash: string, at: string): Promise<void> {
  await tx
    .update(t.account)
    .set({ password: passwordHash, updatedAt: new Date(at) })
    .where(and(eq(t.account.userId, userId), eq(t.account.providerId, 'credential')));
}

/** Ends every session of a person. */
export async function endSessions(tx: Writer, userId: string): Promise<void> {
  await tx.delete(t.session).where(eq(t.session.userId, userId));
}

export async function endSession(tx: Writer, sessionId: string, userId: string): Promise<void> {
  await tx.delete(t.session).where(and(eq(t.session.id, sessionId), eq(t.session.userId, userId)));
}

export async function listSessions(db: Reader, userId: string): Promise<(typeof t.session.$inferSelect)[]> {
  return db
    .select()
    .from(t.session)
    .where(eq(t.session.userId, userId))
    .orderBy(asc(t.session.createdAt), asc(t.session.id));
}

/** Moves a session's last-used time on; one statement, at most every few minutes. */
export async function touchSession(tx: Writer, sessionId: string, at: Date): Promise<void> {
  await tx
    .update(t.session)
    .set({ updatedAt: at })
    .where(and(eq(t.session.id, sessionId), lt(t.session.updatedAt, at)));
}

export type SecondFactorRow = typeof t.twoFactor.$inferSelect;

export async function findSecondFactor(db: Reader, userId: string): Promise<SecondFactorRow | null> {
  const [row] = await db.select().from(t.twoFactor).where(eq(t.twoFactor.userId, userId)).limit(1);
  return row ?? null;
}

/** Puts a new, still unverified second factor in the place of any old one. Secret and codes are already encrypted. */
export async function replaceSecondFactor(
  tx: Writer,
  row: { id: string; userId: string; secret: string; backupCodes: string; verified: boolean },
): Promise<void> {
  await tx.delete(t.twoFactor).where(eq(t.twoFactor.userId, row.userId));
  await tx.insert(t.twoFactor).values({ ...row, failedVerificationCount: 0 });
  await tx.update(t.user).set({ twoFactorEnabled: row.verified }).where(eq(t.user.id, row.userId));
}

export async function insertAccessLink(tx: Writer, row: typeof t.accessLink.$inferInsert): Promise<void> {
  await tx.insert(t.accessLink).values(row);
}

export async function findAccessLink(db: Reader, tokenHash: string): Promise<AccessLinkRow | null> {
  const [row] = await db.select().from(t.accessLink).where(eq(t.accessLink.tokenHash, tokenHash)).limit(1);
  return row ?? null;
}

/** Unused links of buyer-side people. A supplier's own link for a lost password is nobody else's business. */
export async function listOpenLinks(db: Reader, authorityId: string): Promise<AccessLinkRow[]> {
  return db
    .select()
    .from(t.accessLink)
    .where(
      and(
        eq(t.accessLink.authorityId, authorityId),
        inArray(t.accessLink.purpose, ['join', 'password', 'second-factor']),
        isNull(t.accessLink.usedAt),
        isNull(t.accessLink.cancelledAt),
      ),
    )
    .orderBy(asc(t.accessLink.createdAt), asc(t.accessLink.id));
}

/** Uses a link once. Returns false when it was used or cancelled meanwhile. */
export async function useAccessLink(tx: Writer, id: string, at: string): Promise<boolean> {
  const rows = await tx
    .update(t.accessLink)
    .set({ usedAt: at })
    .where(and(eq(t.accessLink.id, id), isNull(t.accessLink.usedAt), isNull(t.accessLink.cancelledAt)))
    .returning({ id: t.accessLink.id });
  return rows.length === 1;
}

export async function cancelAccessLink(tx: Writer, id: string, authorityId: string, at: string): Promise<boolean> {
  const rows = await tx
    .update(t.accessLink)
    .set({ cancelledAt: at })
    .where(and(eq(t.accessLink.id, id), eq(t.accessLink.authorityId, authorityId), isNull(t.accessLink.usedAt)))
    .returning({ id: t.accessLink.id });
  return rows.length === 1;
}

/** Ends a person's unused links of one purpose: only the newest works. */
export async function cancelLinksOf(tx: Writer, userId: string, purpose: string, at: string): Promise<void> {
  await tx
    .update(t.accessLink)
    .set({ cancelledAt: at })
    .where(
      and(
        eq(t.accessLink.userId, userId),
        eq(t.accessLink.purpose, purpose),
        isNull(t.accessLink.usedAt),
        isNull(t.accessLink.cancelledAt),
      ),
    );
}

/** The hash of an account's password, or null. */
export async function findPasswordHash(db: Reader, userId: string): Promise<string | null> {
  const [row] = await db
    .select({ password: t.account.password })
    .from(t.account)
    .where(and(eq(t.account.userId, userId), eq(t.account.providerId, 'credential')))
    .limit(1);
  return row?.password ?? null;
}

/** Notes when a buyer-side person saved their recovery codes; null shows the codes again. */
export async function setRecoverySaved(tx: Writer, userId: string, at: string | null): Promise<void> {
  await tx.update(t.member).set({ recoverySavedAt: at }).where(eq(t.member.userId, userId));
}

export async function setRecoveryCodes(tx: Writer, userId: string, backupCodes: string): Promise<void> {
  await tx.update(t.twoFactor).set({ backupCodes }).where(eq(t.twoFactor.userId, userId));
}

export async function setSuspended(
  tx: Writer,
  userId: string,
  at: string | null,
  reason: string | null,
): Promise<void> {
  await tx.update(t.member).set({ suspendedAt: at, suspendedReason: reason }).where(eq(t.member.userId, userId));
}

// Supplier organisations. Names are sealed: before opening, who answers is nobody's business.

export type SupplierPerson = { userId: string; supplierId: string; role: 'owner' | 'contributor'; name: string };

export async function findSupplierMember(db: Reader, userId: string): Promise<SupplierPerson | null> {
  const [row] = await db
    .select()
    .from(t.supplierMember)
    .where(and(eq(t.supplierMember.userId, userId), isNull(t.supplierMember.removedAt)))
    .limit(1);
  if (!row) return null;
  return {
    userId,
    supplierId: row.supplierId,
    role: row.role === 'owner' ? 'owner' : 'contributor',
    name: openText(row.sealedName, `supplier-member:${userId}`),
  };
}

export async function listSupplierMembers(db: Reader, supplierId: string): Promise<SupplierPerson[]> {
  const rows = await db
    .select()
    .from(t.supplierMember)
    .where(and(eq(t.supplierMember.supplierId, supplierId), isNull(t.supplierMember.removedAt)))
    .orderBy(asc(t.supplierMember.createdAt), asc(t.supplierMember.userId));
  return rows.map((row) => ({
    userId: row.userId,
    supplierId,
    role: row.role === 'owner' ? 'owner' : 'contributor',
    name: openText(row.sealedName, `supplier-member:${row.userId}`),
  }));
}

export async function insertSupplier(tx: Writer, row: { id: string; name: string; at: string }): Promise<void> {
  await tx
    .insert(t.supplier)
    .values({ id: row.id, sealedName: sealText(row.name, `supplier:${row.id}`), createdAt: row.at });
}

export async function insertSupplierMember(
  tx: Writer,
  row: { userId: string; supplierId: string; role: 'owner' | 'contributor'; name: string; at: string },
): Promise<void> {
  await tx.insert(t.supplierMember).values({
    userId: row.userId,
    supplierId: row.supplierId,
    role: row.role,
    sealedName: sealText(row.name, `supplier-member:${row.userId}`),
    createdAt: row.at,
  });
}

/** The organisation's name as it typed it. Callers on the buyer's side must have the opening behind them. */
export async function findSupplierName(db: Reader, supplierId: string): Promise<string | null> {
  const [row] = await db.select().from(t.supplier).where(eq(t.supplier.id, supplierId)).limit(1);
  return row ? openText(row.sealedName, `supplier:${supplierId}`) : null;
}

// Throttling and small facts of the installation.

export async function findThrottle(db: Reader, key: string): Promise<typeof t.throttle.$inferSelect | null> {
  const [row] = await db.select().from(t.throttle).where(eq(t.throttle.key, key)).limit(1);
  return row ?? null;
}

/** Counts one failure, starting again when the last window began before `windowStart`. */
export async function countFailure(
  tx: Writer,
  row: { key: string; at: string; windowStart: string; limit: number; blockedUntil: string },
): Promise<void> {
  const [found] = await tx.select().from(t.throttle).where(eq(t.throttle.key, row.key)).limit(1);
  if (!found || found.firstAt < row.windowStart) {
    await tx
      .insert(t.throttle)
      .values({ key: row.key, failures: 1, firstAt: row.at, blockedUntil: null })
      .onConflictDoUpdate({ target: t.throttle.key, set: { failures: 1, firstAt: row.at, blockedUntil: null } });
    return;
  }
  const failures = found.failures + 1;
  await tx
    .update(t.throttle)
    .set({ failures, blockedUntil: failures >= row.limit ? row.blockedUntil : null })
    .where(eq(t.throttle.key, row.key));
}

export async function clearThrottle(tx: Writer, key: string): Promise<void> {
  await tx.delete(t.throttle).where(eq(t.throttle.key, key));
}

export async function findInstallationFact(db: Reader, key: string): Promise<string | null> {
  const [row] = await db.select().from(t.installation).where(eq(t.installation.key, key)).limit(1);
  return row?.value ?? null;
}

export async function setInstallationFact(tx: Writer, key: string, value: string): Promise<void> {
  await tx
    .insert(t.installation)
    .values({ key, value })
    .onConflictDoUpdate({ target: t.installation.key, set: { value } });
}

/** True while nobody has been set up. */
export async function isEmpty(db: Reader): Promise<boolean> {
  // A count of rows, in the one form that both engines share.
  const [row] = await db.select({ n: sql<number>`count(*)` }).from(t.user);
  return Number(row?.n ?? 0) === 0;
}
