import 'server-only';
import { z } from 'zod';
import { findResponse } from '@/db/store/response';
import { insertLateAttempt, type LateAttempt, listLateAttempts } from '@/db/store/submission';
import { lateReference } from '@/lib/response/receipt';
import { ok, refuse } from '@/lib/result';
import { responseFacts } from '../views/response-record';
import { command } from './command';

/** More than these of one response say nothing new: the last one's reference is given again. */
const mostKept = 20;
const tries = 5;

/** Keeps the fact that a response arrived at or after the deadline: when, and under which reference. No answers. */
export const recordLateAttempt = command({
  action: 'late-attempt.record',
  input: z.object({ responseId: z.string().min(1).max(64) }),
  load: async (db, input) => {
    const head = await findResponse(db, input.responseId);
    return head && { head, earlier: await listLateAttempts(db, head.id) };
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, earlier }, context }) => {
    if (!responseFacts(head, context).deadlinePassed) return refuse('invalid', 'supplier.not-late');
    const last = earlier.at(-1);
    if (last && earlier.length >= mostKept)
      return ok({ change: null, event: null, value: { reference: last.reference } });
    const change: LateAttempt = {
      id: context.id(),
      responseId: head.id,
      procurementId: head.procurementId,
      reference: lateReference(context.id().slice(-4)),
      receivedAt: context.receivedAt,
      attemptedBy: context.viewer.kind === 'supplier' ? context.viewer.userId : '',
    };
    return ok({
      change,
      event: {
        action: 'late-attempt.record' as const,
        subject: { type: 'late-attempt', id: change.id },
        procurementId: head.procurementId,
        data: { receivedAt: change.receivedAt },
      },
      value: change,
    });
  },
  write: async (tx, change, context) => {
    if (!change) return undefined;
    // References are short; a taken one is replaced, in the value that the caller gets as well.
    for (let attempt = 0; attempt < tries; attempt += 1) {
      if (await insertLateAttempt(tx, change)) return undefined;
      change.reference = lateReference(context.id().slice(-4));
    }
    throw new Error('No reference was free for a late attempt.');
  },
});
