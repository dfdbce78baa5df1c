import 'server-only';
import { z } from 'zod';
import { findAnswer, insertAnswerHistory, namesOf, type SavedAnswer, saveAnswer as store } from '@/db/store/answer';
import { listEvidence } from '@/db/store/evidence';
import { findPublishedDocument, findResponse } from '@/db/store/response';
import { answerFaults, isAnswered, rulesOf } from '@/lib/question/kinds';
import { findQuestion } from '@/lib/questionnaire/find';
import { sameQuestion } from '@/lib/response/carry-over';
import { AnswerExtras, extrasFaults, isNotApplicable } from '@/lib/response/extras';
import { entryOf, type StoredAnswer, sameAnswer } from '@/lib/response/stored-answer';
import { type Message, ok, type Refusal, refuse } from '@/lib/result';
import { findStanding, responseFacts, versionParams } from '../views/response-record';
import { command } from './command';

const Id = z.string().min(1).max(64);

const SaveAnswer = z.object({
  responseId: Id,
  questionId: Id,
  /** The version that the writer started from; 0 where there was no answer. */
  base: z.coerce.number().int().min(0).max(1_000_000),
  /** A value of the kind's form, however unfinished. */
  value: z.unknown(),
  extras: AnswerExtras,
  /** Ids of the organisation's files. */
  evidence: z.array(Id).max(100, 'supplier.answer-files'),
  /** The version whose question the page showed; left out where nothing was shown. */
  seen: z.string().max(64).optional(),
});

export type AnswerSaved =
  | {
      is: 'saved';
      version: number;
      savedAt: string;
      /** What still keeps the answer from being sent, where something was given. */
      faults: Message[];
    }
  | {
      /** Somebody was first: nothing was overwritten, and this text is kept under `historyId`. */
      is: 'conflict';
      historyId: string;
      version: number;
      savedAt: string;
      savedBy: string;
    };

type Change = { before: number; answer: StoredAnswer; outcome: 'saved' | 'not-kept' | 'same'; historyId: string };

/**
 * Saves one answer at the version it was read at: the command behind autosave and "Save and continue". A text that
 * comes second is kept in the history and handed back as a conflict. Its history is its record: no audit entry.
 */
export const saveAnswer = command({
  action: 'answer.save',
  input: SaveAnswer,
  load: async (db, input, context) => {
    const head = await findResponse(db, input.responseId);
    if (!head) return null;
    const standing = await findStanding(db, head);
    const question = standing && findQuestion(standing.published.document, input.questionId);
    if (!standing || !question) return null;
    const seen = input.seen ? await findPublishedDocument(db, input.seen) : null;
    const shown = seen && findQuestion(seen.document, question.id);
    // Nothing is unsealed for anybody else; the policy then says that there is no such thing.
    const own = context.viewer.kind === 'supplier' && context.viewer.supplierId === head.supplierId;
    const current = own ? await findAnswer(db, head.id, question.id) : null;
    const files = own && input.evidence.length > 0 ? await listEvidence(db, head.supplierId) : [];
    const names = current ? await namesOf(db, head.supplierId, [current.savedBy]) : new Map<string, string>();
    // What was typed for a question that reads differently now is not an answer to it.
    const changed = shown ? !sameQuestion(shown, question) : false;
    return { head, question, current, files, names, standing, changed };
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, question, current, files, names, standing, changed }, input, context }) => {
    const unread = standing.newer ?? (changed ? standing.published : null);
    if (unread) return refuse('conflict', 'amend.confirm-first', versionParams(unread));
    const isFile = question.kind === 'file';
    const draft = isFile ? { success: true as const, data: '' } : rulesOf(question).draft.safeParse(input.value);
    if (!draft.success) return unreadable(draft.error.issues);
    const known = new Set(files.map(({ id }) => id));
    const answer: StoredAnswer = {
      value: draft.data as StoredAnswer['value'],
      extras: input.extras,
      evidence: [...new Set(input.evidence)].filter((id) => known.has(id)),
    };
    const change = (outcome: Change['outcome'], historyId = context.id()): Change & { to: Place } => ({
      before: current?.version ?? 0,
      answer,
      outcome,
      historyId,
      to: { responseId: head.id, questionId: question.id },
    });
    const entry = entryOf(question, answer, files);
    // An answer that is not begun is no fault; what is written beside it and not finished always is.
    const given = isAnswered(question, entry.value) && !isNotApplicable(question, entry);
    const faults = [...(given ? answerFaults(question, entry.value) : []), ...extrasFaults(question, entry.extras)].map(
      inForm,
    );
    const saved = (version: number, savedAt: string): AnswerSaved => ({ is: 'saved', version, savedAt, faults });
    // A save whose answer got lost is sent again: the same words are already there.
    if (current && sameAnswer(current.answer, answer))
      return ok({ change: change('same'), event: null, value: saved(current.version, current.savedAt) });
    if ((current?.version ?? 0) !== input.base) {
      const lost = change('not-kept');
      return ok({ change: lost, event: null, value: conflictOf(current, lost.historyId, names, context.receivedAt) });
    }
    return ok({ change: change('saved'), event: null, value: saved(input.base + 1, context.receivedAt) });
  },
  write: async (tx, change, context) => {
    if (change.outcome === 'same') return undefined;
    const by = context.viewer.kind === 'supplier' ? context.viewer.userId : '';
    const { before, answer, to } = change;
    if (
      change.outcome === 'saved' &&
      !(await store(tx, { ...to, expected: before, answer, by, at: context.receivedAt }))
    )
      return refuse('conflict', 'supplier.answer-raced');
    await insertAnswerHistory(tx, {
      id: change.historyId,
      ...to,
      version: change.outcome === 'saved' ? before + 1 : before,
      answer,
      outcome: change.outcome,
      by,
      at: context.receivedAt,
    });
    return undefined;
  },
  // The door is closed: every attempt is on the record, without the text.
  refusal: ({ head, question }) => ({
    action: 'answer.save',
    subject: { type: 'response', id: head.id },
    procurementId: head.procurementId,
    data: { question: question.id },
  }),
});

type Place = { responseId: string; questionId: string };

/** The number of characters that a text of the answer is over, where that is what keeps it from being read. */
const characterLimit = (issues: readonly z.core.$ZodIssue[]): number | undefined => {
  for (const issue of issues) {
    if (issue.code === 'too_big' && issue.origin === 'string') return Number(issue.maximum);
    const inside = issue.code === 'invalid_union' ? characterLimit(issue.errors.flat()) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
};

const unreadable = (issues: readonly z.core.$ZodIssue[]): Refusal => {
  const limit = characterLimit(issues)?.toLocaleString('en-GB');
  return limit === undefined
    ? refuse('invalid', 'supplier.answer-form', undefined, 'answer')
    : refuse('invalid', 'supplier.answer-too-long', { limit }, 'answer');
};

/** Faults of an answer are shown at the one control of its page; faults of extras at their own fields. */
const inForm = (fault: Message): Message => {
  const path = fault.key.startsWith('response.')
    ? `extras.${fault.path}`
    : fault.path.replace(/^rows\[(\d+)\]/, 'answer.$1');
  return { ...fault, path: path === '' ? 'answer' : path };
};

const conflictOf = (
  current: SavedAnswer | null,
  historyId: string,
  names: ReadonlyMap<string, string>,
  now: string,
): AnswerSaved => ({
  is: 'conflict',
  historyId,
  version: current?.version ?? 0,
  savedAt: current?.savedAt ?? now,
  savedBy: (current && names.get(current.savedBy)) ?? '',
});
