import 'server-only';
import type { Reader } from '@/db/client';
import { listAnswers, type SavedAnswer } from '@/db/store/answer';
import { type Evidence, listEvidence } from '@/db/store/evidence';
import {
  findPublishedDocument,
  findResponse,
  listSectionsDone,
  type PublishedDocument,
  type ResponseHead,
} from '@/db/store/response';
import { findOwnSnapshot, listSubmissions, type SubmissionHead } from '@/db/store/submission';
import type { Context } from '@/lib/commands/command';
import type { Facts } from '@/lib/policy';
import { ukDateTime } from '@/lib/procurement/uk-time';
import type { ResponseFacts } from '@/lib/response/completeness';
import type { AnswerEntries } from '@/lib/response/extras';
import { changesSince, counting, type Standing, standingOf } from '@/lib/response/standing';
import { entriesOf } from '@/lib/response/stored-answer';

/** A response with everything in it, unsealed, for the team it belongs to. */
export type ResponseRecord = {
  head: ResponseHead;
  published: PublishedDocument;
  answers: Map<string, SavedAnswer>;
  files: Evidence[];
  entries: AnswerEntries;
  sectionsDone: Map<string, string>;
  submissions: SubmissionHead[];
};

/** The policy's facts about a response: whose it is, and whether the door is still open for this very request. */
export const responseFacts = (head: ResponseHead, context: Context): Facts => ({
  supplierId: head.supplierId,
  cancelled: head.cancelledAt !== null,
  deadlinePassed: head.deadline === null || context.receivedAt >= head.deadline,
  opened: head.openedAt !== null,
  ...(head.deadline === null ? {} : { said: { deadline: ukDateTime(head.deadline) } }),
});

/**
 * Everything of one response, in a bounded number of queries; null where there is none or it is not the viewer's.
 * Nothing is unsealed for anybody else.
 */
export async function loadRecord(db: Reader, responseId: string, context: Context): Promise<ResponseRecord | null> {
  const head = await findResponse(db, responseId);
  if (!head || context.viewer.kind !== 'supplier' || context.viewer.supplierId !== head.supplierId) return null;
  const published = await findPublishedDocument(db, head.versionId);
  if (!published) return null;
  const answers = await listAnswers(db, responseId);
  const files = await listEvidence(db, head.supplierId);
  return {
    head,
    published,
    answers,
    files,
    entries: entriesOf(published.document, answers, files),
    sectionsDone: await listSectionsDone(db, responseId),
    submissions: await listSubmissions(db, responseId),
  };
}

/** What completeness asks beyond document and answers. */
export const completenessFacts = (record: ResponseRecord): ResponseFacts => ({
  version: record.published.number,
  confirmedVersion: true,
  uploading: [],
  completedSections: new Set(record.sectionsDone.keys()),
});

export type Stand = {
  standing: Standing;
  /** Answers that differ from the submission that counts. */
  changes: number;
  counting: SubmissionHead | null;
  lastWithdrawn: SubmissionHead | null;
  closed: boolean;
};

/** Where a response stands at the time of this request. */
export async function standOf(db: Reader, record: ResponseRecord, context: Context): Promise<Stand> {
  const { head, submissions, published, entries, answers } = record;
  const counts = counting(submissions);
  const sent = counts ? await findOwnSnapshot(db, head.id, counts.id) : null;
  const changes = sent ? changesSince(sent, published.document, entries) : 0;
  const closed = responseFacts(head, context).deadlinePassed === true;
  return {
    standing: standingOf({ submissions, changes, started: answers.size > 0, closed }),
    changes,
    counting: counts,
    lastWithdrawn: counts ? null : (submissions.at(-1) ?? null),
    closed,
  };
}
