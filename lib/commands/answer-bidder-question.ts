import 'server-only';
import { z } from 'zod';
import { insertBidderAnswer, listAskedOfResponse } from '@/db/store/bidder-question';
import { findResponse } from '@/db/store/response';
import { ukDeadline } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { responseFacts } from '@/lib/views/response-record';
import { command } from './command';

const AnswerBidderQuestion = z.object({
  responseId: z.string().max(64),
  askedId: z.string().max(64),
  text: z.string().trim().min(1, { error: 'asked.answer-missing' }).max(20_000, { error: 'asked.answer-long' }),
});

/**
 * Answers what the authority asked this team about its tender, once and before the time is over, by when the request
 * came in. The tender itself stays as it was submitted.
 */
export const answerBidderQuestion = command({
  action: 'response.answer-bidder-question',
  input: AnswerBidderQuestion,
  load: async (db, { responseId }) => {
    const head = await findResponse(db, responseId);
    return head && { head, asked: await listAskedOfResponse(db, responseId) };
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, asked }, input, context }) => {
    const one = asked.find(({ id }) => id === input.askedId);
    if (!one) return refuse('not-found', 'common.not-found');
    if (one.answer) return refuse('conflict', 'asked.answered');
    if (context.receivedAt >= one.answerBy) return refuse('refused', 'asked.over', { until: ukDeadline(one.answerBy) });
    return ok({
      change: {
        askedId: one.id,
        procurementId: head.procurementId,
        text: input.text,
        answeredBy: context.viewer.kind === 'supplier' ? context.viewer.userId : '',
        answeredAt: context.receivedAt,
      },
      event: {
        action: 'response.answer-bidder-question' as const,
        // Never the submission: a supplier's act is not tied to a bidder's letter.
        subject: { type: 'bidder-question', id: one.id },
        procurementId: head.procurementId,
      },
      value: { number: one.number },
    });
  },
  write: async (tx, row) => ((await insertBidderAnswer(tx, row)) ? undefined : refuse('conflict', 'asked.answered')),
});
