import 'server-only';
import { z } from 'zod';
import { insertClarificationChoice, listOwnClarifications } from '@/db/store/clarification';
import { findResponse } from '@/db/store/response';
import { choicesIn, clarificationState } from '@/lib/procurement/clarifications';
import { ok, refuse } from '@/lib/result';
import { responseFacts } from '../views/response-record';
import { command } from './command';

const Id = z.string().min(1).max(64);

/**
 * A team takes its question back, or lets it be answered to everybody after confidential treatment was refused. Logged in
 * the organisation's own chain, as the asking was.
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
    return clarification ? { head, clarification } : null;
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, clarification }, input: { choice }, context }) => {
    if (!choicesIn(clarificationState(clarification)).includes(choice))
      return refuse('conflict', 'clarification.settled');
    const { viewer, receivedAt: at } = context;
    return ok({
      change: {
        clarificationId: clarification.id,
        choice,
        userId: viewer.kind === 'supplier' ? viewer.userId : '',
        at,
      },
      event: {
        action: 'response.settle-clarification' as const,
        subject: { type: 'procurement', id: head.procurementId },
        data: { choice },
      },
      value: { choice },
    });
  },
  write: async (tx, change) =>
    (await insertClarificationChoice(tx, change)) ? undefined : refuse('conflict', 'clarification.settled'),
});
