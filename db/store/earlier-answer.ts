import 'server-only';
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, notExists } from 'drizzle-orm';
import { z } from 'zod';
import { EarlierAnswer, type EarlierTerms, earlierAnswersOf } from '@/lib/response/earlier-answers';
import { Snapshot } from '@/lib/response/snapshot';
import { openJson, openText, sealJson, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';
import { findPublishedDocument } from './response';

/**
 * The answer library of a supplier organisation. It is filled where a submission is made, in the same transaction, so
 * that pages read one row for an answer and never unseal a whole submission to look for one. For the supplier's side
 * only: no view of a buyer imports this file.
 */
export type EarlierPlace = { submissionId: string; questionId: string };
export type EarlierHead = EarlierPlace &
  EarlierTerms & {
    responseId: string;
    submittedAt: string;
    title: string;
    authority: string;
    cancelled: boolean;
  };
export type EarlierRow = EarlierHead & { answer: EarlierAnswer };

const about = ({ submissionId, questionId }: EarlierPlace): string => `earlier:${submissionId}:${questionId}`;

type Filed = { id: string; responseId: string; supplierId: string; versionId: string; snapshot: Snapshot };

/** Puts the answers of a submission into its organisation's library. Doing it again changes nothing. */
export async function fileEarlierAnswers(tx: Writer, submission: Filed): Promise<void> {
  const published = await findPublishedDocument(tx, submission.versionId);
  if (!published) return;
  const rows = earlierAnswersOf(published.document, submission.snapshot).map(({ terms, answer }) => ({
    submissionId: submission.id,
    questionId: terms.questionId,
    supplierId: submission.supplierId,
    responseId: submission.responseId,
    kind: terms.kind,
    template: terms.template,
    words: terms.words,
    sealedAnswer: sealJson(answer, about({ submissionId: submission.id, questionId: terms.questionId })),
    sealedExpires: sealText(
      answer.extras.assurance?.expires ?? '',
      `${about({ submissionId: submission.id, questionId: terms.questionId })}:expires`,
    ),
  }));
  // In pieces: an engine takes only so many values in one statement.
  for (let from = 0; from < rows.length; from += 50)
    await tx
      .insert(t.earlierAnswer)
      .values(rows.slice(from, from + 50))
      .onConflictDoNothing();
}

/** The most rows that one look at a library reads, newest first. */
const most = 3_000;

const headColumns = {
  submissionId: t.earlierAnswer.submissionId,
  questionId: t.earlierAnswer.questionId,
  responseId: t.earlierAnswer.responseId,
  kind: t.earlierAnswer.kind,
  template: t.earlierAnswer.template,
  words: t.earlierAnswer.words,
  number: t.submission.number,
  submittedAt: t.submission.receivedAt,
  title: t.procurement.title,
  authority: t.authority.name,
  cancelledAt: t.procurement.cancelledAt,
};

/**
 * What an organisation's library holds, newest first, nothing unsealed: of each response the answers of the submission
 * that counts. What was withdrawn was taken back, so it is not there; a cancelled procurement takes nothing back.
 * With `only`, those made from one suggested question, those of some wordings, or one alone.
 */
export async function listEarlierHeads(
  db: Reader,
  supplierId: string,
  only?: { template: string } | { words: readonly string[] } | EarlierPlace,
): Promise<EarlierHead[]> {
  const e = t.earlierAnswer;
  const own = and(eq(e.supplierId, supplierId), isNotNull(e.sealedAnswer), isNull(t.withdrawal.submissionId));
  const rows = await db
    .select(headColumns)
    .from(e)
    .innerJoin(t.submission, eq(t.submission.id, e.submissionId))
    .innerJoin(t.procurement, eq(t.procurement.id, t.submission.procurementId))
    .innerJoin(t.authority, eq(t.authority.id, t.procurement.authorityId))
    .leftJoin(t.withdrawal, eq(t.withdrawal.submissionId, e.submissionId))
    .where(and(own, only && among(only)))
    .orderBy(desc(t.submission.receivedAt), desc(e.submissionId), asc(e.questionId))
    .limit(most);
  const counts = await countingNumbers(db, supplierId);
  return rows
    .filter(({ responseId, number }) => counts.get(responseId) === number)
    .map(({ number: _, cancelledAt, ...row }) => ({ ...row, cancelled: cancelledAt !== null }));
}

const among = (only: { template: string } | { words: readonly string[] } | EarlierPlace) => {
  const e = t.earlierAnswer;
  if ('template' in only) return eq(e.template, only.template);
  if ('words' in only) return inArray(e.words, [...only.words]);
  return and(eq(e.submissionId, only.submissionId), eq(e.questionId, only.questionId));
};

/** How the questions of a library read, each wording once: what a question is compared with. */
export async function listEarlierWordings(db: Reader, supplierId: string): Promise<{ kind: string; words: string }[]> {
  const e = t.earlierAnswer;
  return db
    .select({ kind: e.kind, words: e.words })
    .from(e)
    .where(and(eq(e.supplierId, supplierId), isNotNull(e.sealedAnswer)))
    .groupBy(e.words, e.kind)
    .orderBy(asc(e.words), asc(e.kind))
    .limit(most);
}

/** The number of the submission that counts, by response of the organisation. */
async function countingNumbers(db: Reader, supplierId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ responseId: t.submission.responseId, number: t.submission.number })
    .from(t.submission)
    .leftJoin(t.withdrawal, eq(t.withdrawal.submissionId, t.submission.id))
    .where(and(eq(t.submission.supplierId, supplierId), isNull(t.withdrawal.submissionId)))
    .orderBy(asc(t.submission.responseId), asc(t.submission.number));
  return new Map(rows.map(({ responseId, number }) => [responseId, number]));
}

/** Unseals the answers of the given heads, in their order; one that is not the organisation's is left out. */
export async function openEarlier(
  db: Reader,
  supplierId: string,
  heads: readonly EarlierHead[],
): Promise<EarlierRow[]> {
  if (heads.length === 0) return [];
  const e = t.earlierAnswer;
  const rows = await db
    .select({ submissionId: e.submissionId, questionId: e.questionId, sealedAnswer: e.sealedAnswer })
    .from(e)
    .where(
      and(
        eq(e.supplierId, supplierId),
        inArray(e.submissionId, [...new Set(heads.map(({ submissionId }) => submissionId))]),
        inArray(e.questionId, [...new Set(heads.map(({ questionId }) => questionId))]),
      ),
    )
    .orderBy(asc(e.submissionId), asc(e.questionId));
  const sealed = new Map(rows.map((row) => [about(row), row.sealedAnswer]));
  return heads.flatMap((head) => {
    const text = sealed.get(about(head));
    return text ? [{ ...head, answer: EarlierAnswer.parse(openJson(text, about(head))) }] : [];
  });
}

/** Takes heads; returns those whose answer rests on something that ends, with the day as the supplier gave it. */
export async function expiriesOf<H extends EarlierHead>(
  db: Reader,
  supplierId: string,
  heads: readonly H[],
): Promise<{ head: H; expires: string }[]> {
  const e = t.earlierAnswer;
  const rows = await db
    .select({ submissionId: e.submissionId, questionId: e.questionId, sealedExpires: e.sealedExpires })
    .from(e)
    .where(and(eq(e.supplierId, supplierId), isNotNull(e.sealedExpires)))
    .orderBy(desc(e.submissionId), asc(e.questionId))
    .limit(most);
  const days = new Map(rows.map((row) => [about(row), openText(row.sealedExpires ?? '', `${about(row)}:expires`)]));
  return heads.flatMap((head) => {
    const expires = days.get(about(head));
    return expires ? [{ head, expires }] : [];
  });
}

/**
 * Deletes answers from a library: one question of one response, in every submission of it, or everything. What was
 * said is gone from the library for good; no submission, receipt or draft is touched. Returns how many rows it was.
 */
export async function removeEarlier(
  tx: Writer,
  supplierId: string,
  which: { responseId: string; questionId: string } | 'all',
  by: { userId: string; at: string },
): Promise<number> {
  const e = t.earlierAnswer;
  const own = and(eq(e.supplierId, supplierId), isNotNull(e.sealedAnswer));
  const rows = await tx
    .update(e)
    .set({ sealedAnswer: null, sealedExpires: null, removedAt: by.at, removedBy: by.userId })
    .where(which === 'all' ? own : and(own, eq(e.responseId, which.responseId), eq(e.questionId, which.questionId)))
    .returning({ questionId: e.questionId });
  return rows.length;
}

const Choice = z.enum(['used', 'declined']);
export type EarlierChoice = z.infer<typeof Choice>;

/** What a team did with the earlier answer that one question offered it, or null. */
export async function findEarlierChoice(
  db: Reader,
  responseId: string,
  questionId: string,
): Promise<(EarlierPlace & { choice: EarlierChoice }) | null> {
  const c = t.earlierChoice;
  const [row] = await db
    .select({ submissionId: c.submissionId, questionId: c.fromQuestionId, choice: c.choice })
    .from(c)
    .where(and(eq(c.responseId, responseId), eq(c.questionId, questionId)))
    .limit(1);
  return row ? { ...row, choice: Choice.parse(row.choice) } : null;
}

/** Keeps what a team did with an offer; the last choice stands. */
export async function setEarlierChoice(
  tx: Writer,
  row: typeof t.earlierChoice.$inferInsert & { choice: EarlierChoice },
): Promise<void> {
  const { responseId, questionId, ...values } = row;
  await tx
    .insert(t.earlierChoice)
    .values(row)
    .onConflictDoUpdate({ target: [t.earlierChoice.responseId, t.earlierChoice.questionId], set: values });
}

/** Submissions made before there was a library, after an id, a few at a time: they are filed when a server starts. */
export async function listUnfiled(db: Reader, after: string, limit: number): Promise<Filed[]> {
  const rows = await db
    .select({
      id: t.submission.id,
      responseId: t.submission.responseId,
      supplierId: t.submission.supplierId,
      versionId: t.submission.versionId,
      sealedSnapshot: t.submission.sealedSnapshot,
    })
    .from(t.submission)
    .where(
      and(
        gt(t.submission.id, after),
        notExists(
          db
            .select({ id: t.earlierAnswer.submissionId })
            .from(t.earlierAnswer)
            .where(eq(t.earlierAnswer.submissionId, t.submission.id)),
        ),
      ),
    )
    .orderBy(asc(t.submission.id))
    .limit(limit);
  return rows.flatMap(({ sealedSnapshot, ...row }) => {
    try {
      return [{ ...row, snapshot: Snapshot.parse(openJson(sealedSnapshot, `submission:${row.id}`)) }];
    } catch {
      // One that does not open stays out; the opening is where that is told.
      return [];
    }
  });
}
