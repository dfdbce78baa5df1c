import 'server-only';
import { and, asc, desc, eq, isNotNull, isNull, lt, notInArray } from 'drizzle-orm';
import { Question, QuestionnaireDocument } from '@/lib/questionnaire/document';
import type { DraftStep } from '@/lib/questionnaire/undo';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

type Row = typeof t.questionnaireVersion.$inferSelect;

/** A version of the questionnaire, its document and its reasons read from JSON and checked. */
export type Version = Omit<Row, 'document' | 'reasons'> & {
  document: QuestionnaireDocument;
  /** Reasons given for warnings and overridden budgets: id of the finding to what an officer wrote. */
  reasons: Record<string, string>;
};
export type DraftRevision = DraftStep & { what: string; savedBy: string; savedAt: string };
export type QuestionHistory = Omit<typeof t.questionHistory.$inferSelect, 'question' | 'outcome'> & {
  question: Question;
  outcome: 'saved' | 'not-kept';
};

/** How many earlier states of a draft stay within reach of undo and of merging a stale save. */
const keptRevisions = 200;

const toVersion = (row: Row): Version => ({
  ...row,
  document: QuestionnaireDocument.parse(JSON.parse(row.document)) as QuestionnaireDocument,
  reasons: JSON.parse(row.reasons) as Record<string, string>,
});

const only = ([row]: Row[]): Version | null => (row ? toVersion(row) : null);

/** A draft that was given up is no version of anything. */
const standing = isNull(t.questionnaireVersion.droppedAt);

/** The version being drafted, or null where none is. */
export async function findDraft(db: Reader, procurementId: string): Promise<Version | null> {
  return only(
    await db
      .select()
      .from(t.questionnaireVersion)
      .where(
        and(
          eq(t.questionnaireVersion.procurementId, procurementId),
          isNull(t.questionnaireVersion.publishedAt),
          standing,
        ),
      )
      .orderBy(desc(t.questionnaireVersion.number), asc(t.questionnaireVersion.id))
      .limit(1),
  );
}

/** One version by its id, or null. */
export async function findVersion(db: Reader, versionId: string): Promise<Version | null> {
  return only(await db.select().from(t.questionnaireVersion).where(eq(t.questionnaireVersion.id, versionId)).limit(1));
}

/** One version of a procurement by its number, or null. */
export async function findVersionByNumber(db: Reader, procurementId: string, number: number): Promise<Version | null> {
  return only(
    await db
      .select()
      .from(t.questionnaireVersion)
      .where(
        and(
          eq(t.questionnaireVersion.procurementId, procurementId),
          eq(t.questionnaireVersion.number, number),
          standing,
        ),
      )
      .limit(1),
  );
}

/** The latest published version, or null: what suppliers read and the engine scores. */
export async function findPublished(db: Reader, procurementId: string): Promise<Version | null> {
  return only(
    await db
      .select()
      .from(t.questionnaireVersion)
      .where(
        and(eq(t.questionnaireVersion.procurementId, procurementId), isNotNull(t.questionnaireVersion.publishedAt)),
      )
      .orderBy(desc(t.questionnaireVersion.number), asc(t.questionnaireVersion.id))
      .limit(1),
  );
}

/** Every version of a procurement, the first one first, without the documents. */
export async function listVersions(db: Reader, procurementId: string): Promise<Omit<Row, 'document' | 'reasons'>[]> {
  const v = t.questionnaireVersion;
  return db
    .select({
      id: v.id,
      procurementId: v.procurementId,
      number: v.number,
      revision: v.revision,
      createdBy: v.createdBy,
      createdAt: v.createdAt,
      updatedBy: v.updatedBy,
      updatedAt: v.updatedAt,
      documentHash: v.documentHash,
      publishedAt: v.publishedAt,
      publishedBy: v.publishedBy,
      signedOffBy: v.signedOffBy,
      amendReason: v.amendReason,
      notice: v.notice,
      deadline: v.deadline,
      droppedAt: v.droppedAt,
    })
    .from(v)
    .where(and(eq(v.procurementId, procurementId), standing))
    .orderBy(asc(v.number), asc(v.id));
}

/** Starts a draft at revision 1 and keeps that first state for undo. */
export async function insertVersion(
  tx: Writer,
  row: {
    id: string;
    procurementId: string;
    number: number;
    document: QuestionnaireDocument;
    reasons?: Record<string, string>;
    by: string;
    at: string;
  },
): Promise<void> {
  const document = JSON.stringify(row.document);
  await tx.insert(t.questionnaireVersion).values({
    id: row.id,
    procurementId: row.procurementId,
    number: row.number,
    document,
    revision: 1,
    createdBy: row.by,
    createdAt: row.at,
    updatedBy: row.by,
    updatedAt: row.at,
    reasons: JSON.stringify(row.reasons ?? {}),
  });
  await tx
    .insert(t.draftRevision)
    .values({ versionId: row.id, revision: 1, kind: 'edit', what: '{}', document, savedBy: row.by, savedAt: row.at });
}

/**
 * Saves a draft at the revision it was read at, and keeps the new state for undo. Returns false, with nothing written,
 * when somebody else was first or the version is published.
 */
export async function saveDraft(
  tx: Writer,
  save: {
    versionId: string;
    expectedRevision: number;
    document: QuestionnaireDocument;
    reasons?: Record<string, string>;
    by: string;
    at: string;
    /** Whether this is a new change or a step back or forward; and the change in words: a message as JSON. */
    kind?: DraftStep['kind'];
    what?: string;
  },
): Promise<boolean> {
  const document = JSON.stringify(save.document);
  const revision = save.expectedRevision + 1;
  const rows = await tx
    .update(t.questionnaireVersion)
    .set({
      document,
      revision,
      updatedBy: save.by,
      updatedAt: save.at,
      ...(save.reasons ? { reasons: JSON.stringify(save.reasons) } : {}),
    })
    .where(
      and(
        eq(t.questionnaireVersion.id, save.versionId),
        eq(t.questionnaireVersion.revision, save.expectedRevision),
        isNull(t.questionnaireVersion.publishedAt),
      ),
    )
    .returning({ id: t.questionnaireVersion.id });
  if (rows.length !== 1) return false;
  await tx.insert(t.draftRevision).values({
    versionId: save.versionId,
    revision,
    kind: save.kind ?? 'edit',
    what: save.what ?? '{}',
    document,
    savedBy: save.by,
    savedAt: save.at,
  });
  await tx
    .delete(t.draftRevision)
    .where(and(eq(t.draftRevision.versionId, save.versionId), lt(t.draftRevision.revision, revision - keptRevisions)));
  return true;
}

/** The kept states of a draft in order, without their documents: what undo and redo are worked out from. */
export async function listDraftRevisions(db: Reader, versionId: string): Promise<DraftRevision[]> {
  const r = t.draftRevision;
  const rows = await db
    .select({ revision: r.revision, kind: r.kind, what: r.what, savedBy: r.savedBy, savedAt: r.savedAt })
    .from(r)
    .where(eq(r.versionId, versionId))
    .orderBy(asc(r.revision));
  return rows as DraftRevision[];
}

/** The document of a draft as it was at a revision, or null where that state is no longer kept. */
export async function findDraftRevision(
  db: Reader,
  versionId: string,
  revision: number,
): Promise<QuestionnaireDocument | null> {
  const [row] = await db
    .select({ document: t.draftRevision.document })
    .from(t.draftRevision)
    .where(and(eq(t.draftRevision.versionId, versionId), eq(t.draftRevision.revision, revision)))
    .limit(1);
  return row ? (QuestionnaireDocument.parse(JSON.parse(row.document)) as QuestionnaireDocument) : null;
}

/** Freezes a draft at the revision that was signed off. Returns false when it changed or is published already. */
export async function publishVersion(
  tx: Writer,
  freeze: {
    versionId: string;
    expectedRevision: number;
    documentHash: string;
    publishedAt: string;
    publishedBy: string;
    signedOffBy: string;
    /** The deadline that it is published with, ISO UTC. */
    deadline?: string;
  },
): Promise<boolean> {
  const { versionId, expectedRevision, ...values } = freeze;
  const rows = await tx
    .update(t.questionnaireVersion)
    .set(values)
    .where(
      and(
        eq(t.questionnaireVersion.id, versionId),
        eq(t.questionnaireVersion.revision, expectedRevision),
        isNull(t.questionnaireVersion.publishedAt),
      ),
    )
    .returning({ id: t.questionnaireVersion.id });
  return rows.length === 1;
}

/** Keeps a text of a question for ever, whether it won or lost. */
export async function insertQuestionHistory(
  tx: Writer,
  row: Omit<QuestionHistory, 'question'> & { question: Question },
): Promise<void> {
  await tx.insert(t.questionHistory).values({ ...row, question: JSON.stringify(row.question) });
}

/** Every kept text of a question of a version, oldest first. */
export async function listQuestionHistory(
  db: Reader,
  versionId: string,
  questionId: string,
): Promise<QuestionHistory[]> {
  const rows = await db
    .select()
    .from(t.questionHistory)
    .where(and(eq(t.questionHistory.versionId, versionId), eq(t.questionHistory.questionId, questionId)))
    .orderBy(asc(t.questionHistory.savedAt), asc(t.questionHistory.id));
  return rows.map((row) => ({
    ...row,
    question: Question.parse(JSON.parse(row.question)),
    outcome: row.outcome as QuestionHistory['outcome'],
  }));
}

/** The questions of a version that have any kept text. */
export async function listQuestionsWithHistory(db: Reader, versionId: string): Promise<string[]> {
  const rows = await db
    .select({ questionId: t.questionHistory.questionId })
    .from(t.questionHistory)
    .where(eq(t.questionHistory.versionId, versionId))
    .groupBy(t.questionHistory.questionId)
    .orderBy(asc(t.questionHistory.questionId));
  return rows.map(({ questionId }) => questionId);
}

/** One kept text of a question, or null. */
export async function findQuestionHistory(db: Reader, versionId: string, id: string): Promise<QuestionHistory | null> {
  const [row] = await db
    .select()
    .from(t.questionHistory)
    .where(and(eq(t.questionHistory.versionId, versionId), eq(t.questionHistory.id, id)))
    .limit(1);
  if (!row) return null;
  const question = Question.parse(JSON.parse(row.question));
  return { ...row, question, outcome: row.outcome as QuestionHistory['outcome'] };
}

/** The last saved text of each question of a version that is in none of the given ids: what was removed. */
export async function listRemovedQuestions(db: Reader, versionId: string, present: string[]): Promise<Question[]> {
  const rows = await db
    .select({ questionId: t.questionHistory.questionId, question: t.questionHistory.question })
    .from(t.questionHistory)
    .where(
      and(
        eq(t.questionHistory.versionId, versionId),
        eq(t.questionHistory.outcome, 'saved'),
        ...(present.length > 0 ? [notInArray(t.questionHistory.questionId, present)] : []),
      ),
    )
    .orderBy(asc(t.questionHistory.savedAt), asc(t.questionHistory.id));
  const last = new Map(rows.map((row) => [row.questionId, row.question]));
  return [...last.values()].map((question) => Question.parse(JSON.parse(question)));
}
