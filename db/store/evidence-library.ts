import 'server-only';
import { and, asc, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isScanState, type ScanState } from '@/lib/response/evidence';
import { StoredAnswer } from '@/lib/response/stored-answer';
import { openJson, openText, sealJson, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';
import type { Evidence } from './evidence';

/** The date that a file bears and the day it expires, YYYY-MM-DD; '' where none was given. */
export type EvidenceDates = { date: string; expires: string };
const Dates = z.strictObject({ date: z.string(), expires: z.string() });
const none: EvidenceDates = { date: '', expires: '' };

/** A file of the library with everything that is known of it. */
export type LibraryFile = Evidence & {
  scan: ScanState;
  dates: EvidenceDates;
  /** Counts the saves of the dates; 0 where they were never given. */
  revision: number;
};

const scanOf = (text: string | null): ScanState => (text !== null && isScanState(text) ? text : 'not-scanned');

/** The organisation's files, oldest first, with what a scanner said and their dates: one query. */
export async function listLibrary(db: Reader, supplierId: string): Promise<LibraryFile[]> {
  const rows = await db
    .select({ evidence: t.evidence, scan: t.evidenceFile.scan, dates: t.evidenceDates })
    .from(t.evidence)
    .leftJoin(t.evidenceFile, eq(t.evidenceFile.fileId, t.evidence.fileId))
    .leftJoin(t.evidenceDates, eq(t.evidenceDates.evidenceId, t.evidence.id))
    .where(and(eq(t.evidence.supplierId, supplierId), isNull(t.evidence.removedAt)))
    .orderBy(asc(t.evidence.uploadedAt), asc(t.evidence.id));
  return rows.map(({ evidence: { sealedName, ...row }, scan, dates }) => ({
    ...row,
    name: openText(sealedName, `evidence:${row.id}`),
    scan: scanOf(scan),
    dates: dates ? Dates.parse(openJson(dates.sealedDates, `evidence-dates:${row.id}`)) : none,
    revision: dates?.revision ?? 0,
  }));
}

/** A file as it was before a later one took its place. */
export type EarlierFile = Omit<typeof t.evidenceEarlier.$inferSelect, 'sealedName'> & { name: string; scan: ScanState };

const earlierShaped = (
  { sealedName, ...row }: typeof t.evidenceEarlier.$inferSelect,
  scan: string | null,
): EarlierFile => ({ ...row, name: openText(sealedName, `evidence:${row.evidenceId}`), scan: scanOf(scan) });

/** Every file of the organisation that was replaced, the latest first; those of one file where `evidenceId` is given. */
export async function listEarlier(db: Reader, supplierId: string, evidenceId?: string): Promise<EarlierFile[]> {
  const own = eq(t.evidenceEarlier.supplierId, supplierId);
  const rows = await db
    .select({ earlier: t.evidenceEarlier, scan: t.evidenceFile.scan })
    .from(t.evidenceEarlier)
    .leftJoin(t.evidenceFile, eq(t.evidenceFile.fileId, t.evidenceEarlier.fileId))
    .where(evidenceId === undefined ? own : and(own, eq(t.evidenceEarlier.evidenceId, evidenceId)))
    .orderBy(desc(t.evidenceEarlier.replacedAt), asc(t.evidenceEarlier.fileId));
  return rows.map(({ earlier, scan }) => earlierShaped(earlier, scan));
}

/** What a scanner said of each of the organisation's files, those in use, removed and replaced: file id to state. */
export async function listScans(db: Reader, supplierId: string): Promise<Map<string, ScanState>> {
  const rows = await db
    .select({ fileId: t.evidenceFile.fileId, scan: t.evidenceFile.scan })
    .from(t.evidenceFile)
    .where(eq(t.evidenceFile.supplierId, supplierId))
    .orderBy(asc(t.evidenceFile.fileId));
  return new Map(rows.map(({ fileId, scan }) => [fileId, scanOf(scan)]));
}

/**
 * What a scanner said of the organisation's bytes, by their SHA-256: what was sent is known by that alone. Where the same
 * bytes were uploaded twice, a virus found once counts, and so does a clean look.
 */
export async function scansByHash(db: Reader, supplierId: string): Promise<Map<string, ScanState>> {
  const f = t.evidenceFile;
  const found = new Map<string, ScanState>();
  for (const files of [t.evidence, t.evidenceEarlier]) {
    const rows = await db
      .select({ sha256: files.sha256, scan: f.scan })
      .from(files)
      .leftJoin(f, eq(f.fileId, files.fileId))
      .where(eq(files.supplierId, supplierId))
      .orderBy(asc(files.uploadedAt), asc(files.fileId));
    for (const { sha256, scan } of rows) {
      const [state, known] = [scanOf(scan), found.get(sha256)];
      if (known === undefined || state === 'infected' || (state === 'clean' && known !== 'infected'))
        found.set(sha256, state);
    }
  }
  return found;
}

export type Room = { bytes: number; files: number };

/**
 * What the organisation keeps, and what of it was uploaded for one response. Removed and replaced files count: they stay
 * as long as a submission may hold them.
 */
export async function roomTaken(
  db: Reader,
  supplierId: string,
  responseId: string | null,
): Promise<{ organisation: Room; response: Room }> {
  // Sums and counts, in the one form that both engines share.
  const of = (size: typeof t.evidence.size | typeof t.evidenceEarlier.size | typeof t.evidenceFile.size) => ({
    bytes: sql<number>`coalesce(sum(${size}), 0)`,
    files: sql<number>`count(*)`,
  });
  const e = t.evidence;
  const r = t.evidenceEarlier;
  const f = t.evidenceFile;
  const [now] = await db.select(of(e.size)).from(e).where(eq(e.supplierId, supplierId));
  const [earlier] = await db.select(of(r.size)).from(r).where(eq(r.supplierId, supplierId));
  const [own] =
    responseId === null
      ? []
      : await db
          .select(of(f.size))
          .from(f)
          .where(and(eq(f.supplierId, supplierId), eq(f.responseId, responseId)));
  const room = (...rows: ({ bytes: number; files: number } | undefined)[]): Room => ({
    bytes: rows.reduce((sum, row) => sum + Number(row?.bytes ?? 0), 0),
    files: rows.reduce((sum, row) => sum + Number(row?.files ?? 0), 0),
  });
  return { organisation: room(now, earlier), response: room(own) };
}

/** What is known of the bytes of one file. */
export async function insertFileFacts(tx: Writer, row: typeof t.evidenceFile.$inferInsert): Promise<void> {
  await tx.insert(t.evidenceFile).values(row);
}

/**
 * Puts a later file in the place of one, which stays on the record as it was. Returns false when it was replaced or
 * removed in the meantime.
 */
export async function replaceFile(tx: Writer, before: Evidence, after: Evidence): Promise<boolean> {
  const [row] = await tx.select().from(t.evidence).where(eq(t.evidence.id, before.id)).limit(1);
  if (!row || row.fileId !== before.fileId || row.removedAt !== null) return false;
  await tx.insert(t.evidenceEarlier).values({
    fileId: row.fileId,
    evidenceId: row.id,
    supplierId: row.supplierId,
    sha256: row.sha256,
    size: row.size,
    type: row.type,
    sealedName: row.sealedName,
    uploadedBy: row.uploadedBy,
    uploadedAt: row.uploadedAt,
    replacedBy: after.uploadedBy,
    replacedAt: after.uploadedAt,
  });
  const { id, name, supplierId, removedAt: _, ...fresh } = after;
  const changed = await tx
    .update(t.evidence)
    .set({ ...fresh, sealedName: sealText(name, `evidence:${id}`) })
    .where(and(eq(t.evidence.id, id), eq(t.evidence.supplierId, supplierId), eq(t.evidence.fileId, before.fileId)))
    .returning({ id: t.evidence.id });
  return changed.length === 1;
}

type DatesRow = { evidenceId: string; supplierId: string; dates: EvidenceDates; by: string; at: string };

/** Saves the dates of a file where they still are at the expected revision. Returns false where somebody was first. */
export async function saveDates(tx: Writer, expected: number, row: DatesRow): Promise<boolean> {
  const d = t.evidenceDates;
  const values = {
    sealedDates: sealJson(row.dates, `evidence-dates:${row.evidenceId}`),
    revision: expected + 1,
    savedBy: row.by,
    savedAt: row.at,
  };
  const { evidenceId, supplierId } = row;
  const rows =
    expected === 0
      ? await tx
          .insert(d)
          .values({ evidenceId, supplierId, ...values })
          .onConflictDoNothing()
          .returning({ revision: d.revision })
      : await tx
          .update(d)
          .set(values)
          .where(and(eq(d.evidenceId, evidenceId), eq(d.supplierId, supplierId), eq(d.revision, expected)))
          .returning({ revision: d.revision });
  return rows.length === 1;
}

/** Notes that a file is about to be written, so that its bytes are found again should nobody come back for them. */
export async function insertPending(tx: Writer, row: typeof t.evidencePending.$inferInsert): Promise<void> {
  await tx.insert(t.evidencePending).values(row);
}

/** Takes the note away because the file has its row now. Returns false where it was given up in the meantime. */
export async function settlePending(tx: Writer, fileId: string): Promise<boolean> {
  const p = t.evidencePending;
  const rows = await tx
    .delete(p)
    .where(and(eq(p.fileId, fileId), isNull(p.givenUpAt)))
    .returning({ fileId: p.fileId });
  return rows.length === 1;
}

/** Gives a file up that never got its row: nobody can give it one any more. */
export async function giveUpPending(tx: Writer, fileId: string, at: string): Promise<void> {
  await tx.update(t.evidencePending).set({ givenUpAt: at }).where(eq(t.evidencePending.fileId, fileId));
}

/** Forgets a file that was given up, once its bytes are gone. */
export async function forgetPending(tx: Writer, fileId: string): Promise<void> {
  await tx.delete(t.evidencePending).where(eq(t.evidencePending.fileId, fileId));
}

/** Files that were begun before a moment and never got their row. */
export async function listPending(db: Reader, before: string): Promise<{ fileId: string; supplierId: string }[]> {
  const p = t.evidencePending;
  return db
    .select({ fileId: p.fileId, supplierId: p.supplierId })
    .from(p)
    .where(lt(p.startedAt, before))
    .orderBy(asc(p.startedAt), asc(p.fileId))
    .limit(100);
}

/** Files that wait for the scanner, a few at a time. */
export async function listWaiting(db: Reader, most: number): Promise<{ fileId: string; supplierId: string }[]> {
  const f = t.evidenceFile;
  return db
    .select({ fileId: f.fileId, supplierId: f.supplierId })
    .from(f)
    .where(eq(f.scan, 'waiting'))
    .orderBy(asc(f.fileId))
    .limit(most);
}

/** Writes down what the scanner said of a file that waited. Returns false where it waits no more. */
export async function settleScan(tx: Writer, fileId: string, scan: ScanState, at: string): Promise<boolean> {
  const rows = await tx
    .update(t.evidenceFile)
    .set({ scan, scannedAt: at })
    .where(and(eq(t.evidenceFile.fileId, fileId), eq(t.evidenceFile.scan, 'waiting')))
    .returning({ fileId: t.evidenceFile.fileId });
  return rows.length === 1;
}

/** Which files each answer of several responses has beside it. Unsealed: for the organisation that wrote them. */
export async function listAttached(
  db: Reader,
  responseIds: readonly string[],
): Promise<{ responseId: string; questionId: string; evidence: string[] }[]> {
  if (responseIds.length === 0) return [];
  const a = t.answer;
  const rows = await db
    .select({ responseId: a.responseId, questionId: a.questionId, sealedValue: a.sealedValue })
    .from(a)
    .where(inArray(a.responseId, [...responseIds]))
    .orderBy(asc(a.responseId), asc(a.questionId));
  return rows.map(({ responseId, questionId, sealedValue }) => ({
    responseId,
    questionId,
    evidence: StoredAnswer.parse(openJson(sealedValue, `answer:${responseId}:${questionId}`)).evidence,
  }));
}

const WithContract = z.object({ contract: z.object({ start: z.string() }).nullish() });

/** First day of the contract of each procurement that has one: procurement id to YYYY-MM-DD. */
export async function contractStarts(db: Reader, procurementIds: readonly string[]): Promise<Map<string, string>> {
  if (procurementIds.length === 0) return new Map();
  const p = t.procurement;
  const rows = await db
    .select({ id: p.id, setup: p.setup })
    .from(p)
    .where(inArray(p.id, [...procurementIds]))
    .orderBy(asc(p.id));
  return new Map(
    rows.flatMap(({ id, setup }) => {
      const start = WithContract.safeParse(JSON.parse(setup)).data?.contract?.start;
      return start ? [[id, start] as const] : [];
    }),
  );
}
