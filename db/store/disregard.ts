import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { DisregardFact, DisregardGround } from '@/lib/evaluation/disregard';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

type Row = typeof t.disregard.$inferSelect;

/** A decision about a tender with its ground, actor, reason and time. A change of mind is the next version; all stay. */
export type Disregard = Omit<Row, 'decision' | 'ground' | 'restsOn'> &
  Pick<DisregardFact, 'decision' | 'ground'> & { restsOn: '' | 'itself' | 'another' };
/** That a supplier was told that its price is considered abnormally low. */
export type PriceNoticeRow = typeof t.priceNotice.$inferSelect;
/** What it said about its price. */
export type PriceExplanationRow = typeof t.priceExplanation.$inferSelect;

/** Every decision about the tenders of a procurement, the first versions first. */
export async function listDisregards(db: Reader, procurementId: string): Promise<Disregard[]> {
  const rows = await db
    .select()
    .from(t.disregard)
    .where(eq(t.disregard.procurementId, procurementId))
    .orderBy(asc(t.disregard.version), asc(t.disregard.decidedAt), asc(t.disregard.id));
  return rows.map((row) => ({
    ...row,
    decision: row.decision as Disregard['decision'],
    ground: row.ground as DisregardGround,
    restsOn: row.restsOn as Disregard['restsOn'],
  }));
}

/** Keeps a decision as the next version. Returns false when that version exists: somebody was first. */
export async function insertDisregard(tx: Writer, row: Disregard): Promise<boolean> {
  const rows = await tx.insert(t.disregard).values(row).onConflictDoNothing().returning({ id: t.disregard.id });
  return rows.length === 1;
}

/** Every notice about a price of a procurement, the first versions first. */
export async function listEveryPriceNotice(db: Reader, procurementId: string): Promise<PriceNoticeRow[]> {
  return db
    .select()
    .from(t.priceNotice)
    .where(eq(t.priceNotice.procurementId, procurementId))
    .orderBy(asc(t.priceNotice.version), asc(t.priceNotice.recordedAt), asc(t.priceNotice.id));
}

/** Every explanation of a price of a procurement, in the order of receipt. */
export async function listEveryPriceExplanation(db: Reader, procurementId: string): Promise<PriceExplanationRow[]> {
  return db
    .select()
    .from(t.priceExplanation)
    .where(eq(t.priceExplanation.procurementId, procurementId))
    .orderBy(asc(t.priceExplanation.receivedAt), asc(t.priceExplanation.id));
}

/** The notices about the price of one tender, the first one first. */
export async function listPriceNotices(
  db: Reader,
  procurementId: string,
  submissionId: string,
): Promise<PriceNoticeRow[]> {
  return (await listEveryPriceNotice(db, procurementId)).filter((row) => row.submissionId === submissionId);
}

/** What came back about the price of one tender, in the order of receipt. */
export async function listPriceExplanations(
  db: Reader,
  procurementId: string,
  submissionId: string,
): Promise<PriceExplanationRow[]> {
  return (await listEveryPriceExplanation(db, procurementId)).filter((row) => row.submissionId === submissionId);
}

/** Keeps a notice as the next one. Returns false when another was recorded meanwhile. */
export async function insertPriceNotice(tx: Writer, row: PriceNoticeRow): Promise<boolean> {
  const rows = await tx.insert(t.priceNotice).values(row).onConflictDoNothing().returning({ id: t.priceNotice.id });
  return rows.length === 1;
}

/** Keeps what a supplier said about its price. */
export async function insertPriceExplanation(tx: Writer, row: PriceExplanationRow): Promise<void> {
  await tx.insert(t.priceExplanation).values(row);
}
