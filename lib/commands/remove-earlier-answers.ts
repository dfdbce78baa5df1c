import 'server-only';
import { z } from 'zod';
import { listEarlierHeads, removeEarlier } from '@/db/store/earlier-answer';
import { notFound, ok } from '@/lib/result';
import { command } from './command';

const Id = z.string().min(1).max(64);

/**
 * Deletes one answer, or all, from the organisation's library of earlier answers. What was sent, its receipt and every
 * draft stay as they are.
 */
export const removeEarlierAnswers = command({
  action: 'library.remove',
  input: z.union([
    z.object({ all: z.literal('yes') }),
    z.object({ submissionId: Id, questionId: Id, all: z.undefined().optional() }),
  ]),
  load: async (db, _input, { viewer }) =>
    viewer.kind === 'supplier'
      ? { supplierId: viewer.supplierId, heads: await listEarlierHeads(db, viewer.supplierId) }
      : null,
  facts: ({ supplierId }) => ({ supplierId }),
  decide: ({ loaded: { supplierId, heads }, input, context }) => {
    const head =
      'submissionId' in input
        ? heads.find((each) => each.submissionId === input.submissionId && each.questionId === input.questionId)
        : null;
    if (head === undefined || heads.length === 0) return notFound;
    const which = head ? { responseId: head.responseId, questionId: head.questionId } : ('all' as const);
    return ok({
      change: { supplierId, which, at: context.now },
      event: {
        action: 'library.remove' as const,
        subject: head ? { type: 'submission', id: head.submissionId } : { type: 'library', id: supplierId },
        data: head ? { question: head.questionId } : { count: heads.length },
      },
      value: { all: head === null },
    });
  },
  write: async (tx, { supplierId, which, at }, { viewer }) => {
    const by = { userId: viewer.kind === 'supplier' ? viewer.userId : '', at };
    return (await removeEarlier(tx, supplierId, which, by)) > 0 ? undefined : notFound;
  },
});
