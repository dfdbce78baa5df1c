import 'server-only';
import { and, asc, desc, eq, max } from 'drizzle-orm';
import { z } from 'zod';
import { openJson, openText, sealJson, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

const Question = z.strictObject({
  /** The reference of the question it is about, or empty where it is about the procurement in general. */
  about: z.string(),
  text: z.string(),
  confidential: z.boolean(),
  /** Why part of it is confidential; empty where confidential treatment was not asked for. */
  reason: z.string(),
});
const Asker = z.strictObject({
  responseId: z.string(),
  userId: z.string(),
  clickId: z.string(),
  receivedAt: z.string(),
});
const Text = z.strictObject({ wording: z.string(), answer: z.string() });

export type Asker = z.infer<typeof Asker>;
export type ClarificationText = z.infer<typeof Text>;
/** A question as it was asked, with what became of it. Nothing in it tells who asked. */
export type Clarification = z.infer<typeof Question> & {
  id: string;
  procurementId: string;
  /** To the minute. */
  receivedAt: string;
  decision: { granted: boolean; reason: string; decidedBy: string; decidedAt: string } | null;
  choice: 'withdraw' | 'publish' | null;
  answer:
    | (ClarificationText & {
        /** Null where it went to the asker alone. */
        number: number | null;
        leadsToAmendment: boolean;
        answeredBy: string;
        answeredAt: string;
      })
    | null;
};

/** What the seal of each part is bound to. */
const about = (part: 'question' | 'asker' | 'draft' | 'decision' | 'choice' | 'answer', id: string): string =>
  `clarification-${part}:${id}`;

const joined = (db: Reader) =>
  db
    .select({
      row: t.clarification,
      decision: t.confidentialityDecision,
      choice: t.clarificationChoice.choice,
      answer: t.clarificationAnswer,
    })
    .from(t.clarification)
    .leftJoin(t.confidentialityDecision, eq(t.confidentialityDecision.clarificationId, t.clarification.id))
    .leftJoin(t.clarificationChoice, eq(t.clarificationChoice.clarificationId, t.clarification.id))
    .leftJoin(t.clarificationAnswer, eq(t.clarificationAnswer.clarificationId, t.clarification.id));

type Joined = Awaited<ReturnType<typeof joined>>[number];

const shaped = ({ row, decision, choice, answer }: Joined): Clarification => ({
  id: row.id,
  procurementId: row.procurementId,
  receivedAt: row.receivedAt,
  ...Question.parse(openJson(row.sealedQuestion, about('question', row.id))),
  decision: decision && {
    granted: decision.granted,
    reason: openText(decision.sealedReason, about('decision', row.id)),
    decidedBy: decision.decidedBy,
    decidedAt: decision.decidedAt,
  },
  choice: choice === 'withdraw' || choice === 'publish' ? choice : null,
  answer: answer && {
    ...Text.parse(openJson(answer.sealedText, about('answer', row.id))),
    number: answer.number,
    leadsToAmendment: answer.leadsToAmendment,
    answeredBy: answer.answeredBy,
    answeredAt: answer.answeredAt,
  },
});

const rowsOf = (db: Reader, procurementId: string): Promise<Joined[]> =>
  joined(db)
    .where(eq(t.clarification.procurementId, procurementId))
    .orderBy(asc(t.clarification.receivedAt), asc(t.clarification.id));

/** Every question of a procurement without its asker. Those of one minute stand in an order that says nothing. */
export async function listClarifications(db: Reader, procurementId: string): Promise<Clarification[]> {
  return (await rowsOf(db, procurementId)).map(shaped);
}

/** One question without its asker, or null. */
export async function findClarification(db: Reader, procurementId: string, id: string): Promise<Clarification | null> {
  const [row] = await joined(db)
    .where(and(eq(t.clarification.id, id), eq(t.clarification.procurementId, procurementId)))
    .limit(1);
  return row ? shaped(row) : null;
}

const askerIn = (row: { id: string; sealedAsker: string }): Asker =>
  Asker.parse(openJson(row.sealedAsker, about('asker', row.id)));

/** What one response asked, each with its asker. For that team only. */
export async function listOwnClarifications(
  db: Reader,
  procurementId: string,
  responseId: string,
): Promise<(Clarification & { asker: Asker })[]> {
  return (await rowsOf(db, procurementId)).flatMap((joinedRow) => {
    const asker = askerIn(joinedRow.row);
    return asker.responseId === responseId ? [{ ...shaped(joinedRow), asker }] : [];
  });
}

/** The response that asked. For messages to its team only: no page of a buyer may hold it. */
export async function findAsker(db: Reader, id: string): Promise<{ responseId: string; supplierId: string } | null> {
  const [row] = await db.select().from(t.clarification).where(eq(t.clarification.id, id)).limit(1);
  if (!row) return null;
  const { responseId } = askerIn(row);
  const [response] = await db
    .select({ supplierId: t.response.supplierId })
    .from(t.response)
    .where(eq(t.response.id, responseId))
    .limit(1);
  return response ? { responseId, supplierId: response.supplierId } : null;
}

export async function insertClarification(
  tx: Writer,
  row: z.infer<typeof Question> & { id: string; procurementId: string; receivedAt: string; asker: Asker },
): Promise<void> {
  const { id, procurementId, receivedAt, asker, ...question } = row;
  await tx.insert(t.clarification).values({
    id,
    procurementId,
    receivedAt,
    sealedQuestion: sealJson(Question.parse(question), about('question', id)),
    sealedAsker: sealJson(asker, about('asker', id)),
  });
}

export type ClarificationDraft = ClarificationText & {
  revision: number;
  leadsToAmendment: boolean;
  savedBy: string;
  savedAt: string;
};

/** Every draft of an answer, the last first. */
export async function listClarificationDrafts(db: Reader, id: string): Promise<ClarificationDraft[]> {
  const d = t.clarificationDraft;
  const rows = await db.select().from(d).where(eq(d.clarificationId, id)).orderBy(desc(d.revision));
  return rows.map(({ revision, leadsToAmendment, savedBy, savedAt, sealedText }) => ({
    ...Text.parse(openJson(sealedText, about('draft', `${id}:${revision}`))),
    revision,
    leadsToAmendment,
    savedBy,
    savedAt,
  }));
}

/** Keeps a draft as the next revision. Returns false when somebody else saved that revision first. */
export async function insertClarificationDraft(
  tx: Writer,
  row: ClarificationDraft & { clarificationId: string },
): Promise<boolean> {
  const { wording, answer, ...values } = row;
  const { clarificationId, revision } = row;
  const rows = await tx
    .insert(t.clarificationDraft)
    .values({ ...values, sealedText: sealJson({ wording, answer }, about('draft', `${clarificationId}:${revision}`)) })
    .onConflictDoNothing()
    .returning({ revision: t.clarificationDraft.revision });
  return rows.length === 1;
}

/** Keeps the decision about confidential treatment. Returns false when there is one already. */
export async function insertConfidentialityDecision(
  tx: Writer,
  row: { clarificationId: string; granted: boolean; reason: string; decidedBy: string; decidedAt: string },
): Promise<boolean> {
  const { reason, ...values } = row;
  const rows = await tx
    .insert(t.confidentialityDecision)
    .values({ ...values, sealedReason: sealText(reason, about('decision', row.clarificationId)) })
    .onConflictDoNothing()
    .returning({ id: t.confidentialityDecision.clarificationId });
  return rows.length === 1;
}

/** Keeps what the asker chose. Returns false when something was chosen already. */
export async function insertClarificationChoice(
  tx: Writer,
  row: { clarificationId: string; choice: 'withdraw' | 'publish'; userId: string; at: string },
): Promise<boolean> {
  const { clarificationId, choice, userId, at } = row;
  const rows = await tx
    .insert(t.clarificationChoice)
    .values({ clarificationId, choice, sealedChooser: sealJson({ userId, at }, about('choice', clarificationId)) })
    .onConflictDoNothing()
    .returning({ id: t.clarificationChoice.clarificationId });
  return rows.length === 1;
}

/** The number that the next answer to everybody gets. */
export async function nextClarificationNumber(db: Reader, procurementId: string): Promise<number> {
  const [row] = await db
    .select({ last: max(t.clarificationAnswer.number) })
    .from(t.clarificationAnswer)
    .where(eq(t.clarificationAnswer.procurementId, procurementId));
  return (row?.last ?? 0) + 1;
}

/** Keeps an answer as it goes out. Returns false when the question was answered, or the number taken, before. */
export async function insertClarificationAnswer(
  tx: Writer,
  row: ClarificationText & {
    clarificationId: string;
    procurementId: string;
    number: number | null;
    leadsToAmendment: boolean;
    answeredBy: string;
    answeredAt: string;
  },
): Promise<boolean> {
  const { wording, answer, ...values } = row;
  const rows = await tx
    .insert(t.clarificationAnswer)
    .values({ ...values, sealedText: sealJson({ wording, answer }, about('answer', row.clarificationId)) })
    .onConflictDoNothing()
    .returning({ id: t.clarificationAnswer.clarificationId });
  return rows.length === 1;
}
