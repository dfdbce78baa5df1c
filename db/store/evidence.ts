import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { openText, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** A file of a supplier organisation. The name is what the supplier called it; on disk it has a random id. */
export type Evidence = Omit<typeof t.evidence.$inferSelect, 'sealedName'> & { name: string };

const shaped = ({ sealedName, ...row }: typeof t.evidence.$inferSelect): Evidence => ({
  ...row,
  name: openText(sealedName, `evidence:${row.id}`),
});

/** The organisation's files, oldest first; removed ones are left out unless `removed` asks for them. */
export async function listEvidence(db: Reader, supplierId: string, removed = false): Promise<Evidence[]> {
  const own = eq(t.evidence.supplierId, supplierId);
  const rows = await db
    .select()
    .from(t.evidence)
    .where(removed ? own : and(own, isNull(t.evidence.removedAt)))
    .orderBy(asc(t.evidence.uploadedAt), asc(t.evidence.id));
  return rows.map(shaped);
}

/** One file of the organisation, removed or not, or null. */
export async function findEvidence(db: Reader, supplierId: string, id: string): Promise<Evidence | null> {
  const [row] = await db
    .select()
    .from(t.evidence)
    .where(and(eq(t.evidence.id, id), eq(t.evidence.supplierId, supplierId)))
    .limit(1);
  return row ? shaped(row) : null;
}

export async function insertEvidence(tx: Writer, { name, ...row }: Evidence): Promise<void> {
  await tx.insert(t.evidence).values({ ...row, sealedName: sealText(name, `evidence:${row.id}`) });
}

/** Takes a file out of the library. Returns false when it was taken out before. */
export async function removeEvidence(tx: Writer, supplierId: string, id: string, at: string): Promise<boolean> {
  const rows = await tx
    .update(t.evidence)
    .set({ removedAt: at })
    .where(and(eq(t.evidence.id, id), eq(t.evidence.supplierId, supplierId), isNull(t.evidence.removedAt)))
    .returning({ id: t.evidence.id });
  return rows.length === 1;
}
