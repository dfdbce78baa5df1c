import 'server-only';
import type { Reader } from '@/db/client';
import { findAnswer } from '@/db/store/answer';
import {
  type EarlierHead,
  type EarlierRow,
  findEarlierChoice,
  listEarlierHeads,
  listEarlierWordings,
  openEarlier,
} from '@/db/store/earlier-answer';
import { listEvidence } from '@/db/store/evidence';
import { findResponse, type ResponseHead } from '@/db/store/response';
import { ukDay } from '@/lib/procurement/uk-time';
import type { AnswerValue } from '@/lib/question/settings';
import type { Question } from '@/lib/questionnaire/document';
import { findQuestion } from '@/lib/questionnaire/find';
import {
  alikeWordings,
  changedSince,
  matchEarlier,
  type Start,
  startFrom,
  templateOf,
} from '@/lib/response/earlier-answers';
import { isStarted } from '@/lib/response/relevant';
import { entryOf, type StoredAnswer } from '@/lib/response/stored-answer';
import type { Message } from '@/lib/result';
import { findStanding, responseFacts } from './response-record';
import { view } from './view';

type Place = { responseId: string; sectionId: string; questionId: string };

export type EarlierOffer = {
  submissionId: string;
  fromQuestionId: string;
  submittedAt: string;
  authority: string;
  title: string;
  /** Made from the same suggested question, or asked in similar words. */
  by: 'template' | 'words';
  /** What the team did with it before. */
  choice: 'used' | 'declined' | null;
};

/** The earlier answer to offer for a question of a response: by template first, then by words; nothing is unsealed. */
async function offerFor(db: Reader, head: ResponseHead, question: Question): Promise<EarlierOffer | null> {
  const template = templateOf(question);
  // What the same response says is no earlier answer.
  const others = (heads: EarlierHead[]) => heads.filter(({ responseId }) => responseId !== head.id);
  const same = template === null ? [] : others(await listEarlierHeads(db, head.supplierId, { template }));
  const words = same.length > 0 ? [] : alikeWordings(question, await listEarlierWordings(db, head.supplierId));
  const near = words.length === 0 ? [] : others(await listEarlierHeads(db, head.supplierId, { words }));
  const match = matchEarlier(question, [...same, ...near]);
  if (!match) return null;
  const { found, by } = match;
  const choice = await findEarlierChoice(db, head.id, question.id);
  const about = choice?.submissionId === found.submissionId && choice.questionId === found.questionId;
  return {
    submissionId: found.submissionId,
    fromQuestionId: found.questionId,
    submittedAt: found.submittedAt,
    authority: found.authority,
    title: found.title,
    by,
    choice: about ? choice.choice : null,
  };
}

/** What the question page offers from the team's earlier submissions; null where there is nothing like it. */
export const earlierOffer = view({
  action: 'response.read',
  load: (db, { responseId }: Place) => findResponse(db, responseId),
  facts: (head, context) => responseFacts(head, context),
  show: async (db, { loaded: head, input, context }): Promise<EarlierOffer | null> => {
    const facts = responseFacts(head, context);
    if (facts.deadlinePassed || facts.cancelled) return null;
    const standing = await findStanding(db, head);
    const question = standing && findQuestion(standing.published.document, input.questionId);
    return question ? offerFor(db, head, question) : null;
  },
});

export type EarlierStart = {
  offer: EarlierRow;
  changes: Message[];
  question: Question;
  start: Start;
  /** The answer that stands in the question now; null where nothing was given. */
  own: { value: AnswerValue; started: boolean; version: number };
  /** The version of the questionnaire that is shown. */
  seen: string;
};

type From = Place & { submissionId: string; fromQuestionId: string };

/** An earlier answer beside the question it could start; null where the team's library does not hold it. */
export const earlierStart = view({
  action: 'response.read',
  load: (db, { responseId }: From) => findResponse(db, responseId),
  facts: (head, context) => responseFacts(head, context),
  show: async (db, { loaded: head, input, context }): Promise<EarlierStart | null> => {
    const standing = await findStanding(db, head);
    const question = standing && findQuestion(standing.published.document, input.questionId);
    if (!standing || !question) return null;
    const place = { submissionId: input.submissionId, questionId: input.fromQuestionId };
    const heads = (await listEarlierHeads(db, head.supplierId, place)).filter(
      ({ responseId }) => responseId !== head.id,
    );
    const [offer] = await openEarlier(db, head.supplierId, heads);
    if (!offer) return null;
    const files = await listEvidence(db, head.supplierId);
    const saved = await findAnswer(db, head.id, question.id);
    const entry = saved ? entryOf(question, saved.answer satisfies StoredAnswer, files) : undefined;
    return {
      offer,
      changes: changedSince(offer.answer, {
        today: ukDay(context.now),
        submittedOn: ukDay(offer.submittedAt),
        cancelled: offer.cancelled,
        has: new Set(files.map(({ sha256 }) => sha256)),
        now: question,
      }),
      question,
      start: startFrom(offer.answer, question, files),
      own: {
        value: (entry?.value ?? '') as AnswerValue,
        started: isStarted(question, entry),
        version: saved?.version ?? 0,
      },
      seen: standing.published.id,
    };
  },
});
