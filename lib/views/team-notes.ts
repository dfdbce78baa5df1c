import 'server-only';
import type { Reader } from '@/db/client';
import { listEvidence } from '@/db/store/evidence';
import { findPublishedDocument, findResponse } from '@/db/store/response';
import { listSubmissions } from '@/db/store/submission';
import { listReadyNotes, listTeam, type TeamPerson } from '@/db/store/team';
import {
  answerHistoryPart,
  findAnswerHistory,
  listAnswerMarks,
  listAnswerWords,
  listQuestionOwners,
  listTeamComments,
} from '@/db/store/team-note';
import type { Question } from '@/lib/questionnaire/document';
import { findQuestion } from '@/lib/questionnaire/find';
import { counting } from '@/lib/response/standing';
import { entryOf, type StoredAnswer } from '@/lib/response/stored-answer';
import { readySince, type Standing, standingOf } from '@/lib/response/team-note';
import { responseFacts } from './response-record';
import { view } from './view';

/** How an answer stands inside the team: whose it is, and what was said of it. */
export type Care = {
  /** Whose question it is, or null. */
  owner: { userId: string; name: string } | null;
  standing: Standing;
  said: { name: string; at: string } | null;
};

const noCare: Care = { owner: null, standing: 'none', said: null };

export type TeamOfResponse = {
  people: { userId: string; name: string; role: 'owner' | 'contributor' }[];
  /** By question id; questions of which nobody said anything are not in it. */
  care: ReadonlyMap<string, Care>;
  /** Who told the owners last that it is ready, where nothing was sent since. */
  ready: { name: string; at: string; self: boolean } | null;
};

const there = (team: readonly TeamPerson[]): TeamPerson[] => team.filter(({ removedAt }) => removedAt === null);

async function caresOf(db: Reader, responseId: string, names: ReadonlyMap<string, string>): Promise<Map<string, Care>> {
  const owners = await listQuestionOwners(db, responseId);
  const words = await listAnswerWords(db, responseId);
  const marks = await listAnswerMarks(db, responseId);
  return new Map(
    [...new Set([...owners.keys(), ...words.keys()])].map((id): [string, Care] => {
      const userId = owners.get(id);
      const said = words.get(id) ?? null;
      return [
        id,
        {
          owner: userId === undefined ? null : { userId, name: names.get(userId) ?? '' },
          standing: standingOf(said, marks.get(id)?.version ?? 0),
          said: said && { name: names.get(said.saidBy) ?? '', at: said.saidAt },
        },
      ];
    }),
  );
}

/** The team of a response and how each answer stands in it, for the task list and the pages of sections. */
export const responseTeam = view({
  action: 'response.read',
  load: (db, { responseId }: { responseId: string }) => findResponse(db, responseId),
  facts: (head, context) => responseFacts(head, context),
  show: async (db, { loaded: head, context: { viewer } }): Promise<TeamOfResponse> => {
    const team = await listTeam(db, head.supplierId);
    const names = new Map(team.map(({ userId, name }) => [userId, name]));
    const sent = counting(await listSubmissions(db, head.id));
    const ready = readySince(await listReadyNotes(db, head.id), sent?.receivedAt ?? null);
    return {
      people: there(team).map(({ userId, name, role }) => ({ userId, name, role })),
      care: await caresOf(db, head.id, names),
      ready: ready && {
        name: names.get(ready.toldBy) ?? '',
        at: ready.toldAt,
        self: viewer.kind === 'supplier' && viewer.userId === ready.toldBy,
      },
    };
  },
});

export type QuestionNote = {
  people: { userId: string; name: string }[];
  care: Care;
  /** The version of the answer that an approval would be of; 0 where nothing is saved. */
  version: number;
  saved: { name: string; at: string } | null;
  /** The viewer asked for the approval, or saved the text last: a colleague has to give it. */
  own: boolean;
  comments: { id: string; text: string; name: string; at: string }[];
};

/** What the team says to itself about one question. */
export const questionNote = view({
  action: 'response.read',
  load: (db, { responseId }: { responseId: string; questionId: string }) => findResponse(db, responseId),
  facts: (head, context) => responseFacts(head, context),
  show: async (db, { loaded: head, input: { questionId }, context: { viewer } }): Promise<QuestionNote> => {
    const team = await listTeam(db, head.supplierId);
    const names = new Map(team.map(({ userId, name }) => [userId, name]));
    const saved = (await listAnswerMarks(db, head.id)).get(questionId);
    const said = (await listAnswerWords(db, head.id)).get(questionId);
    const me = viewer.kind === 'supplier' ? viewer.userId : '';
    return {
      people: there(team).map(({ userId, name }) => ({ userId, name })),
      care: (await caresOf(db, head.id, names)).get(questionId) ?? noCare,
      version: saved?.version ?? 0,
      saved: saved ? { name: names.get(saved.savedBy) ?? '', at: saved.savedAt } : null,
      own: saved?.savedBy === me || (said?.word === 'approval' && said.saidBy === me),
      comments: (await listTeamComments(db, head.id, questionId)).map(({ id, text, writtenBy, writtenAt }) => ({
        id,
        text,
        name: names.get(writtenBy) ?? '',
        at: writtenAt,
      })),
    };
  },
});

/** Texts on one page of a history. */
export const historyPageSize = 20;

export type HistoryEntry = {
  id: string;
  version: number;
  outcome: 'saved' | 'not-kept';
  name: string;
  at: string;
  /** The text that stands now. */
  current: boolean;
  shown: ReturnType<typeof entryOf>;
};

export type AnswerHistoryView = {
  question: Question;
  /** The version that the page belongs to: putting a text back is refused once another one stands. */
  seen: string;
  version: number;
  page: number;
  pages: number;
  all: number;
  entries: HistoryEntry[];
};

type Place = { responseId: string; questionId: string };

/** Every text that one answer ever had, saved or not, newest first. */
export const answerHistory = view({
  action: 'response.read',
  load: (db, { responseId }: Place & { page: number }) => findResponse(db, responseId),
  facts: (head, context) => responseFacts(head, context),
  show: async (db, { loaded: head, input: { questionId, page: wanted } }): Promise<AnswerHistoryView | null> => {
    const published = await findPublishedDocument(db, head.versionId);
    const question = published && findQuestion(published.document, questionId);
    if (!published || !question) return null;
    const page = Math.max(1, wanted);
    const part = { limit: historyPageSize, offset: (page - 1) * historyPageSize };
    const { entries, all } = await answerHistoryPart(db, head.id, questionId, part);
    const version = (await listAnswerMarks(db, head.id)).get(questionId)?.version ?? 0;
    const files = await listEvidence(db, head.supplierId, true);
    const names = new Map((await listTeam(db, head.supplierId)).map(({ userId, name }) => [userId, name]));
    return {
      question,
      seen: published.id,
      version,
      page,
      pages: Math.max(1, Math.ceil(all / historyPageSize)),
      all,
      entries: entries.map((entry) => ({
        id: entry.id,
        version: entry.version,
        outcome: entry.outcome,
        name: names.get(entry.savedBy) ?? '',
        at: entry.savedAt,
        current: entry.outcome === 'saved' && entry.version === version,
        shown: entryOf(question, entry.answer, files),
      })),
    };
  },
});

/** One earlier text, to be put back; null where there is none. */
export const earlierText = view({
  action: 'response.read',
  load: (db, { responseId }: Place & { historyId: string }) => findResponse(db, responseId),
  facts: (head, context) => responseFacts(head, context),
  show: async (db, { loaded: head, input }): Promise<StoredAnswer | null> =>
    (await findAnswerHistory(db, head.id, input.questionId, input.historyId))?.answer ?? null,
});
