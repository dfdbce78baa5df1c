import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { openJson, sealJson } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

const Facts = z.strictObject({ organisation: z.string(), email: z.string() });

/** A supplier's own way into an open procedure. */
export type Registration = z.infer<typeof Facts> & {
  id: string;
  procurementId: string;
  tokenHash: string;
  createdAt: string;
};

const about = (id: string): string => `registration:${id}`;

export async function insertRegistration(tx: Writer, row: Registration): Promise<void> {
  const { organisation, email, ...rest } = row;
  await tx.insert(t.registration).values({ ...rest, sealedFacts: sealJson({ organisation, email }, about(row.id)) });
}

/** The registration whose link has this token, or null. For the supplier's side only. */
export async function findRegistrationByToken(db: Reader, tokenHash: string): Promise<Registration | null> {
  const [row] = await db.select().from(t.registration).where(eq(t.registration.tokenHash, tokenHash)).limit(1);
  if (!row) return null;
  const { sealedFacts, ...rest } = row;
  return { ...rest, ...Facts.parse(openJson(sealedFacts, about(row.id))) };
}
