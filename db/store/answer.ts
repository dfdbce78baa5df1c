import 'server-only';
import { and, asc, eq, inArray, max } from 'drizzle-orm';
import { z } from 'zod';
import { wellFormed } from '@/lib/questionnaire/hash';
import { StoredAnswer } from '@/lib/response/stored-answer';
import { openJson, openText, sealJson } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** The latest text of one answer. `version` counts its saves; 0 stands for an answer that was never saved. */
export type SavedAnswer = {
  questionId: string;
  version: number;
  answer: StoredAnswer;
  savedBy: string;
  savedAt: string;
};

const about = (responseId: string, questionId: string): string => `answer:${responseId}:${questionId}`;

/** Answers kept before half characters were looked for may hold some, and are sent like any other. */
const opened = (sealed: string, context: string): StoredAnswer =>
  StoredAnswer.parse(wellFormed(openJson(sealed, context)));

const shaped = (row: typeof t.answer.$inferSelect): SavedAnswer => ({
  questionId: row.questionId,
  version: row.version,
  answer: opened(row.sealedValue, about(row.responseId, row.questionId)),
  savedBy: row.savedBy,
  savedAt: row.savedAt,
});

/** Every answer ever typed in a response, by question id; of questions no longer asked too. */
export async function listAnswers(db: Reader, responseId: string): Promise<Map<string, SavedAnswer>> {
  const rows = await db
    .select()
    .from(t.answer)
    .where(eq(t.answer.responseId, responseId))
    .orderBy(asc(t.answer.questionId));
  return new Map(rows.map((row) => [row.questionId, shaped(row)]));
}

/** One answer, or null while it was never saved. */
export async function findAnswer(db: Reader, responseId: string, questionId: string): Promise<SavedAnswer | null> {
  const [row] = await db
    .select()
    .from(t.answer)
    .where(and(eq(t.answer.responseId, responseId), eq(t.answer.questionId, questionId)))
    .limit(1);
  return row ? shaped(row) : null;
}

/** When anything was last saved in each of several responses: response id to ISO text. */
export async function lastSaves(db: Reader, responseIds: readonly string[]): Promise<Map<string, string>> {
  if (responseIds.length === 0) return new Map();
  const rows = await db
    .select({ responseId: t.answer.responseId, at: max(t.answer.savedAt) })
    .from(t.answer)
    .where(inArray(t.answer.responseId, [...responseIds]))
    .groupBy(t.answer.responseId)
    .orderBy(asc(t.answer.responseId));
  return new Map(rows.flatMap(({ responseId, at }) => (at === null ? [] : [[responseId, at] as const])));
}

type Save = {
  responseId: string;
  questionId: string;
  /** The version that the writer started from; 0 where there was none. */
  expected: number;
  answer: StoredAnswer;
  by: string;
  at: string;
};

/** Saves one answer, in one statement, if it still is at the expected version. Returns false when it is not. */
export async function saveAnswer(tx: Writer, save: Save): Promise<boolean> {
  const { responseId, questionId, expected } = save;
  const values = {
    version: expected + 1,
    sealedValue: sealJson(save.answer, about(responseId, questionId)),
    savedBy: save.by,
    savedAt: save.at,
  };
  const rows =
    expected === 0
      ? await tx
          .insert(t.answer)
          .values({ responseId, questionId, ...values })
          .onConflictDoNothing()
          .returning({ version: t.answer.version })
      : await tx
          .update(t.answer)
          .set(values)
          .where(
            and(
              eq(t.answer.responseId, responseId),
              eq(t.answer.questionId, questionId),
              eq(t.answer.version, expected),
            ),
          )
          .returning({ version: t.answer.version });
  return rows.length === 1;
}

const outcomes = ['saved', 'not-kept'] as const;
export type AnswerOutcome = (typeof outcomes)[number];
const Outcome = z.enum(outcomes);

/** Keeps a text for ever: one that was saved, or one that lost a race. */
export async function insertAnswerHistory(
  tx: Writer,
  row: {
    id: string;
    responseId: string;
    questionId: string;
    version: number;
    answer: StoredAnswer;
    outcome: AnswerOutcome;
    by: string;
    at: string;
  },
): Promise<void> {
  await tx.insert(t.answerHistory).values({
    id: row.id,
    responseId: row.responseId,
    questionId: row.questionId,
    version: row.version,
    sealedValue: sealJson(row.answer, `${about(row.responseId, row.questionId)}:${row.id}`),
    outcome: row.outcome,
    savedBy: row.by,
    savedAt: row.at,
  });
}

export type AnswerHistory = SavedAnswer & { id: string; outcome: AnswerOutcome };

/** Every text that one answer ever had, oldest first. */
export async function listAnswerHistory(db: Reader, responseId: string, questionId: string): Promise<AnswerHistory[]> {
  const rows = await db
    .select()
    .from(t.answerHistory)
    .where(and(eq(t.answerHistory.responseId, responseId), eq(t.answerHistory.questionId, questionId)))
    .orderBy(asc(t.answerHistory.savedAt), asc(t.answerHistory.id));
  return rows.map((row) => ({
    id: row.id,
    questionId: row.questionId,
    version: row.version,
    answer: opened(row.sealedValue, `${about(responseId, questionId)}:${row.id}`),
    outcome: Outcome.parse(row.outcome),
    savedBy: row.savedBy,
    savedAt: row.savedAt,
  }));
}

/**
 * Given versions of several answers: question id to the text that was saved as that version. One query; only the texts
 * that are asked for are unsealed.
 */
export async function listAnswerVersions(
  db: Reader,
  responseId: string,
  wanted: ReadonlyMap<string, number>,
): Promise<Map<string, StoredAnswer>> {
  if (wanted.size === 0) return new Map();
  const h = t.answerHistory;
  const rows = await db
    .select()
    .from(h)
    .where(
      and(
        eq(h.responseId, responseId),
        eq(h.outcome, 'saved'),
        inArray(h.questionId, [...wanted.keys()]),
        inArray(h.version, [...new Set(wanted.values())]),
      ),
    )
    .orderBy(asc(h.questionId), asc(h.version), asc(h.id));
  return new Map(
    rows
      .filter(({ questionId, version }) => wanted.get(questionId) === version)
      .map((row) => [row.questionId, opened(row.sealedValue, `${about(responseId, row.questionId)}:${row.id}`)]),
  );
}

/** Names of supplier people, for "changed by": user id to name. Scoped to the organisation. */
export async function namesOf(
  db: Reader,
  supplierId: string,
  userIds: readonly string[],
): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .select({ userId: t.supplierMember.userId, sealedName: t.supplierMember.sealedName })
    .from(t.supplierMember)
    .where(and(eq(t.supplierMember.supplierId, supplierId), inArray(t.supplierMember.userId, [...userIds])))
    .orderBy(asc(t.supplierMember.userId));
  return new Map(rows.map((row) => [row.userId, openText(row.sealedName, `supplier-member:${row.userId}`)]));
}
