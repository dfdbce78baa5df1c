import 'server-only';
import { z } from 'zod';
import { insertBidderAnswer, listAskedOfResponse } from '@/db/store/bidder-question';
import { queueMail } from '@/db/store/outbox';
import { listPeople } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { findResponse } from '@/db/store/response';
import { textHash } from '@/lib/evaluation/asked-text';
import { ukDeadline } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';
import { responseFacts } from '@/lib/views/response-record';
import { whoConfirms } from '@/lib/views/who-confirms';
import { command } from './command';

const AnswerBidderQuestion = z.object({
  responseId: z.string().max(64),
  askedId: z.string().max(64),
  text: z.string().trim().min(1, { error: 'asked.answer-missing' }).max(20_000, { error: 'asked.answer-long' }),
});

/**
 * Answers what the authority asked this team about its tender, once and before the time is over, by when the request
 * came in. The tender itself stays as it was submitted. The lead, who asked, is told that there is an answer: nothing of
 * what it says, and not whose it is.
 */
export const answerBidderQuestion = command({
  action: 'response.answer-bidder-question',
  input: AnswerBidderQuestion,
  load: async (db, { responseId }) => {
    const head = await findResponse(db, responseId);
    const state = head && (await findProcurement(db, head.procurementId));
    return (
      state && {
        head,
        asked: await listAskedOfResponse(db, responseId),
        leads: whoConfirms(state, await listPeople(db, state.procurement.authorityId), '', ['lead']),
      }
    );
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, asked, leads }, input, context }) => {
    const one = asked.find(({ id }) => id === input.askedId);
    if (!one) return refuse('not-found', 'common.not-found');
    if (one.answer) return refuse('conflict', 'asked.answered');
    if (context.receivedAt >= one.answerBy) return refuse('refused', 'asked.over', { until: ukDeadline(one.answerBy) });
    const { procurementId, title } = head;
    const link = `${config().publicUrl}/procurements/${procurementId}/gates/${one.submissionId}/${one.questionId}`;
    return ok({
      change: {
        row: {
          askedId: one.id,
          procurementId,
          text: input.text,
          answeredBy: context.viewer.kind === 'supplier' ? context.viewer.userId : '',
          answeredAt: context.receivedAt,
        },
        mails: leads.map(({ name, email }) => ({
          id: context.id(),
          at: context.now,
          to: email,
          subject: say('asked.news-subject', { title }),
          text: say('asked.news-text', { title, name, link }),
          procurementId: null,
        })),
      },
      event: {
        action: 'response.answer-bidder-question' as const,
        // Never the submission: a supplier's act is not tied to a bidder's letter.
        subject: { type: 'bidder-question', id: one.id },
        procurementId,
        data: { textHash: textHash(one.id, input.text) },
      },
      value: { number: one.number },
    });
  },
  write: async (tx, { row, mails }) => {
    if (!(await insertBidderAnswer(tx, row))) return refuse('conflict', 'asked.answered');
    for (const mail of mails) await queueMail(tx, mail);
    return undefined;
  },
});
