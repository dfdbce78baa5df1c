import 'server-only';
import { asc, eq, inArray } from 'drizzle-orm';
import { openText } from '@/lib/server/seal';
import type { Reader } from '../client';
import { tables as t } from '../schema';

/**
 * Names of the organisations that supplier people act for, by user id, those who left included. Only for a procurement
 * that has been opened: before that nobody on the buyer's side learns who acts.
 */
export async function supplierNamesOf(db: Reader, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .select({ userId: t.supplierMember.userId, supplierId: t.supplier.id, sealedName: t.supplier.sealedName })
    .from(t.supplierMember)
    .innerJoin(t.supplier, eq(t.supplier.id, t.supplierMember.supplierId))
    .where(inArray(t.supplierMember.userId, [...userIds]))
    .orderBy(asc(t.supplierMember.userId));
  return new Map(
    rows.map(({ userId, supplierId, sealedName }) => [userId, openText(sealedName, `supplier:${supplierId}`)]),
  );
}
