import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { PublishableReason } from '@/lib/evaluation/moderation';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

type Row = typeof t.agreedMark.$inferSelect;

/**
 * The panel's one mark for an answer. `adopted` where every evaluator confirmed the published mark; `moderated` where
 * the panel agreed it. A change is the next version with a reason, and the earlier ones stay.
 */
export type AgreedMark = Omit<Row, 'publishableReason' | 'attended' | 'source'> & {
  source: 'adopted' | 'moderated';
  publishableReason: PublishableReason;
  /** User ids of who took part. */
  attended: string[];
};

const Attended = z.array(z.string());

const toAgreed = (row: Row): AgreedMark => ({
  ...row,
  source: row.source as AgreedMark['source'],
  publishableReason: PublishableReason.parse(JSON.parse(row.publishableReason)),
  attended: Attended.parse(JSON.parse(row.attended)),
});

/** Every version of every agreed mark of a procurement, the first ones first. */
export async function listAgreedMarks(db: Reader, procurementId: string): Promise<AgreedMark[]> {
  const rows = await db
    .select()
    .from(t.agreedMark)
    .where(eq(t.agreedMark.procurementId, procurementId))
    .orderBy(asc(t.agreedMark.version), asc(t.agreedMark.agreedAt), asc(t.agreedMark.id));
  return rows.map(toAgreed);
}

/** The agreed marks that stand now, one per submission and question at most. */
export async function listCurrentAgreedMarks(db: Reader, procurementId: string): Promise<AgreedMark[]> {
  const rows = await listAgreedMarks(db, procurementId);
  return [...new Map(rows.map((row) => [`${row.submissionId} ${row.questionId}`, row])).values()];
}

/** Every version of one agreed mark, the first one first. */
export async function listAgreedMarkVersions(
  db: Reader,
  procurementId: string,
  submissionId: string,
  questionId: string,
): Promise<AgreedMark[]> {
  const rows = await db
    .select()
    .from(t.agreedMark)
    .where(
      and(
        eq(t.agreedMark.procurementId, procurementId),
        eq(t.agreedMark.submissionId, submissionId),
        eq(t.agreedMark.questionId, questionId),
      ),
    )
    .orderBy(asc(t.agreedMark.version), asc(t.agreedMark.id));
  return rows.map(toAgreed);
}

/** Keeps an agreed mark as the next version. Returns false when that version exists: somebody was first. */
export async function insertAgreedMark(
  tx: Writer,
  { publishableReason, attended, ...row }: AgreedMark,
): Promise<boolean> {
  const rows = await tx
    .insert(t.agreedMark)
    .values({ ...row, publishableReason: JSON.stringify(publishableReason), attended: JSON.stringify(attended) })
    .onConflictDoNothing()
    .returning({ id: t.agreedMark.id });
  return rows.length === 1;
}

/** Closes quality. Returns false when it was closed before. */
export async function insertQualityLock(
  tx: Writer,
  row: { procurementId: string; lockedBy: string; lockedAt: string },
): Promise<boolean> {
  const rows = await tx
    .insert(t.qualityLock)
    .values(row)
    .onConflictDoNothing()
    .returning({ procurementId: t.qualityLock.procurementId });
  return rows.length === 1;
}
