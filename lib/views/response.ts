import 'server-only';
import { namesOf } from '@/db/store/answer';
import { countAskedOfResponse } from '@/db/store/bidder-question';
import { type Cancellation, findCancellation } from '@/db/store/cancellation';
import { type Extension, listExtensions } from '@/db/store/extension';
import { findInvitation } from '@/db/store/invitation';
import { listSupplierMembers } from '@/db/store/people';
import { listLots } from '@/db/store/procurement';
import { findOwnSnapshot } from '@/db/store/submission';
import { findReleaseTo } from '@/db/store/summary';
import type { Action } from '@/lib/policy';
import type { Question, QuestionnaireDocument } from '@/lib/questionnaire/document';
import {
  type Blocker,
  blockersOf,
  declarationsId,
  type Progress,
  progressOf,
  stopsOf,
} from '@/lib/response/completeness';
import type { AnswerEntries } from '@/lib/response/extras';
import { askedOf, isReplied, isStarted } from '@/lib/response/relevant';
import type { StoredAnswer } from '@/lib/response/stored-answer';
import { config } from '@/lib/server/config';
import { deviceKeyOf } from '@/lib/server/device-key';
import {
  completenessFacts,
  loadRecord,
  type ResponseRecord,
  responseFacts,
  type Stand,
  standOf,
} from './response-record';
import { type Timings, timingsOf } from './response-timings';
import { view } from './view';

/** The frame of every page of a response: what it is for, the deadline, where it stands. */
export type ResponseFrameFacts = {
  id: string;
  title: string;
  reference: string;
  authority: string;
  contact: string;
  deadline: string;
  now: string;
  cancelled: boolean;
  /** When it was cancelled, why, and the notice; null while it runs. */
  cancellation: { at: string; reason: string; notice: string } | null;
  openedAt: string | null;
  stand: Stand;
  started: boolean;
  role: 'owner' | 'contributor';
  /** Under what this person's browser keeps words that are not saved yet. */
  device: { person: string; key: string };
  /** A later version that the team has yet to confirm: nothing is saved or sent until then. */
  newer: { number: number; publishedAt: string } | null;
  /** The last time that the deadline was moved for everybody after an outage; null where it never was. */
  extension: Pick<Extension, 'before' | 'after' | 'reason' | 'health' | 'extendedAt'> | null;
  /** When an assessment summary was released to this supplier; null while none is. */
  summaryAt: string | null;
  /** How many questions about its tender the team was asked, answered ones as well. */
  asked: number;
};

const input = (
  id: string,
  stand: Stand,
  record: ResponseRecord,
  now: string,
  role: ResponseFrameFacts['role'],
  cancelled: Cancellation | null,
  person: string,
  extension: ResponseFrameFacts['extension'],
): Omit<ResponseFrameFacts, 'summaryAt' | 'asked'> => ({
  id,
  title: record.head.title,
  reference: record.head.reference,
  authority: record.head.authorityName,
  contact: record.head.authorityContact,
  deadline: record.head.deadline ?? now,
  now,
  cancelled: record.head.cancelledAt !== null,
  cancellation: cancelled && { at: cancelled.cancelledAt, reason: cancelled.reason, notice: cancelled.notice },
  openedAt: record.head.openedAt,
  stand,
  started: record.answers.size > 0,
  role,
  device: { person, key: deviceKeyOf(person) },
  newer: record.newer && { number: record.newer.number, publishedAt: record.newer.publishedAt },
  extension,
});

type Id = { responseId: string };

/** A view of one response of the viewer's own organisation, by `action` of the policy; `show` gets the frame and the record. */
export function ofResponse<I extends Id, V>(
  show: (
    given: { record: ResponseRecord; frame: ResponseFrameFacts; input: I },
    db: Parameters<Parameters<typeof view<I, ResponseRecord, V>>[0]['show']>[0],
  ) => Promise<V>,
  { action }: { action: Action } = { action: 'response.read' },
) {
  return view<I, ResponseRecord, V>({
    action,
    load: (db, { responseId }, context) => loadRecord(db, responseId, context),
    facts: (record, context) => responseFacts(record.head, context),
    show: async (db, { loaded: record, input: given, context }) => {
      const { viewer } = context;
      const role = viewer.kind === 'supplier' ? viewer.role : 'contributor';
      const person = viewer.kind === 'supplier' ? viewer.userId : '';
      const stand = await standOf(db, record, context);
      const cancelled = record.head.cancelledAt ? await findCancellation(db, record.head.procurementId) : null;
      const extension = (await listExtensions(db, record.head.procurementId)).at(-1) ?? null;
      const frame = {
        ...input(record.head.id, stand, record, context.receivedAt, role, cancelled, person, extension),
        summaryAt: record.head.openedAt && (await findReleaseTo(db, record.head.procurementId, record.head.supplierId)),
        asked: record.head.openedAt ? await countAskedOfResponse(db, record.head.id) : 0,
      };
      return show({ record, frame, input: given }, db);
    },
  });
}

/** "Before you start": the published document in full, and what it takes. */
export const responseStart = ofResponse<
  Id,
  {
    frame: ResponseFrameFacts;
    document: QuestionnaireDocument;
    version: number;
    publishedAt: string;
    documentHash: string;
    timings: Timings;
  }
>(async ({ record, frame }, db) => {
  const { document, number, publishedAt, documentHash } = record.published;
  const timings = await timingsOf(db, record.head.procurementId);
  return { frame, document, version: number, publishedAt, documentHash, timings };
});

/** The task list. */
export const responseTasks = ofResponse<
  Id,
  {
    frame: ResponseFrameFacts;
    document: QuestionnaireDocument;
    progress: Progress;
    lastSaved: Record<string, string>;
    mustFix: number;
    files: { count: number; bytes: number };
    entries: AnswerEntries;
    asked: ReadonlySet<string>;
  }
>(async ({ record, frame }) => {
  const { document } = record.published;
  const facts = completenessFacts(record);
  const lastSaved: Record<string, string> = {};
  const homes = [
    ...document.sections.map(({ id, questions }) => ({ id, questions })),
    { id: declarationsId, questions: document.declarations ?? [] },
  ];
  for (const { id, questions } of homes) {
    const times = questions.flatMap((question) => record.answers.get(question.id)?.savedAt ?? []).sort();
    const last = times.at(-1);
    if (last !== undefined) lastSaved[id] = last;
  }
  return {
    frame,
    document,
    progress: progressOf(document, record.entries, facts),
    lastSaved,
    mustFix: stopsOf(blockersOf(document, record.entries, facts)).length,
    files: { count: record.files.length, bytes: record.files.reduce((sum, { size }) => sum + size, 0) },
    entries: record.entries,
    asked: askedOf(document, record.entries),
  };
});

export type AnswerStatus = 'not-answered' | 'draft' | 'done' | 'problem' | 'not-asked';

const statusOf = (
  record: ResponseRecord,
  question: Question,
  asked: ReadonlySet<string>,
  blocked: ReadonlyMap<string, string>,
): AnswerStatus => {
  const entry = record.entries[question.id];
  if (!asked.has(question.id)) return 'not-asked';
  if (!entry || !isStarted(question, entry)) return 'not-answered';
  if (!blocked.has(question.id)) return 'done';
  return isReplied(question, entry) && blocked.get(question.id) !== 'response.unfinished' ? 'problem' : 'draft';
};

export type SectionView = {
  frame: ResponseFrameFacts;
  document: QuestionnaireDocument;
  section: {
    id: string;
    title: { en: string; cy?: string | undefined } | null;
    introduction: { en: string; cy?: string | undefined } | null;
  };
  questions: { question: Question; status: AnswerStatus; savedAt: string | null; savedBy: string }[];
  done: boolean;
};

const sectionQuestions = (document: QuestionnaireDocument, sectionId: string): Question[] | null => {
  if (sectionId === declarationsId) return document.declarations?.length ? document.declarations : null;
  return document.sections.find(({ id }) => id === sectionId)?.questions ?? null;
};

/** One section and the state of each of its questions; null where the document has no such section. */
export const responseSection = ofResponse<Id & { sectionId: string }, SectionView | null>(
  async ({ record, frame, input: { sectionId } }, db) => {
    const { document } = record.published;
    const questions = sectionQuestions(document, sectionId);
    if (!questions) return null;
    const section = document.sections.find(({ id }) => id === sectionId);
    const asked = askedOf(document, record.entries);
    const blocked = mustFixOf(blockersOf(document, record.entries, completenessFacts(record)));
    const names = await namesOf(
      db,
      record.head.supplierId,
      questions.flatMap(({ id }) => record.answers.get(id)?.savedBy ?? []),
    );
    return {
      frame,
      document,
      section: { id: sectionId, title: section?.title ?? null, introduction: section?.introduction ?? null },
      questions: questions.map((question) => {
        const saved = record.answers.get(question.id);
        return {
          question,
          status: statusOf(record, question, asked, blocked),
          savedAt: saved?.savedAt ?? null,
          savedBy: (saved && names.get(saved.savedBy)) ?? '',
        };
      }),
      done: record.sectionsDone.has(sectionId),
    };
  },
);

const mustFixOf = (blockers: readonly Blocker[]): Map<string, string> =>
  new Map(
    stopsOf(blockers).flatMap(({ questionId, key }) => (questionId === null ? [] : [[questionId, key] as const])),
  );

export type QuestionView = {
  frame: ResponseFrameFacts;
  document: QuestionnaireDocument;
  section: { id: string; title: { en: string; cy?: string | undefined } | null; weight: string | null };
  question: Question;
  /** Place among the section's questions that are asked, from 1; 0 where it is not asked. */
  place: number;
  of: number;
  asked: boolean;
  /** The next question that is asked in this section, or null after the last. */
  next: string | null;
  answer: StoredAnswer | null;
  /** The version of the questionnaire that is shown. */
  seen: string;
  version: number;
  savedAt: string | null;
  savedBy: string;
  files: { id: string; name: string; type: string; size: number; uploadedAt: string }[];
  /** The largest file that is taken, in bytes. */
  uploadLimit: number;
};

/** One question with its answer; null where the section has no such question. */
export const responseQuestion = ofResponse<Id & { sectionId: string; questionId: string }, QuestionView | null>(
  async ({ record, frame, input: { sectionId, questionId } }, db) => {
    const { document } = record.published;
    const questions = sectionQuestions(document, sectionId);
    const question = questions?.find(({ id }) => id === questionId);
    if (!questions || !question) return null;
    const section = document.sections.find(({ id }) => id === sectionId);
    const asked = askedOf(document, record.entries);
    const shown = questions.filter(({ id }) => asked.has(id));
    const at = shown.findIndex(({ id }) => id === questionId);
    const saved = record.answers.get(questionId);
    const names = saved ? await namesOf(db, record.head.supplierId, [saved.savedBy]) : new Map<string, string>();
    const from = questions.findIndex(({ id }) => id === questionId);
    return {
      frame,
      document,
      section: { id: sectionId, title: section?.title ?? null, weight: section?.weight ?? null },
      question,
      place: at + 1,
      of: shown.length,
      asked: asked.has(questionId),
      next: questions.slice(from + 1).find(({ id }) => asked.has(id))?.id ?? null,
      answer: saved?.answer ?? null,
      seen: record.published.id,
      version: saved?.version ?? 0,
      savedAt: saved?.savedAt ?? null,
      savedBy: (saved && names.get(saved.savedBy)) ?? '',
      files: record.files.map(({ id, name, type, size, uploadedAt }) => ({ id, name, type, size, uploadedAt })),
      uploadLimit: config().uploadLimit,
    };
  },
);

/** Check answers, and the declaration: what still stops the response, and everything that would be sent. */
export const responseCheck = ofResponse<
  Id,
  {
    frame: ResponseFrameFacts;
    document: QuestionnaireDocument;
    version: number;
    entries: AnswerEntries;
    asked: string[];
    blockers: Blocker[];
    lots: { id: string; title: string }[];
    /** The lots of the submission that counts; null where none does. */
    sentLots: string[] | null;
    owners: string[];
  }
>(async ({ record, frame }, db) => {
  const { document, number } = record.published;
  const { head } = record;
  const invited = (await findInvitation(db, head.procurementId, head.invitationId))?.lotIds ?? [];
  const lots = await listLots(db, head.procurementId);
  const team = await listSupplierMembers(db, head.supplierId);
  const { counting } = frame.stand;
  const sent = counting && lots.length > 1 ? await findOwnSnapshot(db, head.id, counting.id) : null;
  return {
    frame,
    document,
    version: number,
    entries: record.entries,
    asked: [...askedOf(document, record.entries)],
    blockers: blockersOf(document, record.entries, completenessFacts(record)),
    lots: lots.filter(({ id }) => invited.length === 0 || invited.includes(id)).map(({ id, title }) => ({ id, title })),
    sentLots: sent?.lotIds ?? null,
    owners: team.filter(({ role }) => role === 'owner').map(({ name }) => name),
  };
});
