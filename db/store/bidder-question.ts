import 'server-only';
import { and, asc, count, eq } from 'drizzle-orm';
import { openText, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** What one bidder is asked about its tender, and what it answered. Nobody else hears of either. */
export type BidderQuestion = Omit<typeof t.bidderQuestion.$inferSelect, 'sealedText'> & {
  text: string;
  answer: { text: string; answeredBy: string; answeredAt: string } | null;
};

const about = (part: 'question' | 'answer', id: string): string => `bidder-${part}:${id}`;

const joined = (db: Reader) =>
  db
    .select({ row: t.bidderQuestion, answer: t.bidderAnswer })
    .from(t.bidderQuestion)
    .leftJoin(t.bidderAnswer, eq(t.bidderAnswer.askedId, t.bidderQuestion.id));

const shaped = ({
  row: { sealedText, ...row },
  answer,
}: Awaited<ReturnType<typeof joined>>[number]): BidderQuestion => ({
  ...row,
  text: openText(sealedText, about('question', row.id)),
  answer: answer && {
    text: openText(answer.sealedText, about('answer', row.id)),
    answeredBy: answer.answeredBy,
    answeredAt: answer.answeredAt,
  },
});

/** Everything that one bidder was asked, the first question first. */
export async function listAskedOf(db: Reader, procurementId: string, submissionId: string): Promise<BidderQuestion[]> {
  const { bidderQuestion: q } = t;
  const rows = await joined(db)
    .where(and(eq(q.procurementId, procurementId), eq(q.submissionId, submissionId)))
    .orderBy(asc(q.number), asc(q.id));
  return rows.map(shaped);
}

/** Everything that the team of one response was asked, the first question first. For that team only. */
export async function listAskedOfResponse(db: Reader, responseId: string): Promise<BidderQuestion[]> {
  const { bidderQuestion: q } = t;
  const rows = await joined(db).where(eq(q.responseId, responseId)).orderBy(asc(q.askedAt), asc(q.number), asc(q.id));
  return rows.map(shaped);
}

/** Everything that was asked of any bidder in a procurement, the first question first. For the record alone. */
export async function listAskedIn(db: Reader, procurementId: string): Promise<BidderQuestion[]> {
  const { bidderQuestion: q } = t;
  const rows = await joined(db).where(eq(q.procurementId, procurementId)).orderBy(asc(q.askedAt), asc(q.id));
  return rows.map(shaped);
}

/** How many questions the team of one response was asked. For that team only. */
export async function countAskedOfResponse(db: Reader, responseId: string): Promise<number> {
  const { bidderQuestion: q } = t;
  const [row] = await db.select({ found: count() }).from(q).where(eq(q.responseId, responseId));
  return row?.found ?? 0;
}

/** Whose a submission is; for a message to its team, never for a page of a buyer. */
export async function findTeamOf(
  db: Reader,
  procurementId: string,
  submissionId: string,
): Promise<{ responseId: string; supplierId: string } | null> {
  const { submission: s } = t;
  const [row] = await db
    .select({ responseId: s.responseId, supplierId: s.supplierId })
    .from(s)
    .where(and(eq(s.id, submissionId), eq(s.procurementId, procurementId)))
    .limit(1);
  return row ?? null;
}

/** Asks. Returns false when another question got the number first. */
export async function insertBidderQuestion(
  tx: Writer,
  { text, ...row }: Omit<BidderQuestion, 'answer'>,
): Promise<boolean> {
  const rows = await tx
    .insert(t.bidderQuestion)
    .values({ ...row, sealedText: sealText(text, about('question', row.id)) })
    .onConflictDoNothing()
    .returning({ id: t.bidderQuestion.id });
  return rows.length === 1;
}

/** Keeps an answer. Returns false when there is one. */
export async function insertBidderAnswer(
  tx: Writer,
  { text, ...row }: Omit<typeof t.bidderAnswer.$inferInsert, 'sealedText'> & { text: string },
): Promise<boolean> {
  const rows = await tx
    .insert(t.bidderAnswer)
    .values({ ...row, sealedText: sealText(text, about('answer', row.askedId)) })
    .onConflictDoNothing()
    .returning({ askedId: t.bidderAnswer.askedId });
  return rows.length === 1;
}
