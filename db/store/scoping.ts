import 'server-only';
import { and, eq } from 'drizzle-orm';
import { ProfileOverride, ScopingRecord } from '@/lib/catalogue';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** The questions about the place as they stand: answers with who gave them, and the officer's own profile, if any. */
export type ScopingState = {
  starter: string | null;
  answers: ScopingRecord;
  profileOverride: ProfileOverride | null;
  revision: number;
  updatedBy: string;
  updatedAt: string;
};

/** The scoping of a procurement, or null where it was not begun. */
export async function findScoping(db: Reader, procurementId: string): Promise<ScopingState | null> {
  const [row] = await db.select().from(t.scoping).where(eq(t.scoping.procurementId, procurementId)).limit(1);
  if (!row) return null;
  return {
    starter: row.starter,
    answers: ScopingRecord.parse(JSON.parse(row.answers)),
    profileOverride: row.profileOverride === null ? null : ProfileOverride.parse(JSON.parse(row.profileOverride)),
    revision: row.revision,
    updatedBy: row.updatedBy,
    updatedAt: row.updatedAt,
  };
}

/** Saves the scoping at an expected revision, 0 for the first time. Returns false when somebody else was first. */
export async function saveScoping(
  tx: Writer,
  save: {
    procurementId: string;
    expectedRevision: number;
    starter: string | null;
    answers: ScopingRecord;
    profileOverride: ProfileOverride | null;
    by: string;
    at: string;
  },
): Promise<boolean> {
  const values = {
    starter: save.starter,
    answers: JSON.stringify(save.answers),
    profileOverride: save.profileOverride === null ? null : JSON.stringify(save.profileOverride),
    revision: save.expectedRevision + 1,
    updatedBy: save.by,
    updatedAt: save.at,
  };
  const rows =
    save.expectedRevision === 0
      ? await tx
          .insert(t.scoping)
          .values({ procurementId: save.procurementId, ...values })
          .onConflictDoNothing()
          .returning({ id: t.scoping.procurementId })
      : await tx
          .update(t.scoping)
          .set(values)
          .where(and(eq(t.scoping.procurementId, save.procurementId), eq(t.scoping.revision, save.expectedRevision)))
          .returning({ id: t.scoping.procurementId });
  return rows.length === 1;
}
