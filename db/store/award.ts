import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

export type AwardDecision = typeof t.awardDecision.$inferSelect;
export type AwardNotice = typeof t.awardNotice.$inferSelect;
export type ContractRecord = typeof t.contractRecord.$inferSelect;
export type RecordHold = typeof t.recordHold.$inferSelect & {
  /** How two people lifted it; null while it stands. */
  lift: typeof t.recordHoldLift.$inferSelect | null;
};

/** The award decision of a procurement, or null while none is signed. */
export async function findAwardDecision(db: Reader, procurementId: string): Promise<AwardDecision | null> {
  const d = t.awardDecision;
  const [row] = await db.select().from(d).where(eq(d.procurementId, procurementId)).limit(1);
  return row ?? null;
}

/** Freezes an award decision. Returns false when one is signed already. */
export async function insertAwardDecision(tx: Writer, row: AwardDecision): Promise<boolean> {
  const rows = await tx
    .insert(t.awardDecision)
    .values(row)
    .onConflictDoNothing()
    .returning({ procurementId: t.awardDecision.procurementId });
  return rows.length === 1;
}

/** The contract award notices that were recorded, oldest first: the last one counts. */
export async function listAwardNotices(db: Reader, procurementId: string): Promise<AwardNotice[]> {
  const n = t.awardNotice;
  return db.select().from(n).where(eq(n.procurementId, procurementId)).orderBy(asc(n.recordedAt), asc(n.id));
}

export async function insertAwardNotice(tx: Writer, row: AwardNotice): Promise<void> {
  await tx.insert(t.awardNotice).values(row);
}

/** What was recorded of the contract, oldest first: the last one counts. */
export async function listContractRecords(db: Reader, procurementId: string): Promise<ContractRecord[]> {
  const r = t.contractRecord;
  return db.select().from(r).where(eq(r.procurementId, procurementId)).orderBy(asc(r.recordedAt), asc(r.id));
}

export async function insertContractRecord(tx: Writer, row: ContractRecord): Promise<void> {
  await tx.insert(t.contractRecord).values(row);
}

/** Every hold on the records of a procurement, oldest first, with how it was lifted. */
export async function listHolds(db: Reader, procurementId: string): Promise<RecordHold[]> {
  const h = t.recordHold;
  const rows = await db
    .select({ hold: h, lift: t.recordHoldLift })
    .from(h)
    .leftJoin(t.recordHoldLift, eq(t.recordHoldLift.holdId, h.id))
    .where(eq(h.procurementId, procurementId))
    .orderBy(asc(h.putAt), asc(h.id));
  return rows.map(({ hold, lift }) => ({ ...hold, lift }));
}

export async function insertHold(tx: Writer, row: Omit<RecordHold, 'lift'>): Promise<void> {
  await tx.insert(t.recordHold).values(row);
}

/** Lifts a hold. Returns false when it was lifted before. */
export async function insertHoldLift(tx: Writer, row: NonNullable<RecordHold['lift']>): Promise<boolean> {
  const rows = await tx
    .insert(t.recordHoldLift)
    .values(row)
    .onConflictDoNothing()
    .returning({ holdId: t.recordHoldLift.holdId });
  return rows.length === 1;
}
