import 'server-only';
import { and, asc, count, desc, eq, gt, inArray, lte } from 'drizzle-orm';
import { type PreparedFault, type PreparedState, WantedFiles } from '@/lib/procurement/prepared-file';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** A file of several documents on its way to one person, or ready for them. Times are ISO UTC. */
export type PreparedFile = {
  id: string;
  procurementId: string;
  askedBy: string;
  wanted: WantedFiles;
  state: PreparedState;
  done: number;
  steps: number;
  beatAt: string;
  createdAt: string;
  finishedAt: string | null;
  expiresAt: string;
  name: string | null;
  size: number | null;
  sha256: string | null;
  fault: PreparedFault | null;
};

type Row = typeof t.preparedFile.$inferSelect;

const fileOf = (row: Row): PreparedFile => ({
  ...row,
  wanted: WantedFiles.parse(JSON.parse(row.wanted)),
  state: row.state as PreparedState,
  fault: row.fault as PreparedFault | null,
});

type Own = { procurementId: string; askedBy: string };

const ownedBy = ({ procurementId, askedBy }: Own, now: string) =>
  and(
    eq(t.preparedFile.procurementId, procurementId),
    eq(t.preparedFile.askedBy, askedBy),
    gt(t.preparedFile.expiresAt, now),
  );

/** A person's file that is not over; null for anybody else's. */
export async function findPreparedFile(
  db: Reader,
  own: Own & { id: string },
  now: string,
): Promise<PreparedFile | null> {
  const [row] = await db
    .select()
    .from(t.preparedFile)
    .where(and(eq(t.preparedFile.id, own.id), ownedBy(own, now)))
    .limit(1);
  return row ? fileOf(row) : null;
}

/** A person's files that are not over, the last first. */
export async function listPreparedFiles(db: Reader, own: Own, now: string): Promise<PreparedFile[]> {
  const rows = await db
    .select()
    .from(t.preparedFile)
    .where(ownedBy(own, now))
    .orderBy(desc(t.preparedFile.createdAt), asc(t.preparedFile.id));
  return rows.map(fileOf);
}

/** Writes down that a file is wanted, and ends the time of those that it takes the place of. */
export async function insertPreparedFile(
  tx: Writer,
  { wanted, ...row }: PreparedFile,
  replaced: readonly string[],
): Promise<void> {
  await tx.insert(t.preparedFile).values({ ...row, wanted: JSON.stringify(wanted) });
  if (replaced.length > 0)
    await tx
      .update(t.preparedFile)
      .set({ expiresAt: row.createdAt })
      .where(inArray(t.preparedFile.id, [...replaced]));
}

const unfinished = inArray(t.preparedFile.state, ['waiting', 'running']);

/** Says that the server which makes these files is alive. */
export async function beatPreparedFiles(tx: Writer, ids: readonly string[], at: string): Promise<void> {
  await tx
    .update(t.preparedFile)
    .set({ beatAt: at })
    .where(and(inArray(t.preparedFile.id, [...ids]), unfinished));
}

/** Says how far a file is. Returns false where it is over, or was given up. */
export async function stepPreparedFile(tx: Writer, id: string, done: number, at: string): Promise<boolean> {
  const rows = await tx
    .update(t.preparedFile)
    .set({ state: 'running', done, beatAt: at })
    .where(and(eq(t.preparedFile.id, id), unfinished))
    .returning({ id: t.preparedFile.id });
  return rows.length === 1;
}

type Ending = { state: 'done'; name: string; size: number; sha256: string } | { state: 'failed'; fault: PreparedFault };

/** Ends the making of a file, well or not. Returns false where it was given up meanwhile. */
export async function endPreparedFile(tx: Writer, id: string, ending: Ending, at: string): Promise<boolean> {
  const rows = await tx
    .update(t.preparedFile)
    .set({ ...ending, finishedAt: at, beatAt: at })
    .where(and(eq(t.preparedFile.id, id), unfinished))
    .returning({ id: t.preparedFile.id });
  return rows.length === 1;
}

const silentSince = (before: string) => and(unfinished, lte(t.preparedFile.beatAt, before));

/** How many files are being made by nobody: without a sign of life since `before`. */
export async function countLostFiles(db: Reader, before: string): Promise<number> {
  const [row] = await db.select({ found: count() }).from(t.preparedFile).where(silentSince(before));
  return row?.found ?? 0;
}

/** Says of every file without a sign of life since `before` that its making was interrupted. */
export async function giveUpLostFiles(tx: Writer, before: string, at: string): Promise<void> {
  await tx
    .update(t.preparedFile)
    .set({ state: 'failed', fault: 'interrupted', finishedAt: at })
    .where(silentSince(before));
}

/** Files whose time is over and that nobody is making, a few at a time. */
export async function listOverPreparedFiles(
  db: Reader,
  now: string,
  most: number,
): Promise<{ id: string; procurementId: string }[]> {
  return db
    .select({ id: t.preparedFile.id, procurementId: t.preparedFile.procurementId })
    .from(t.preparedFile)
    .where(and(lte(t.preparedFile.expiresAt, now), inArray(t.preparedFile.state, ['done', 'failed'])))
    .orderBy(asc(t.preparedFile.expiresAt), asc(t.preparedFile.id))
    .limit(most);
}

/** Forgets a file. */
export async function deletePreparedFile(tx: Writer, id: string): Promise<void> {
  await tx.delete(t.preparedFile).where(eq(t.preparedFile.id, id));
}
