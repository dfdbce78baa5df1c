import 'server-only';
import type { Reader, Writer } from '@/db/client';
import { listPeople } from '@/db/store/people';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import {
  findDraft,
  findDraftRevision,
  findPublished,
  insertQuestionHistory,
  listQuestionsWithHistory,
  saveDraft,
  type Version,
} from '@/db/store/questionnaire';
import { overtakeSteps } from '@/db/store/two-person';
import type { AuditEntry, AuditFact } from '@/lib/audit';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { diffDocuments } from '@/lib/questionnaire/diff';
import type { Question, QuestionnaireDocument } from '@/lib/questionnaire/document';
import { findQuestion } from '@/lib/questionnaire/find';
import { canonical } from '@/lib/questionnaire/hash';
import { type MergeConflict, mergeDocuments } from '@/lib/questionnaire/merge';
import type { DraftStep } from '@/lib/questionnaire/undo';
import { type Message, ok, type Result, refuse } from '@/lib/result';
import { say } from '@/lib/text';
import { procurementFacts } from '@/lib/views/procurement-facts';
import type { Context, Decided } from './command';

/** What every change of a draft says: which procurement, and the revision that the officer was looking at. */
export type DraftInput = { id: string; revision: number };

export type DraftLoaded = {
  state: ProcurementState;
  draft: Version;
  /** The document that the officer was looking at; null where so old that it is no longer kept. */
  base: QuestionnaireDocument | null;
  /** Who saved last. */
  lastBy: string;
  withHistory: Set<string>;
};

/** A change of the document or of the reasons, with the sentence that history and undo show. */
export type Change = {
  document: QuestionnaireDocument;
  reasons?: Record<string, string>;
  what: { key: string; params?: Record<string, string | number> };
  /** Small facts for the audit log. */
  data?: Record<string, AuditFact>;
  kind?: DraftStep['kind'];
};

type Lost = { question: Question; historyId: string };
export type DraftWrite = {
  loaded: DraftLoaded;
  save: (Change & { changed: Question[]; first: Question[] }) | null;
  lost: Lost | null;
};

/**
 * Loads the draft with what a stale save needs; where the draft has been published meanwhile, the published version, so
 * that the refusal can say so. Null where there is no such procurement or version.
 */
export async function loadDraft(db: Reader, input: DraftInput): Promise<DraftLoaded | null> {
  const state = await findProcurement(db, input.id);
  const draft = state && ((await findDraft(db, input.id)) ?? (await findPublished(db, input.id)));
  if (!state || !draft) return null;
  const stale = input.revision !== draft.revision;
  const people = stale ? await listPeople(db, state.procurement.authorityId) : [];
  return {
    state,
    draft,
    base: stale ? await findDraftRevision(db, draft.id, input.revision) : draft.document,
    lastBy: people.find(({ userId }) => userId === draft.updatedBy)?.name ?? '',
    withHistory: new Set(await listQuestionsWithHistory(db, draft.id)),
  };
}

export const draftFacts = ({ state }: DraftLoaded, context: Context) => procurementFacts(state, context);

const actorId = (context: Context): string => (context.viewer.kind === 'buyer' ? context.viewer.userId : '');

const editEvent = ({ state, draft }: DraftLoaded, data: Record<string, AuditFact>): AuditEntry => ({
  action: 'questionnaire.edit',
  subject: { type: 'version', id: draft.id },
  procurementId: state.procurement.id,
  data: { number: draft.number, reason: '', ...data },
});

/** What a lost race says: who was first, and when. */
export const staleRefusal = (loaded: DraftLoaded, name = 'stale', params: Message['params'] = {}) =>
  refuse('conflict', `questionnaire.${name}`, {
    name: loaded.lastBy,
    time: ukSavedTime(loaded.draft.updatedAt),
    ...params,
  });

/** Keeps a text that lost a race in the question's history, so that its author can compare and choose. */
export const keepLost = (
  loaded: DraftLoaded,
  question: Question,
  context: Context,
): Result<Decided<DraftWrite, { historyId: string }>> => {
  const historyId = context.id();
  const theirs = findQuestion(loaded.draft.document, question.id);
  return ok({
    change: { loaded, save: null, lost: { question, historyId } },
    event: editEvent(loaded, {
      what: say('questionnaire.what-not-kept', { ref: theirs?.ref ?? question.ref ?? question.id }),
    }),
    value: { historyId },
  });
};

/**
 * Decides a change of the draft. A save at the latest revision is taken as it is. A stale one is merged: the change is
 * made to the document its author saw, and both officers' edits of different things survive; where both changed the
 * same thing, `onConflict` decides (refused where it is not given).
 */
export function decideChange<V>(
  loaded: DraftLoaded,
  revision: number,
  change: (document: QuestionnaireDocument) => Result<Change & { value: V }>,
  onConflict?: (conflicts: MergeConflict[], mine: Change) => Result<Decided<DraftWrite, V>>,
): Result<Decided<DraftWrite, V>> {
  const { draft, base } = loaded;
  if (draft.publishedAt !== null) return refuse('refused', 'policy.published');
  if (!base) return staleRefusal(loaded);
  const made = change(base);
  if (!made.ok) return made;
  const { value, ...mine } = made.value;
  const merge =
    revision === draft.revision
      ? { document: mine.document, conflicts: [] }
      : mergeDocuments(base, mine.document, draft.document);
  if (merge.conflicts.length > 0) {
    if (onConflict) return onConflict(merge.conflicts, mine);
    return staleRefusal(loaded, 'stale-same');
  }
  const sameDocument = canonical(merge.document) === canonical(draft.document);
  if (sameDocument && mine.reasons === undefined && (mine.kind ?? 'edit') === 'edit')
    return ok({ change: { loaded, save: null, lost: null }, event: null, value });
  // A reason alone is no state that undo should come back to.
  if (sameDocument && mine.kind === undefined) mine.kind = 'note';
  const changes = diffDocuments(draft.document, merge.document).questions;
  const changed = changes.flatMap((each) => ('after' in each ? [each.after] : []));
  const first = changes.flatMap((each) =>
    'before' in each && !loaded.withHistory.has(each.questionId) ? [each.before] : [],
  );
  return ok({
    change: { loaded, save: { ...mine, document: merge.document, changed, first }, lost: null },
    event: editEvent(loaded, { what: say({ path: '', ...mine.what }), ...mine.data }),
    value,
  });
}

/** Writes what was decided: one compare-and-set of the document, the history of each question, an end to sign-off. */
export async function writeChange(
  tx: Writer,
  change: DraftWrite,
  context: Context,
): Promise<undefined | Result<unknown>> {
  const { loaded, save, lost } = change;
  const { draft, state } = loaded;
  const by = actorId(context);
  const history = { versionId: draft.id, revision: draft.revision };
  if (lost) {
    const theirs = findQuestion(draft.document, lost.question.id);
    if (theirs && !loaded.withHistory.has(theirs.id))
      await insertQuestionHistory(tx, {
        ...history,
        id: context.id(),
        questionId: theirs.id,
        question: theirs,
        outcome: 'saved',
        savedBy: draft.updatedBy,
        savedAt: draft.updatedAt,
      });
    await insertQuestionHistory(tx, {
      ...history,
      id: lost.historyId,
      questionId: lost.question.id,
      question: lost.question,
      outcome: 'not-kept',
      savedBy: by,
      savedAt: context.now,
    });
  }
  if (!save) return undefined;
  for (const question of save.first)
    await insertQuestionHistory(tx, {
      ...history,
      id: context.id(),
      questionId: question.id,
      question,
      outcome: 'saved',
      savedBy: draft.createdBy,
      savedAt: draft.createdAt,
    });
  for (const question of save.changed)
    await insertQuestionHistory(tx, {
      ...history,
      revision: draft.revision + 1,
      id: context.id(),
      questionId: question.id,
      question,
      outcome: 'saved',
      savedBy: by,
      savedAt: context.now,
    });
  const saved = await saveDraft(tx, {
    versionId: draft.id,
    expectedRevision: draft.revision,
    document: save.document,
    ...(save.reasons ? { reasons: save.reasons } : {}),
    by,
    at: context.now,
    kind: save.kind ?? 'edit',
    what: JSON.stringify(save.what),
  });
  if (!saved) return staleRefusal(loaded);
  await overtakeSteps(tx, { procurementId: state.procurement.id, act: 'publish', by, at: context.now });
  return undefined;
}

/** The pieces that every command on a draft shares. */
export const draftParts = { load: loadDraft, facts: draftFacts, write: writeChange };
