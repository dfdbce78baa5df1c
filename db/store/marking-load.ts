import 'server-only';
import { and, asc, count, desc, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import { openJson, openText, sealJson, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

const about = (id: string, part: 'name' | 'content'): string => `marking-load:${id}:${part}`;

/** A workbook with which one evaluator loads their own scores. `content` is JSON that its reader checks. */
export type MarkingLoad = {
  id: string;
  procurementId: string;
  evaluatorId: string;
  name: string;
  sha256: string;
  content: unknown;
  createdAt: string;
  expiresAt: string;
};

type Own = { procurementId: string; evaluatorId: string };

const ownedBy = ({ procurementId, evaluatorId }: Own) =>
  and(eq(t.markingLoad.procurementId, procurementId), eq(t.markingLoad.evaluatorId, evaluatorId));

/** The file that an evaluator has checked and not applied; null where there is none, or its day is over. */
export async function findWaitingMarkingLoad(db: Reader, own: Own, now: string): Promise<MarkingLoad | null> {
  const [row] = await db
    .select()
    .from(t.markingLoad)
    .where(and(ownedBy(own), isNull(t.markingLoad.appliedAt)))
    .orderBy(desc(t.markingLoad.createdAt), asc(t.markingLoad.id))
    .limit(1);
  if (!row || row.sealedContent === null || row.expiresAt <= now) return null;
  const { sealedName, sealedContent, appliedAt: _at, changed: _changed, ...rest } = row;
  return {
    ...rest,
    name: openText(sealedName, about(row.id, 'name')),
    content: openJson(sealedContent, about(row.id, 'content')),
  };
}

/** Keeps what was read of a file, in the place of one that the same evaluator had checked and not applied. */
export async function insertMarkingLoad(tx: Writer, { name, content, ...rest }: MarkingLoad): Promise<void> {
  await tx.delete(t.markingLoad).where(and(ownedBy(rest), isNull(t.markingLoad.appliedAt)));
  await tx.insert(t.markingLoad).values({
    ...rest,
    sealedName: sealText(name, about(rest.id, 'name')),
    sealedContent: sealJson(content, about(rest.id, 'content')),
  });
}

/** Says that a file was applied, and lets go of what it held. Returns false where it is no longer there. */
export async function endMarkingLoad(
  tx: Writer,
  { id, at, changed, ...own }: Own & { id: string; at: string; changed: number },
): Promise<boolean> {
  const rows = await tx
    .update(t.markingLoad)
    .set({ sealedContent: null, appliedAt: at, changed })
    .where(and(ownedBy(own), eq(t.markingLoad.id, id), isNull(t.markingLoad.appliedAt)))
    .returning({ id: t.markingLoad.id });
  return rows.length === 1;
}

/** Removes a file that was not applied, and everything that was read of it. */
export async function deleteMarkingLoad(tx: Writer, { id, ...own }: Own & { id: string }): Promise<void> {
  await tx.delete(t.markingLoad).where(and(ownedBy(own), eq(t.markingLoad.id, id), isNull(t.markingLoad.appliedAt)));
}

/** The file that an evaluator applied under an id; null where there is none. */
export async function findAppliedMarkingLoad(
  db: Reader,
  own: Own,
  id: string,
): Promise<{ name: string; appliedAt: string; changed: number } | null> {
  const [row] = await db
    .select()
    .from(t.markingLoad)
    .where(and(ownedBy(own), eq(t.markingLoad.id, id), isNotNull(t.markingLoad.appliedAt)))
    .limit(1);
  return row
    ? { name: openText(row.sealedName, about(id, 'name')), appliedAt: row.appliedAt ?? '', changed: row.changed ?? 0 }
    : null;
}

/** Not applied, and its day is over. */
const overdue = (now: string) => and(lte(t.markingLoad.expiresAt, now), isNull(t.markingLoad.appliedAt));

/** How many files were not applied and have had their day. */
export async function countOverdueMarkingLoads(db: Reader, now: string): Promise<number> {
  const [row] = await db.select({ found: count() }).from(t.markingLoad).where(overdue(now));
  return row?.found ?? 0;
}

/** Removes every file that was not applied and whose day is over. */
export async function deleteOverdueMarkingLoads(tx: Writer, now: string): Promise<void> {
  await tx.delete(t.markingLoad).where(overdue(now));
}
