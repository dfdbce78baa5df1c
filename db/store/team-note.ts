import 'server-only';
import { and, asc, count, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { StoredAnswer } from '@/lib/response/stored-answer';
import type { Said } from '@/lib/response/team-note';
import { openJson, openText, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';
import type { AnswerHistory } from './answer';

// What a team says to itself about its answers. Nothing here is read for anybody else.

/** Whose question each is, by question id. */
export async function listQuestionOwners(db: Reader, responseId: string): Promise<Map<string, string>> {
  const rows = await db
    .select()
    .from(t.questionOwner)
    .where(eq(t.questionOwner.responseId, responseId))
    .orderBy(asc(t.questionOwner.questionId));
  return new Map(rows.map(({ questionId, userId }) => [questionId, userId]));
}

/** Gives a question to a person, or with null to nobody. */
export async function setQuestionOwner(
  tx: Writer,
  row: { responseId: string; questionId: string; userId: string | null; by: string; at: string },
): Promise<void> {
  const { responseId, questionId, userId, by, at } = row;
  if (userId === null) {
    await tx
      .delete(t.questionOwner)
      .where(and(eq(t.questionOwner.responseId, responseId), eq(t.questionOwner.questionId, questionId)));
    return;
  }
  const set = { userId, assignedBy: by, assignedAt: at };
  await tx
    .insert(t.questionOwner)
    .values({ responseId, questionId, ...set })
    .onConflictDoUpdate({ target: [t.questionOwner.responseId, t.questionOwner.questionId], set });
}

const Word = z.enum(['done', 'approval', 'approved']);

/** What was last said of each answer, by question id. */
export async function listAnswerWords(db: Reader, responseId: string): Promise<Map<string, Said>> {
  const rows = await db
    .select()
    .from(t.answerWord)
    .where(eq(t.answerWord.responseId, responseId))
    .orderBy(asc(t.answerWord.questionId));
  return new Map(
    rows.map(({ questionId, word, version, saidBy, saidAt }) => [
      questionId,
      { word: Word.parse(word), version, saidBy, saidAt },
    ]),
  );
}

/** Keeps what somebody says of an answer; null takes the word back. */
export async function setAnswerWord(
  tx: Writer,
  row: { responseId: string; questionId: string; said: Said | null },
): Promise<void> {
  const { responseId, questionId, said } = row;
  if (said === null) {
    await tx
      .delete(t.answerWord)
      .where(and(eq(t.answerWord.responseId, responseId), eq(t.answerWord.questionId, questionId)));
    return;
  }
  await tx
    .insert(t.answerWord)
    .values({ responseId, questionId, ...said })
    .onConflictDoUpdate({ target: [t.answerWord.responseId, t.answerWord.questionId], set: said });
}

export type TeamComment = { id: string; text: string; writtenBy: string; writtenAt: string };

const about = (id: string): string => `team-comment:${id}`;

/** What was said about one question, oldest first. */
export async function listTeamComments(db: Reader, responseId: string, questionId: string): Promise<TeamComment[]> {
  const rows = await db
    .select()
    .from(t.teamComment)
    .where(and(eq(t.teamComment.responseId, responseId), eq(t.teamComment.questionId, questionId)))
    .orderBy(asc(t.teamComment.writtenAt), asc(t.teamComment.id));
  return rows.map(({ id, sealedText, writtenBy, writtenAt }) => ({
    id,
    text: openText(sealedText, about(id)),
    writtenBy,
    writtenAt,
  }));
}

export async function countTeamComments(db: Reader, responseId: string, questionId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(t.teamComment)
    .where(and(eq(t.teamComment.responseId, responseId), eq(t.teamComment.questionId, questionId)));
  return Number(row?.n ?? 0);
}

export async function insertTeamComment(
  tx: Writer,
  row: TeamComment & { responseId: string; questionId: string },
): Promise<void> {
  const { text, ...rest } = row;
  await tx.insert(t.teamComment).values({ ...rest, sealedText: sealText(text, about(row.id)) });
}

/** Who saved each answer last and at which version, nothing unsealed: question id to facts. */
export async function listAnswerMarks(
  db: Reader,
  responseId: string,
): Promise<Map<string, { version: number; savedBy: string; savedAt: string }>> {
  const a = t.answer;
  const rows = await db
    .select({ questionId: a.questionId, version: a.version, savedBy: a.savedBy, savedAt: a.savedAt })
    .from(a)
    .where(eq(a.responseId, responseId))
    .orderBy(asc(a.questionId));
  return new Map(rows.map(({ questionId, ...row }) => [questionId, row]));
}

/** A part of the history of one answer, newest first, and how many texts it has in all. */
export async function answerHistoryPart(
  db: Reader,
  responseId: string,
  questionId: string,
  part: { limit: number; offset: number },
): Promise<{ entries: AnswerHistory[]; all: number }> {
  const h = t.answerHistory;
  const own = and(eq(h.responseId, responseId), eq(h.questionId, questionId));
  const [row] = await db.select({ n: count() }).from(h).where(own);
  const rows = await db
    .select()
    .from(h)
    .where(own)
    .orderBy(desc(h.savedAt), desc(h.version), desc(h.id))
    .limit(part.limit)
    .offset(part.offset);
  return { entries: rows.map(historyOf), all: Number(row?.n ?? 0) };
}

/** One text that an answer once had, or null. */
export async function findAnswerHistory(
  db: Reader,
  responseId: string,
  questionId: string,
  id: string,
): Promise<AnswerHistory | null> {
  const h = t.answerHistory;
  const [row] = await db
    .select()
    .from(h)
    .where(and(eq(h.id, id), eq(h.responseId, responseId), eq(h.questionId, questionId)))
    .limit(1);
  return row ? historyOf(row) : null;
}

const historyOf = (row: typeof t.answerHistory.$inferSelect): AnswerHistory => ({
  id: row.id,
  questionId: row.questionId,
  version: row.version,
  answer: StoredAnswer.parse(openJson(row.sealedValue, `answer:${row.responseId}:${row.questionId}:${row.id}`)),
  outcome: row.outcome === 'not-kept' ? 'not-kept' : 'saved',
  savedBy: row.savedBy,
  savedAt: row.savedAt,
});
