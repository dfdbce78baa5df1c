import 'server-only';
import { z } from 'zod';
import { insertClarificationChoice, listOwnClarifications } from '@/db/store/clarification';
import { queueMailOnce } from '@/db/store/outbox';
import { findProcurement } from '@/db/store/procurement';
import { findResponse } from '@/db/store/response';
import { choicesIn, clarificationState } from '@/lib/procurement/clarifications';
import { ok, refuse } from '@/lib/result';
import { responseFacts } from '../views/response-record';
import { newsTo, whoAnswers } from './clarification-news';
import { command } from './command';

const Id = z.string().min(1).max(64);

/**
 * A team takes its question back, or lets it be answered to everybody after confidential treatment was refused, of which
 * officers hear as of a new question. Logged in the organisation's own chain, as the asking was.
 */
export const settleClarification = command({
  action: 'response.settle-clarification',
  input: z.object({
    responseId: Id,
    clarificationId: Id,
    choice: z.enum(['withdraw', 'publish'], { error: 'clarification.choice-missing' }),
  }),
  load: async (db, { responseId, clarificationId }, { viewer }) => {
    const head = await findResponse(db, responseId);
    if (!head || viewer.kind !== 'supplier' || viewer.supplierId !== head.supplierId) return null;
    const own = await listOwnClarifications(db, head.procurementId, responseId);
    const clarification = own.find(({ id }) => id === clarificationId);
    const state = await findProcurement(db, head.procurementId);
    if (!clarification || !state) return null;
    return { head, clarification, procurement: state.procurement, officers: await whoAnswers(db, state) };
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, clarification, procurement, officers }, input: { choice }, context }) => {
    if (!choicesIn(clarificationState(clarification)).includes(choice))
      return refuse('conflict', 'clarification.settled');
    const { viewer, receivedAt: at } = context;
    return ok({
      change: {
        clarificationId: clarification.id,
        choice,
        userId: viewer.kind === 'supplier' ? viewer.userId : '',
        at,
        // What is released waits for an answer like a question that has just come in.
        news: choice === 'publish' ? newsTo(officers, procurement, at) : [],
      },
      event: {
        action: 'response.settle-clarification' as const,
        subject: { type: 'procurement', id: head.procurementId },
        data: { choice },
      },
      value: { choice },
    });
  },
  write: async (tx, { news, ...choice }) => {
    if (!(await insertClarificationChoice(tx, choice))) return refuse('conflict', 'clarification.settled');
    for (const mail of news) await queueMailOnce(tx, mail);
    return undefined;
  },
});
