import 'server-only';
import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { Duty } from '@/lib/procurement/duties';
import type { Reader } from '../client';
import { tables as t } from '../schema';

/** The different duties that a person holds now on any procurement that is not cancelled. */
export async function listDutyKinds(db: Reader, userId: string): Promise<Duty[]> {
  const rows = await db
    .select({ duty: t.duty.duty })
    .from(t.duty)
    .innerJoin(t.procurement, eq(t.procurement.id, t.duty.procurementId))
    .where(and(eq(t.duty.userId, userId), isNull(t.duty.revokedAt), isNull(t.procurement.cancelledAt)))
    .orderBy(asc(t.duty.id));
  return [...new Set(rows.map((row) => row.duty as Duty))];
}

export type HeldDuty = { userId: string; duty: Duty; procurementId: string; title: string };

/** Every duty held now by people of an authority, on procurements that are not cancelled. */
export async function listDutiesOfPeople(db: Reader, authorityId: string): Promise<HeldDuty[]> {
  return selectHeld(db, eq(t.procurement.authorityId, authorityId));
}

/** Every duty that one person holds now, on procurements that are not cancelled. */
export async function listDutiesOf(db: Reader, userId: string): Promise<HeldDuty[]> {
  return selectHeld(db, eq(t.duty.userId, userId));
}

async function selectHeld(db: Reader, where: SQL): Promise<HeldDuty[]> {
  const rows = await db
    .select({
      userId: t.duty.userId,
      duty: t.duty.duty,
      procurementId: t.procurement.id,
      title: t.procurement.title,
    })
    .from(t.duty)
    .innerJoin(t.procurement, eq(t.procurement.id, t.duty.procurementId))
    .where(and(where, isNull(t.duty.revokedAt), isNull(t.procurement.cancelledAt)))
    .orderBy(asc(t.procurement.title), asc(t.duty.grantedAt), asc(t.duty.id));
  return rows.map((row) => ({ ...row, duty: row.duty as Duty }));
}

/** Officers and leads who are not suspended, by procurement that is neither cancelled nor final. */
export async function listActiveOfficers(db: Reader, authorityId: string): Promise<HeldDuty[]> {
  const rows = await db
    .select({
      userId: t.duty.userId,
      duty: t.duty.duty,
      procurementId: t.procurement.id,
      title: t.procurement.title,
    })
    .from(t.duty)
    .innerJoin(t.procurement, eq(t.procurement.id, t.duty.procurementId))
    .innerJoin(t.member, eq(t.member.userId, t.duty.userId))
    .leftJoin(t.outcome, eq(t.outcome.procurementId, t.procurement.id))
    .where(
      and(
        eq(t.procurement.authorityId, authorityId),
        inArray(t.duty.duty, ['lead', 'officer']),
        isNull(t.duty.revokedAt),
        isNull(t.procurement.cancelledAt),
        isNull(t.member.suspendedAt),
        isNull(t.outcome.finalisedAt),
      ),
    )
    .orderBy(asc(t.procurement.title), asc(t.duty.id));
  return rows.map((row) => ({ ...row, duty: row.duty as Duty }));
}
