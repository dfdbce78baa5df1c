import 'server-only';
import { and, asc, count, desc, eq, lte } from 'drizzle-orm';
import { openJson, openText, sealJson, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

const about = (id: string, part: 'name' | 'content'): string => `price-load:${id}:${part}`;

/** A pricing sheet that one person has loaded and not entered. `content` is JSON that its reader checks. */
export type PriceLoad = {
  id: string;
  procurementId: string;
  loadedBy: string;
  name: string;
  sha256: string;
  content: unknown;
  createdAt: string;
  expiresAt: string;
};

type Own = { procurementId: string; loadedBy: string };

const ownedBy = ({ procurementId, loadedBy }: Own) =>
  and(eq(t.priceLoad.procurementId, procurementId), eq(t.priceLoad.loadedBy, loadedBy));

/** The file that a person has loaded and not entered; null where there is none, or its day is over. */
export async function findPriceLoad(db: Reader, own: Own, now: string): Promise<PriceLoad | null> {
  const [row] = await db
    .select()
    .from(t.priceLoad)
    .where(ownedBy(own))
    .orderBy(desc(t.priceLoad.createdAt), asc(t.priceLoad.id))
    .limit(1);
  if (!row || row.expiresAt <= now) return null;
  const { sealedName, sealedContent, ...rest } = row;
  return {
    ...rest,
    name: openText(sealedName, about(row.id, 'name')),
    content: openJson(sealedContent, about(row.id, 'content')),
  };
}

/** Keeps what was read of a file, in the place of one that the same person had loaded. */
export async function insertPriceLoad(tx: Writer, { name, content, ...rest }: PriceLoad): Promise<void> {
  await tx.delete(t.priceLoad).where(ownedBy(rest));
  await tx.insert(t.priceLoad).values({
    ...rest,
    sealedName: sealText(name, about(rest.id, 'name')),
    sealedContent: sealJson(content, about(rest.id, 'content')),
  });
}

/** Removes a file of one person, and everything that was read of it. */
export async function deletePriceLoad(tx: Writer, { id, ...own }: Own & { id: string }): Promise<void> {
  await tx.delete(t.priceLoad).where(and(ownedBy(own), eq(t.priceLoad.id, id)));
}

const overdue = (now: string) => lte(t.priceLoad.expiresAt, now);

/** How many files have had their day. */
export async function countOverduePriceLoads(db: Reader, now: string): Promise<number> {
  const [row] = await db.select({ found: count() }).from(t.priceLoad).where(overdue(now));
  return row?.found ?? 0;
}

/** Removes every file whose day is over. */
export async function deleteOverduePriceLoads(tx: Writer, now: string): Promise<void> {
  await tx.delete(t.priceLoad).where(overdue(now));
}
