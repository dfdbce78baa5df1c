import 'server-only';
import { z } from 'zod';
import { endAssignments, insertAssignments } from '@/db/store/assignment';
import { findProcurement } from '@/db/store/procurement';
import { activeAssignments } from '@/lib/evaluation/counting';
import { ok, refuse, refuseAll } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { assignmentFault, loadAssignments, recordedOrders } from './assignment-change';
import { command } from './command';

const ReplaceEvaluator = z.object({
  id: z.string(),
  evaluatorId: z.string().max(64),
  /** `nobody`: released, and nobody takes the questions. */
  substituteId: z
    .string({ error: 'evaluation.substitute-missing' })
    .min(1, { error: 'evaluation.substitute-missing' })
    .max(64),
  reason: z.string().trim().min(1, { error: 'evaluation.replace-reason-missing' }).max(2_000),
});

/**
 * Ends the work of an absent or conflicted evaluator, with a reason, and gives the same questions to another. Earlier
 * scores stay in the record and no longer count.
 */
export const replaceEvaluator = command({
  action: 'evaluator.replace',
  input: ReplaceEvaluator,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    return state && { state, loaded: await loadAssignments(db, state) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, loaded }, input, context }) => {
    const active = activeAssignments(state.assignments);
    const questions = active.filter(({ evaluatorId }) => evaluatorId === input.evaluatorId);
    if (!loaded || questions.length === 0) return refuse('not-found', 'common.not-found');
    const substitute = input.substituteId === 'nobody' ? '' : input.substituteId;
    if (substitute === input.evaluatorId)
      return refuse('invalid', 'evaluation.replace-same', undefined, 'substituteId');
    const fault = substitute === '' ? null : assignmentFault(loaded, substitute, 'substituteId');
    if (fault) return refuseAll('invalid', [fault]);
    const procurementId = state.procurement.id;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const held = new Set(
      active.filter(({ evaluatorId }) => evaluatorId === substitute).map(({ questionId }) => questionId),
    );
    const rows = questions
      .filter(({ questionId }) => substitute !== '' && !held.has(questionId))
      .map(({ questionId }) => ({
        id: context.id(),
        procurementId,
        questionId,
        evaluatorId: substitute,
        assignedBy: by,
        assignedAt: context.now,
      }));
    return ok({
      change: {
        rows,
        end: {
          procurementId,
          ids: questions.map(({ id }) => id),
          at: context.now,
          reason: input.reason,
          ...(substitute === '' ? {} : { replacedBy: substitute }),
        },
      },
      event: {
        action: 'evaluator.replace' as const,
        subject: { type: 'person', id: input.evaluatorId },
        procurementId,
        data: {
          substitute,
          reason: input.reason,
          questions: questions.length,
          orders: substitute === '' ? [] : recordedOrders(state, [substitute]),
        },
      },
      value: { id: procurementId, name: loaded.names.get(input.evaluatorId) ?? '' },
    });
  },
  write: async (tx, { rows, end }) => {
    await endAssignments(tx, end);
    await insertAssignments(tx, rows);
    return undefined;
  },
});
