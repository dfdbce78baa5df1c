import 'server-only';
import { z } from 'zod';
import { findResponse } from '@/db/store/response';
import { insertWithdrawal, listSubmissions } from '@/db/store/submission';
import { counting } from '@/lib/response/standing';
import { ok, refuse } from '@/lib/result';
import { responseFacts } from '../views/response-record';
import { command } from './command';

/**
 * Withdraws what was sent. Every version that is not withdrawn yet is: an earlier one does not count again behind the
 * team's back. Answers stay as a draft, and can be sent again until the deadline.
 */
export const withdrawSubmission = command({
  action: 'response.withdraw',
  input: z.object({ responseId: z.string().min(1).max(64) }),
  load: async (db, input) => {
    const head = await findResponse(db, input.responseId);
    return head && { head, submissions: await listSubmissions(db, head.id) };
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, submissions }, context }) => {
    const last = counting(submissions);
    if (!last) return refuse('conflict', 'supplier.nothing-to-withdraw');
    const withdrawnBy = context.viewer.kind === 'supplier' ? context.viewer.userId : '';
    return ok({
      change: submissions
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .map(({ id }) => ({ submissionId: id, withdrawnBy, withdrawnAt: context.receivedAt })),
      event: {
        action: 'response.withdraw' as const,
        subject: { type: 'submission', id: last.id },
        procurementId: head.procurementId,
        data: { number: last.number },
      },
      value: { responseId: head.id, number: last.number },
    });
  },
  write: async (tx, rows) => {
    for (const row of rows)
      if (!(await insertWithdrawal(tx, row))) return refuse('conflict', 'supplier.nothing-to-withdraw');
    return undefined;
  },
  refusal: ({ head }) => ({
    action: 'response.withdraw',
    subject: { type: 'response', id: head.id },
    procurementId: head.procurementId,
  }),
});
