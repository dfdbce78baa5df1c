import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** Whether lessons are drawn, with the seed and the spread that they will use. A change of mind is the next version. */
export type LessonsChoice = typeof t.lessonsChoice.$inferSelect;

/** The choice that stands, or null where nobody chose. */
export async function findLessonsChoice(db: Reader, procurementId: string): Promise<LessonsChoice | null> {
  const rows = await db
    .select()
    .from(t.lessonsChoice)
    .where(eq(t.lessonsChoice.procurementId, procurementId))
    .orderBy(asc(t.lessonsChoice.version), asc(t.lessonsChoice.id));
  return rows.at(-1) ?? null;
}

/** True where lessons were switched on before publication. */
export const lessonsChosen = async (db: Reader, procurementId: string): Promise<boolean> =>
  (await findLessonsChoice(db, procurementId))?.chosen === true;

/** Keeps a choice as the next version. Returns false when that version exists: somebody was first. */
export async function insertLessonsChoice(tx: Writer, row: LessonsChoice): Promise<boolean> {
  const rows = await tx.insert(t.lessonsChoice).values(row).onConflictDoNothing().returning({ id: t.lessonsChoice.id });
  return rows.length === 1;
}
