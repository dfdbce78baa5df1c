import 'server-only';
import { createHash } from 'node:crypto';
import { and, asc, eq, getTableColumns, inArray, isNull } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import {
  blankedTables,
  type RemovedBy,
  type RemovedKind,
  type RemovedTable,
  readElsewhere,
  removedTables,
} from '@/lib/procurement/removal-inventory';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';
import { type GoingFile, responsesIn } from './removal-files';

export type RecordRemoval = typeof t.recordRemoval.$inferSelect;
export type RemovedFile = typeof t.removedFile.$inferSelect;

/** The ids by which the rows of a procurement are found. */
type Scope = Record<RemovedBy, string[]>;
/** What a row was, without what it said: its hash and how long it was in bytes. */
export type RemovedRow = { kind: RemovedKind; hash: string; bytes: number };

type Row = Record<string, unknown>;
const tableOf = (name: string): SQLiteTable => t[name as keyof typeof t];
/** The inventory's own test holds that the table has the column. */
const columnOf = (table: string, by: RemovedBy): SQLiteColumn => getTableColumns(tableOf(table))[by] as SQLiteColumn;

async function scopeOf(db: Reader, procurementId: string): Promise<Scope> {
  const s = t.submission;
  const c = t.clarification;
  const sent = await db.select({ id: s.id }).from(s).where(eq(s.procurementId, procurementId)).orderBy(asc(s.id));
  const asked = await db.select({ id: c.id }).from(c).where(eq(c.procurementId, procurementId)).orderBy(asc(c.id));
  return {
    procurementId: [procurementId],
    responseId: (await responsesIn(db, procurementId)).map(({ id }) => id),
    submissionId: sent.map(({ id }) => id),
    clarificationId: asked.map(({ id }) => id),
  };
}

const inScope = ({ table, by }: Pick<RemovedTable, 'table' | 'by'>, scope: Scope) =>
  inArray(columnOf(table, by), scope[by]);

const shapeOf = (kind: RemovedKind, table: string, row: Row): RemovedRow => {
  const text = JSON.stringify(row);
  // The same as `hashOf({ table, row })`, by the machine's own SHA-256: there may be many thousands of rows.
  const whole = `{"row":${JSON.stringify(text)},"table":${JSON.stringify(table)}}`;
  const hash = createHash('sha256').update(whole).digest('hex');
  return { kind, hash, bytes: Buffer.byteLength(text, 'utf8') };
};

/** What a blanked row loses: nothing where it was blanked before. */
const losing = (row: Row, columns: readonly string[]): Row | null => {
  const lost = Object.fromEntries(columns.map((name) => [name, row[name]]));
  return Object.values(lost).every((value) => value === '') ? null : lost;
};

const rowsOf = async (db: Reader, entry: Pick<RemovedTable, 'table' | 'by'>, scope: Scope): Promise<Row[]> =>
  scope[entry.by].length === 0
    ? []
    : ((await db.select().from(tableOf(entry.table)).where(inScope(entry, scope))) as Row[]);

/** Every row that goes with the records of a procurement, and what goes of those that stay, as hashes and lengths. */
export async function listRemovable(db: Reader, procurementId: string): Promise<RemovedRow[]> {
  const scope = await scopeOf(db, procurementId);
  const found: RemovedRow[] = [];
  for (const entry of removedTables)
    for (const row of await rowsOf(db, entry, scope)) found.push(shapeOf(entry.kind, entry.table, row));
  for (const entry of blankedTables)
    for (const row of await rowsOf(db, entry, scope)) {
      const lost = losing(row, entry.columns);
      if (lost) found.push(shapeOf(entry.kind, entry.table, lost));
    }
  return found;
}

/** The rows of files that go, as hashes and lengths. */
export async function listRemovableFileRows(db: Reader, files: readonly GoingFile[]): Promise<RemovedRow[]> {
  const found: RemovedRow[] = [];
  for (const [table, where] of fileRows(files))
    for (const row of (await db.select().from(tableOf(table)).where(where)) as Row[])
      found.push(shapeOf('files', table, row));
  return found;
}

/** Dates belong to a file as long as one version of it stays. */
const fileRows = (files: readonly GoingFile[]) => {
  const fileIds = files.map(({ fileId }) => fileId);
  const whole = files.filter(({ last }) => last).map(({ evidenceId }) => evidenceId);
  return [
    ['evidenceDates', inArray(t.evidenceDates.evidenceId, whole)],
    ['evidenceFile', inArray(t.evidenceFile.fileId, fileIds)],
    ['evidenceEarlier', inArray(t.evidenceEarlier.fileId, fileIds)],
    ['evidence', inArray(t.evidence.fileId, fileIds)],
  ] as const;
};

/** Documents that somebody had prepared to take away: their bytes lie in the folder of the procurement. */
async function removeCopies(tx: Writer, procurementId: string): Promise<void> {
  const p = t.preparedFile;
  const gone = await tx.delete(p).where(eq(p.procurementId, procurementId)).returning({ fileId: p.id });
  for (const { fileId } of gone)
    await tx.insert(t.removedFile).values({ fileId, procurementId, owner: procurementId, goneAt: null });
}

/**
 * Orders the removal of a procurement's records: without that row the database lets no frozen row go. What is read from
 * elsewhere goes with it at once: files, copies, messages, earlier answers, addresses. Returns false where it was ordered
 * before.
 */
export async function orderRemoval(
  tx: Writer,
  order: Omit<RecordRemoval, 'certificate' | 'certificateHash'>,
  files: readonly GoingFile[],
): Promise<boolean> {
  const { procurementId } = order;
  const written = await tx
    .insert(t.recordRemoval)
    .values({ ...order, certificate: '', certificateHash: '' })
    .onConflictDoNothing()
    .returning({ procurementId: t.recordRemoval.procurementId });
  if (written.length !== 1) return false;
  for (const { fileId, owner } of files)
    await tx.insert(t.removedFile).values({ fileId, procurementId, owner, goneAt: null });
  await removeCopies(tx, procurementId);
  const scope = await scopeOf(tx, procurementId);
  for (const entry of removedTables.filter(({ table }) => readElsewhere.includes(table)))
    if (scope[entry.by].length > 0) await tx.delete(tableOf(entry.table)).where(inScope(entry, scope));
  for (const [table, where] of fileRows(files)) await tx.delete(tableOf(table)).where(where);
  for (const entry of blankedTables) {
    const columns = getTableColumns(tableOf(entry.table));
    const blank = Object.fromEntries(entry.columns.filter((name) => name in columns).map((name) => [name, '']));
    await tx.update(tableOf(entry.table)).set(blank).where(inScope(entry, scope));
  }
  return true;
}

/** Deletes rows of one table, about as many as are asked for. Returns how many. */
async function deleteSome(tx: Writer, entry: RemovedTable, scope: Scope, most: number): Promise<number> {
  if (scope[entry.by].length === 0) return 0;
  const table = tableOf(entry.table);
  const by = columnOf(entry.table, entry.by);
  const key = (Object.values(getTableColumns(table)) as SQLiteColumn[]).find(({ primary }) => primary) ?? by;
  // Where no single column is the key, all rows of one response, submission or question go together.
  const found = await tx
    .select({ key })
    .from(table)
    .where(inScope(entry, scope))
    .orderBy(asc(key))
    .limit(key === by ? 1 : most);
  if (found.length === 0) return 0;
  const keys = found.map((row) => row.key as string);
  return (await tx.delete(table).where(inArray(key, keys)).returning({ key })).length;
}

/** Goes on with a removal that was ordered: deletes some more of its rows. Returns how many; 0 where none is left. */
export async function removeSome(tx: Writer, procurementId: string, most: number): Promise<number> {
  const scope = await scopeOf(tx, procurementId);
  let gone = 0;
  for (const entry of removedTables) {
    let last = 0;
    do {
      last = await deleteSome(tx, entry, scope, most - gone);
      gone += last;
      if (gone >= most) return gone;
    } while (last > 0);
  }
  return gone;
}

/** The removals that were ordered and have no certificate yet, the first one first. */
export async function listUnfinishedRemovals(db: Reader): Promise<RecordRemoval[]> {
  const r = t.recordRemoval;
  return db.select().from(r).where(eq(r.certificateHash, '')).orderBy(asc(r.removedAt), asc(r.procurementId));
}

/** Writes the certificate once every row is gone. Returns false where it was written before. */
export async function finishRemoval(
  tx: Writer,
  { procurementId, ...certificate }: Pick<RecordRemoval, 'procurementId' | 'certificate' | 'certificateHash'>,
): Promise<boolean> {
  const r = t.recordRemoval;
  const rows = await tx
    .update(r)
    .set({ ...certificate, ordered: null })
    .where(and(eq(r.procurementId, procurementId), eq(r.certificateHash, '')))
    .returning({ procurementId: r.procurementId });
  return rows.length === 1;
}

/** The removal of a procurement, or null while its records are there. */
export async function findRemoval(db: Reader, procurementId: string): Promise<RecordRemoval | null> {
  const r = t.recordRemoval;
  const [row] = await db.select().from(r).where(eq(r.procurementId, procurementId)).limit(1);
  return row ?? null;
}

/** The files that went with the records of a procurement, and which of them are gone from the disk. */
export async function listRemovedFiles(db: Reader, procurementId: string): Promise<RemovedFile[]> {
  const f = t.removedFile;
  return db.select().from(f).where(eq(f.procurementId, procurementId)).orderBy(asc(f.fileId));
}

/** Files of any procurement whose row is gone and whose bytes may still be on the disk, a few at a time. */
export async function listFilesToDestroy(db: Reader, most: number): Promise<RemovedFile[]> {
  const f = t.removedFile;
  return db.select().from(f).where(isNull(f.goneAt)).orderBy(asc(f.fileId)).limit(most);
}

/** Notes that the bytes of a file are gone. Returns false where somebody noted it before. */
export async function noteGone(tx: Writer, fileId: string, at: string): Promise<boolean> {
  const f = t.removedFile;
  const rows = await tx
    .update(f)
    .set({ goneAt: at })
    .where(and(eq(f.fileId, fileId), isNull(f.goneAt)))
    .returning({ fileId: f.fileId });
  return rows.length === 1;
}
