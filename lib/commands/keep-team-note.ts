import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { findPublishedDocument, findResponse } from '@/db/store/response';
import { listTeam } from '@/db/store/team';
import {
  countTeamComments,
  insertTeamComment,
  listAnswerMarks,
  listAnswerWords,
  setAnswerWord,
  setQuestionOwner,
} from '@/db/store/team-note';
import { findQuestion } from '@/lib/questionnaire/find';
import type { Said } from '@/lib/response/team-note';
import { ok, refuse } from '@/lib/result';
import { responseFacts } from '../views/response-record';
import { type Context, command } from './command';

const Id = z.string().min(1).max(64);
const Place = z.object({ responseId: Id, questionId: Id });

/** The response that a note is about, where it has the question; the policy then asks whose it is. */
async function placeOf(db: Reader, { responseId, questionId }: z.output<typeof Place>) {
  const head = await findResponse(db, responseId);
  const published = head && (await findPublishedDocument(db, head.versionId));
  return head && published && findQuestion(published.document, questionId) ? head : null;
}

const userOf = ({ viewer }: Context): string => (viewer.kind === 'supplier' ? viewer.userId : '');

/** Gives a question to somebody of the team, or to nobody. */
export const assignQuestion = command({
  action: 'answer.assign',
  input: Place.extend({ userId: z.string().max(64).default('') }),
  load: async (db, input) => {
    const head = await placeOf(db, input);
    return head && { head, team: await listTeam(db, head.supplierId) };
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, team }, input }) => {
    const userId = input.userId === '' ? null : input.userId;
    if (userId !== null && !team.some((person) => person.userId === userId && person.removedAt === null))
      return refuse('invalid', 'team.assign-unknown', undefined, 'userId');
    return ok({
      change: { responseId: head.id, questionId: input.questionId, userId },
      event: {
        action: 'answer.assign' as const,
        subject: { type: 'response', id: head.id },
        data: { question: input.questionId, to: userId },
      },
      value: null,
    });
  },
  write: async (tx, change, context) => {
    await setQuestionOwner(tx, { ...change, by: userOf(context), at: context.now });
    return undefined;
  },
});

/** Comments on one question; many of the shortest still are a page that loads. */
const mostComments = 500;

/** Says something about a question, inside the team. It is sealed and never part of what is sent. */
export const commentInTeam = command({
  action: 'answer.comment',
  input: Place.extend({
    text: z
      .string({ error: 'team.comment-missing' })
      .trim()
      .min(1, { error: 'team.comment-missing' })
      .max(4000, { error: 'team.comment-long' }),
  }),
  load: async (db, input) => {
    const head = await placeOf(db, input);
    return head && { head, comments: await countTeamComments(db, head.id, input.questionId) };
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, comments }, input, context }) => {
    if (comments >= mostComments) return refuse('invalid', 'team.comments-many', { most: mostComments }, 'text');
    const id = context.id();
    return ok({
      change: { id, responseId: head.id, questionId: input.questionId, text: input.text },
      event: {
        action: 'answer.comment' as const,
        subject: { type: 'response', id: head.id },
        data: { question: input.questionId },
      },
      value: null,
    });
  },
  write: async (tx, change, context) => {
    await insertTeamComment(tx, { ...change, writtenBy: userOf(context), writtenAt: context.now });
    return undefined;
  },
});

/**
 * Says of an answer that it is done, that a colleague should approve it, or that it is approved; `nothing` takes the
 * last word back. Whoever asked for an approval or saved the text last does not give it, and an approval is of the text
 * that was read.
 */
export const sayOfAnswer = command({
  action: 'answer.say',
  input: Place.extend({
    word: z.enum(['done', 'approval', 'approved', 'nothing']),
    /** The version of the answer that the page showed. */
    version: z.coerce.number().int().min(0).max(1_000_000),
  }),
  load: async (db, input) => {
    const head = await placeOf(db, input);
    if (!head) return null;
    return {
      head,
      saved: (await listAnswerMarks(db, head.id)).get(input.questionId) ?? null,
      said: (await listAnswerWords(db, head.id)).get(input.questionId) ?? null,
    };
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, saved, said }, input, context }) => {
    const { word, questionId } = input;
    const version = saved?.version ?? 0;
    if (word !== 'nothing' && version === 0) return refuse('invalid', 'team.say-nothing-saved');
    if (word === 'approved') {
      const me = userOf(context);
      if (said === null || said.word === 'done') return refuse('conflict', 'team.approve-not-asked');
      if (said.word === 'approval' && said.saidBy === me) return refuse('refused', 'team.approve-own');
      if (saved?.savedBy === me) return refuse('refused', 'team.approve-own-text');
      if (version !== input.version) return refuse('conflict', 'team.approve-changed');
    }
    const kept: Said | null =
      word === 'nothing' ? null : { word, version, saidBy: userOf(context), saidAt: context.now };
    return ok({
      change: { responseId: head.id, questionId, said: kept },
      event: {
        action: 'answer.say' as const,
        subject: { type: 'response', id: head.id },
        data: { question: questionId, word, version },
      },
      value: null,
    });
  },
  write: async (tx, change) => {
    await setAnswerWord(tx, change);
    return undefined;
  },
});
