import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { firstSettings, RehearsalSettings } from '@/lib/rehearsal/settings';
import { TypedBid } from '@/lib/rehearsal/typed-bid';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** What was chosen for the rehearsal of a procurement; revision 0 where nothing was saved yet. */
export type RehearsalState = { settings: RehearsalSettings; revision: number };
/** A bid that an officer typed in. */
export type RehearsalBid = { id: string; typed: TypedBid; revision: number };

/** The settings of a procurement's rehearsal, or those it starts with. */
export async function findRehearsal(db: Reader, procurementId: string): Promise<RehearsalState> {
  const [row] = await db.select().from(t.rehearsal).where(eq(t.rehearsal.procurementId, procurementId)).limit(1);
  if (!row) return { settings: firstSettings, revision: 0 };
  return { settings: RehearsalSettings.parse(JSON.parse(row.settings)), revision: row.revision };
}

/** The bids typed in for a procurement and not taken out, the first one first. */
export async function listRehearsalBids(db: Reader, procurementId: string): Promise<RehearsalBid[]> {
  const rows = await db
    .select()
    .from(t.rehearsalBid)
    .where(and(eq(t.rehearsalBid.procurementId, procurementId), isNull(t.rehearsalBid.removedAt)))
    .orderBy(asc(t.rehearsalBid.createdAt), asc(t.rehearsalBid.id));
  return rows.map(({ id, typed, revision }) => ({ id, typed: TypedBid.parse(JSON.parse(typed)), revision }));
}

type Saved = { procurementId: string; expectedRevision: number; by: string; at: string };

/** Saves the settings at an expected revision, 0 for the first time. Returns false when somebody else was first. */
export async function keepRehearsal(tx: Writer, save: Saved & { settings: RehearsalSettings }): Promise<boolean> {
  const values = {
    settings: JSON.stringify(save.settings),
    revision: save.expectedRevision + 1,
    savedBy: save.by,
    savedAt: save.at,
  };
  const rows =
    save.expectedRevision === 0
      ? await tx
          .insert(t.rehearsal)
          .values({ procurementId: save.procurementId, ...values })
          .onConflictDoNothing()
          .returning({ id: t.rehearsal.procurementId })
      : await tx
          .update(t.rehearsal)
          .set(values)
          .where(
            and(eq(t.rehearsal.procurementId, save.procurementId), eq(t.rehearsal.revision, save.expectedRevision)),
          )
          .returning({ id: t.rehearsal.procurementId });
  return rows.length === 1;
}

/** Saves a typed bid at an expected revision, 0 for a new one. Returns false when somebody else was first. */
export async function keepRehearsalBid(tx: Writer, save: Saved & { id: string; typed: TypedBid }): Promise<boolean> {
  const values = {
    typed: JSON.stringify(save.typed),
    revision: save.expectedRevision + 1,
    savedBy: save.by,
    savedAt: save.at,
  };
  const rows =
    save.expectedRevision === 0
      ? await tx
          .insert(t.rehearsalBid)
          .values({ id: save.id, procurementId: save.procurementId, createdAt: save.at, removedAt: null, ...values })
          .onConflictDoNothing()
          .returning({ id: t.rehearsalBid.id })
      : await tx
          .update(t.rehearsalBid)
          .set(values)
          .where(
            and(
              eq(t.rehearsalBid.id, save.id),
              eq(t.rehearsalBid.procurementId, save.procurementId),
              eq(t.rehearsalBid.revision, save.expectedRevision),
              isNull(t.rehearsalBid.removedAt),
            ),
          )
          .returning({ id: t.rehearsalBid.id });
  return rows.length === 1;
}

/** Takes a typed bid out at an expected revision. Returns false when somebody else changed or removed it first. */
export async function takeOutRehearsalBid(tx: Writer, save: Saved & { id: string }): Promise<boolean> {
  const rows = await tx
    .update(t.rehearsalBid)
    .set({ removedAt: save.at, revision: save.expectedRevision + 1, savedBy: save.by, savedAt: save.at })
    .where(
      and(
        eq(t.rehearsalBid.id, save.id),
        eq(t.rehearsalBid.procurementId, save.procurementId),
        eq(t.rehearsalBid.revision, save.expectedRevision),
        isNull(t.rehearsalBid.removedAt),
      ),
    )
    .returning({ id: t.rehearsalBid.id });
  return rows.length === 1;
}
