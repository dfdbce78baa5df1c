import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

export type CoreInformation = typeof t.coreInformation.$inferSelect;

export async function insertOpeningNotice(tx: Writer, row: typeof t.openingNotice.$inferInsert): Promise<void> {
  await tx.insert(t.openingNotice).values(row);
}

export async function insertCoreInformation(tx: Writer, row: CoreInformation): Promise<void> {
  await tx.insert(t.coreInformation).values(row);
}

/** What the authority recorded of its invited suppliers' core information, oldest first: the last of each counts. */
export async function listCoreInformation(db: Reader, procurementId: string): Promise<CoreInformation[]> {
  return db
    .select()
    .from(t.coreInformation)
    .where(eq(t.coreInformation.procurementId, procurementId))
    .orderBy(asc(t.coreInformation.recordedAt), asc(t.coreInformation.id));
}
