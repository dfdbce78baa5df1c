import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { MarkReason, ReasonDraft } from '@/lib/evaluation/mark-reason';
import type { MarkRoute } from '@/lib/evaluation/marking';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

type Row = typeof t.mark.$inferSelect;

/** One evaluator's mark. A changed mind before locking is the next version; the earlier ones stay. */
export type Mark = Omit<Row, 'reason' | 'kind'> & { kind: MarkRoute; reason: MarkReason };

const toMark = (row: Row): Mark => ({
  ...row,
  kind: row.kind as MarkRoute,
  reason: MarkReason.parse(JSON.parse(row.reason)),
});

/** Rows come oldest version first, so that the last of each key stays. */
const latest = (rows: readonly Row[]): Mark[] =>
  [...new Map(rows.map((row) => [`${row.submissionId} ${row.questionId} ${row.evaluatorId}`, row])).values()].map(
    toMark,
  );

/**
 * The current individual marks of a procurement, or of one evaluator in it. Which of them count is a rule:
 * `countingMarks` of lib/evaluation/counting.
 */
export async function listCurrentMarks(db: Reader, procurementId: string, evaluatorId?: string): Promise<Mark[]> {
  const within = eq(t.mark.procurementId, procurementId);
  const rows = await db
    .select()
    .from(t.mark)
    .where(evaluatorId === undefined ? within : and(within, eq(t.mark.evaluatorId, evaluatorId)))
    .orderBy(asc(t.mark.version), asc(t.mark.markedAt), asc(t.mark.id));
  return latest(rows);
}

/** Every version of every individual mark of a procurement, the first ones first. */
export async function listMarks(db: Reader, procurementId: string): Promise<Mark[]> {
  const rows = await db
    .select()
    .from(t.mark)
    .where(eq(t.mark.procurementId, procurementId))
    .orderBy(asc(t.mark.version), asc(t.mark.markedAt), asc(t.mark.id));
  return rows.map(toMark);
}

/** Every mark ever given for one answer, of all evaluators, oldest first. */
export async function listMarkHistory(
  db: Reader,
  procurementId: string,
  submissionId: string,
  questionId: string,
): Promise<Mark[]> {
  const rows = await db
    .select()
    .from(t.mark)
    .where(
      and(
        eq(t.mark.procurementId, procurementId),
        eq(t.mark.submissionId, submissionId),
        eq(t.mark.questionId, questionId),
      ),
    )
    .orderBy(asc(t.mark.markedAt), asc(t.mark.id));
  return rows.map(toMark);
}

/** Keeps a mark as the next version. Returns false when that version exists: another tab was first. */
export async function insertMark(tx: Writer, { reason, ...row }: Mark): Promise<boolean> {
  const rows = await tx
    .insert(t.mark)
    .values({ ...row, reason: JSON.stringify(reason) })
    .onConflictDoNothing()
    .returning({ id: t.mark.id });
  return rows.length === 1;
}

/** Locks every mark of one evaluator. Returns false when they were locked before. */
export async function insertMarkLock(
  tx: Writer,
  row: { procurementId: string; evaluatorId: string; lockedAt: string },
): Promise<boolean> {
  const rows = await tx
    .insert(t.markLock)
    .values(row)
    .onConflictDoNothing()
    .returning({ evaluatorId: t.markLock.evaluatorId });
  return rows.length === 1;
}

type DraftKey = { submissionId: string; questionId: string; evaluatorId: string };
export type SavedDraft = { draft: ReasonDraft; version: number; savedAt: string };

const ofDraft = ({ submissionId, questionId, evaluatorId }: DraftKey) =>
  and(
    eq(t.reasonDraft.submissionId, submissionId),
    eq(t.reasonDraft.questionId, questionId),
    eq(t.reasonDraft.evaluatorId, evaluatorId),
  );

/** What one evaluator has typed for one answer and not saved as a score, or null. */
export async function findReasonDraft(db: Reader, key: DraftKey): Promise<SavedDraft | null> {
  const [row] = await db.select().from(t.reasonDraft).where(ofDraft(key)).limit(1);
  return row ? { draft: ReasonDraft.parse(JSON.parse(row.draft)), version: row.version, savedAt: row.savedAt } : null;
}

/** The drafts of one evaluator for submissions of one procurement. */
export async function listReasonDrafts(
  db: Reader,
  evaluatorId: string,
  submissionIds: readonly string[],
): Promise<(SavedDraft & { submissionId: string; questionId: string })[]> {
  if (submissionIds.length === 0) return [];
  const d = t.reasonDraft;
  const rows = await db
    .select()
    .from(d)
    .where(and(eq(d.evaluatorId, evaluatorId), inArray(d.submissionId, [...submissionIds])))
    .orderBy(asc(d.submissionId), asc(d.questionId));
  return rows.map(({ submissionId, questionId, draft, version, savedAt }) => ({
    submissionId,
    questionId,
    draft: ReasonDraft.parse(JSON.parse(draft)),
    version,
    savedAt,
  }));
}

/** Saves a draft at the version it was read at (0: there was none). Returns false when another tab was first. */
export async function saveReasonDraft(
  tx: Writer,
  { expected, draft, at, ...key }: DraftKey & { expected: number; draft: ReasonDraft; at: string },
): Promise<boolean> {
  const text = JSON.stringify(draft);
  const rows =
    expected === 0
      ? await tx
          .insert(t.reasonDraft)
          .values({ ...key, draft: text, version: 1, savedAt: at })
          .onConflictDoNothing()
          .returning({ version: t.reasonDraft.version })
      : await tx
          .update(t.reasonDraft)
          .set({ draft: text, version: expected + 1, savedAt: at })
          .where(and(ofDraft(key), eq(t.reasonDraft.version, expected)))
          .returning({ version: t.reasonDraft.version });
  return rows.length === 1;
}

/** Removes a draft once its score is saved. */
export async function dropReasonDraft(tx: Writer, key: DraftKey): Promise<void> {
  await tx.delete(t.reasonDraft).where(ofDraft(key));
}
