import 'server-only';
import { z } from 'zod';
import { endAssignments, insertAssignments } from '@/db/store/assignment';
import { listCurrentMarks } from '@/db/store/mark';
import { findProcurement } from '@/db/store/procurement';
import { assignmentChanges } from '@/lib/evaluation/assign';
import { criteriaOf } from '@/lib/evaluation/panel';
import { type Message, ok, refuse, refuseAll } from '@/lib/result';
import { say } from '@/lib/text';
import { assignmentsSeen } from '@/lib/views/assignments';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { assignmentFault, loadAssignments, recordedOrders } from './assignment-change';
import { command } from './command';

const SetAssignments = z.object({
  id: z.string(),
  /** What the lead was looking at. */
  seen: z.string().max(40),
  /** Every ticked box: the question's id, a space, the evaluator's id. */
  assign: z.array(z.string().max(140)).max(20_000).optional(),
  reason: z.string().trim().max(2_000).optional(),
});

/**
 * Says who marks what. A question taken from somebody who has scored it needs a reason: the scores stay in the record
 * and no longer count. The order in which each new evaluator meets the bidders goes on the record.
 */
export const setAssignments = command({
  action: 'assignment.set',
  input: SetAssignments,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    if (!state) return null;
    return {
      state,
      loaded: await loadAssignments(db, state),
      marks: state.opening ? await listCurrentMarks(db, state.procurement.id) : [],
    };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, loaded, marks }, input, context }) => {
    if (!loaded) return refuse('not-found', 'common.not-found');
    if (input.seen !== assignmentsSeen(state)) return refuse('conflict', 'evaluation.assignments-changed');
    const known = new Set(criteriaOf(loaded.published.document).map(({ id }) => id));
    const wanted = (input.assign ?? []).flatMap((text) => {
      const [questionId = '', evaluatorId = ''] = text.split(' ');
      return known.has(questionId) ? [{ questionId, evaluatorId }] : [];
    });
    const { added, ended } = assignmentChanges(state.assignments, wanted);
    const newcomers = [...new Set(added.map(({ evaluatorId }) => evaluatorId))];
    const faults: Message[] = newcomers.flatMap((id) => assignmentFault(loaded, id, 'assign') ?? []);
    const scored = ended.some((row) =>
      marks.some((mark) => mark.evaluatorId === row.evaluatorId && mark.questionId === row.questionId),
    );
    if (scored && !input.reason) faults.push({ path: 'reason', key: 'evaluation.release-reason-missing' });
    if (faults.length > 0) return refuseAll('invalid', faults);
    const procurementId = state.procurement.id;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: {
        rows: added.map((pair) => ({
          id: context.id(),
          procurementId,
          ...pair,
          assignedBy: by,
          assignedAt: context.now,
        })),
        end: {
          procurementId,
          ids: ended.map(({ id }) => id),
          at: context.now,
          reason: input.reason || say('evaluation.ended-by-lead'),
        },
      },
      event:
        added.length + ended.length === 0
          ? null
          : {
              action: 'assignment.set' as const,
              subject: { type: 'procurement', id: procurementId },
              procurementId,
              data: {
                added: added.length,
                ended: ended.length,
                reason: input.reason ?? '',
                orders: recordedOrders(state, newcomers),
              },
            },
      value: { id: procurementId, changed: added.length + ended.length },
    });
  },
  write: async (tx, { rows, end }) => {
    await endAssignments(tx, end);
    await insertAssignments(tx, rows);
    return undefined;
  },
});
