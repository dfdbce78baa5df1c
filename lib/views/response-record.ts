import 'server-only';
import type { Reader } from '@/db/client';
import { listAnswers, type SavedAnswer } from '@/db/store/answer';
import { type Evidence, listEvidence } from '@/db/store/evidence';
import {
  findLatestPublished,
  findPublishedDocument,
  findResponse,
  listSectionsDone,
  type PublishedDocument,
  type PublishedHead,
  type ResponseHead,
} from '@/db/store/response';
import { findOwnSnapshot, listSubmissions, type SubmissionHead } from '@/db/store/submission';
import type { Context } from '@/lib/commands/command';
import type { Facts } from '@/lib/policy';
import { ukDate, ukDateTime, ukTime } from '@/lib/procurement/uk-time';
import type { ResponseFacts } from '@/lib/response/completeness';
import type { AnswerEntries } from '@/lib/response/extras';
import { changesSince, counting, type Standing, standingOf } from '@/lib/response/standing';
import { entriesOf } from '@/lib/response/stored-answer';

/** A response with everything in it, unsealed, for the team it belongs to. */
export type ResponseRecord = {
  head: ResponseHead;
  /** The version that the team answers. */
  published: PublishedDocument;
  /** A later version that reads differently and that the team has not confirmed; null where there is none. */
  newer: PublishedHead | null;
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
  removed: head.removedAt !== null,
  said: {
    ...(head.deadline === null ? {} : { deadline: ukDateTime(head.deadline) }),
    ...(head.removedAt === null ? {} : { removed: ukDate(head.removedAt) }),
  },
});

/**
 * The version that a response answers, and the later one that its team has yet to confirm. A later version that is the
 * same word for word (its deadline moved, say) needs no confirming: the response answers it already.
 */
export async function findStanding(
  db: Reader,
  head: ResponseHead,
): Promise<{ published: PublishedDocument; newer: PublishedHead | null } | null> {
  const published = await findPublishedDocument(db, head.versionId);
  const latest = await findLatestPublished(db, head.procurementId);
  if (!published || !latest) return null;
  if (latest.documentHash !== published.documentHash) return { published, newer: latest };
  const current = latest.id === published.id ? published : await findPublishedDocument(db, latest.id);
  return current && { published: current, newer: null };
}

/**
 * Everything of one response, in a bounded number of queries; null where there is none or it is not the viewer's.
 * Nothing is unsealed for anybody else.
 */
export async function loadRecord(db: Reader, responseId: string, context: Context): Promise<ResponseRecord | null> {
  const head = await findResponse(db, responseId);
  if (!head || context.viewer.kind !== 'supplier' || context.viewer.supplierId !== head.supplierId) return null;
  const standing = await findStanding(db, head);
  if (!standing) return null;
  const { published, newer } = standing;
  const answers = await listAnswers(db, responseId);
  const files = await listEvidence(db, head.supplierId);
  return {
    head,
    published,
    newer,
    answers,
    files,
    entries: entriesOf(published.document, answers, files),
    sectionsDone: await listSectionsDone(db, responseId),
    submissions: await listSubmissions(db, responseId),
  };
}

/** What sentences about a newly published version quote. */
export const versionParams = ({ number, publishedAt }: Pick<PublishedHead, 'number' | 'publishedAt'>) => ({
  version: number,
  day: ukDate(publishedAt),
  time: ukTime(publishedAt),
});

/** What completeness asks beyond document and answers. */
export const completenessFacts = (record: ResponseRecord): ResponseFacts => ({
  version: record.newer?.number ?? record.published.number,
  confirmedVersion: record.newer === null,
  uploading: [],
  completedSections: new Set(record.sectionsDone.keys()),
});

export type Stand = {
  standing: Standing;
  /** Answers that differ from the submission that counts. */
  changes: number;
  /** The last submission that was not withdrawn; it counts unless `outdated`. */
  counting: SubmissionHead | null;
  /** What was sent answers a version that was replaced: it does not count. The number of that version, else null. */
  outdated: number | null;
  lastWithdrawn: SubmissionHead | null;
  closed: boolean;
};

/** Where a response stands at the time of this request. */
export async function standOf(db: Reader, record: ResponseRecord, context: Context): Promise<Stand> {
  const { head, submissions, published, entries, answers } = record;
  const counts = counting(submissions);
  const sent = counts ? await findOwnSnapshot(db, head.id, counts.id) : null;
  const current = record.newer?.documentHash ?? published.documentHash;
  const outdated = sent && sent.documentHash !== current ? sent.version : null;
  const changes = sent ? changesSince(sent, published.document, entries) : 0;
  const closed = responseFacts(head, context).deadlinePassed === true;
  return {
    standing: standingOf({ submissions, changes, started: answers.size > 0, closed, outdated: outdated !== null }),
    changes,
    counting: counts,
    outdated,
    lastWithdrawn: counts ? null : (submissions.at(-1) ?? null),
    closed,
  };
}
