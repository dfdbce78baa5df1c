import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** A total price in pounds as a decimal string, where it comes from, and why it changed where it did. */
export type Price = typeof t.price.$inferSelect;
/** The score of another criterion with its reason. */
export type CriterionScore = typeof t.criterionScore.$inferSelect;

/** Every version of every price, the first ones first. */
export async function listPrices(db: Reader, procurementId: string): Promise<Price[]> {
  return db
    .select()
    .from(t.price)
    .where(eq(t.price.procurementId, procurementId))
    .orderBy(asc(t.price.version), asc(t.price.id));
}

/** Every version of every score of another criterion, the first ones first. */
export async function listCriterionScores(db: Reader, procurementId: string): Promise<CriterionScore[]> {
  return db
    .select()
    .from(t.criterionScore)
    .where(eq(t.criterionScore.procurementId, procurementId))
    .orderBy(asc(t.criterionScore.version), asc(t.criterionScore.id));
}

/** Keeps a price as the next version. Returns false when that version exists: somebody was first. */
export async function insertPrice(tx: Writer, row: Price): Promise<boolean> {
  const rows = await tx.insert(t.price).values(row).onConflictDoNothing().returning({ id: t.price.id });
  return rows.length === 1;
}

/** Keeps a score as the next version. Returns false when that version exists: somebody was first. */
export async function insertCriterionScore(tx: Writer, row: CriterionScore): Promise<boolean> {
  const rows = await tx
    .insert(t.criterionScore)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: t.criterionScore.id });
  return rows.length === 1;
}

/** Opens the prices. Returns false when they were opened before. */
export async function insertPriceOpening(tx: Writer, row: typeof t.priceOpening.$inferSelect): Promise<boolean> {
  const rows = await tx
    .insert(t.priceOpening)
    .values(row)
    .onConflictDoNothing()
    .returning({ procurementId: t.priceOpening.procurementId });
  return rows.length === 1;
}
