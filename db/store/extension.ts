import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { Gap } from '@/lib/procurement/outage';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

const Health = z.array(Gap);

export type Extension = Omit<typeof t.deadlineExtension.$inferSelect, 'health'> & { health: Gap[] };

/** Keeps that a deadline was moved after an outage. The caller moves it in the same transaction. */
export async function insertExtension(tx: Writer, { health, ...row }: Extension): Promise<void> {
  await tx.insert(t.deadlineExtension).values({ ...row, health: JSON.stringify(health) });
}

/** The times that a deadline was moved after an outage, oldest first. */
export async function listExtensions(db: Reader, procurementId: string): Promise<Extension[]> {
  const rows = await db
    .select()
    .from(t.deadlineExtension)
    .where(eq(t.deadlineExtension.procurementId, procurementId))
    .orderBy(asc(t.deadlineExtension.extendedAt), asc(t.deadlineExtension.id));
  return rows.map(({ health, ...row }) => ({ ...row, health: Health.parse(JSON.parse(health)) }));
}
