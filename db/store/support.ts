import 'server-only';
import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { TechnicalState } from '@/lib/response/technical-state';
import { openJson, sealJson } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

// A supplier's own consent that an officer sees when and how much was saved, and never what.

export type SupportCode = typeof t.supportCode.$inferSelect;

const active = (now: string) => and(isNull(t.supportCode.stoppedAt), gt(t.supportCode.expiresAt, now));

/** The code that a team shares now, or null. */
export async function findSharedCode(db: Reader, responseId: string, now: string): Promise<SupportCode | null> {
  const [row] = await db
    .select()
    .from(t.supportCode)
    .where(and(eq(t.supportCode.responseId, responseId), active(now)))
    .orderBy(desc(t.supportCode.sharedAt), asc(t.supportCode.id))
    .limit(1);
  return row ?? null;
}

/** The consent that a typed code stands for in one procurement, or null: wrong, over, stopped and foreign are alike. */
export async function findSupportCode(
  db: Reader,
  procurementId: string,
  codeHash: string,
  now: string,
): Promise<SupportCode | null> {
  const [row] = await db
    .select()
    .from(t.supportCode)
    .where(and(eq(t.supportCode.procurementId, procurementId), eq(t.supportCode.codeHash, codeHash), active(now)))
    .limit(1);
  return row ?? null;
}

export async function insertSupportCode(tx: Writer, row: typeof t.supportCode.$inferInsert): Promise<void> {
  await tx.insert(t.supportCode).values(row);
}

/** Ends every code of a response that still works. */
export async function stopSupportCodes(tx: Writer, responseId: string, at: string): Promise<void> {
  await tx
    .update(t.supportCode)
    .set({ stoppedAt: at })
    .where(and(eq(t.supportCode.responseId, responseId), isNull(t.supportCode.stoppedAt)));
}

export type SupportLook = { id: string; lookedBy: string; lookedAt: string; state: TechnicalState };

const about = (id: string): string => `support-look:${id}`;

export async function insertSupportLook(
  tx: Writer,
  row: SupportLook & { codeId: string; responseId: string },
): Promise<void> {
  const { state, ...rest } = row;
  await tx.insert(t.supportLook).values({ ...rest, sealedState: sealJson(state, about(row.id)) });
}

/** What one officer was shown, while the code that showed it still is shared; null afterwards and to everybody else. */
export async function findSupportLook(
  db: Reader,
  given: { id: string; procurementId: string; lookedBy: string; now: string },
): Promise<{ look: SupportLook; expiresAt: string } | null> {
  const l = t.supportLook;
  const [row] = await db
    .select({
      id: l.id,
      lookedBy: l.lookedBy,
      lookedAt: l.lookedAt,
      sealedState: l.sealedState,
      expiresAt: t.supportCode.expiresAt,
    })
    .from(l)
    .innerJoin(t.supportCode, eq(t.supportCode.id, l.codeId))
    .where(
      and(
        eq(l.id, given.id),
        eq(l.lookedBy, given.lookedBy),
        eq(t.supportCode.procurementId, given.procurementId),
        active(given.now),
      ),
    )
    .limit(1);
  if (!row) return null;
  const { sealedState, expiresAt, ...look } = row;
  return { look: { ...look, state: TechnicalState.parse(openJson(sealedState, about(row.id))) }, expiresAt };
}

/** Every use of a code of a response, newest first, with what was shown: for its team. */
export async function listSupportLooks(db: Reader, responseId: string): Promise<SupportLook[]> {
  const rows = await db
    .select()
    .from(t.supportLook)
    .where(eq(t.supportLook.responseId, responseId))
    .orderBy(desc(t.supportLook.lookedAt), asc(t.supportLook.id));
  return rows.map(({ id, lookedBy, lookedAt, sealedState }) => ({
    id,
    lookedBy,
    lookedAt,
    state: TechnicalState.parse(openJson(sealedState, about(id))),
  }));
}

/** The latest saves of a response: when, how long the sealed text is, and whether it was kept. Nothing is unsealed. */
export async function listLatestSaves(
  db: Reader,
  responseId: string,
  limit: number,
): Promise<{ at: string; sealedLength: number; kept: boolean }[]> {
  const h = t.answerHistory;
  // The length of a text, in the one form that both engines share.
  const length = sql<number>`length(${h.sealedValue})`;
  const rows = await db
    .select({ at: h.savedAt, length, outcome: h.outcome })
    .from(h)
    .where(eq(h.responseId, responseId))
    .orderBy(desc(h.savedAt), desc(h.id))
    .limit(limit);
  return rows.map((row) => ({ at: row.at, sealedLength: Number(row.length), kept: row.outcome === 'saved' }));
}

/** The sealed lengths of the answers of a response. Nothing is unsealed. */
export async function sealedLengths(db: Reader, responseId: string): Promise<number[]> {
  // As above.
  const length = sql<number>`length(${t.answer.sealedValue})`;
  const rows = await db
    .select({ length })
    .from(t.answer)
    .where(eq(t.answer.responseId, responseId))
    .orderBy(asc(t.answer.questionId));
  return rows.map((row) => Number(row.length));
}

/** Sizes and times of some files of an organisation, without their names. */
export async function listFileSizes(
  db: Reader,
  supplierId: string,
  ids: readonly string[],
): Promise<{ bytes: number; uploadedAt: string }[]> {
  if (ids.length === 0) return [];
  const e = t.evidence;
  return db
    .select({ bytes: e.size, uploadedAt: e.uploadedAt })
    .from(e)
    .where(and(eq(e.supplierId, supplierId), inArray(e.id, [...ids]), isNull(e.removedAt)))
    .orderBy(asc(e.uploadedAt), asc(e.id));
}
