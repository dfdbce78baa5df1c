import 'server-only';
import { z } from 'zod';
import { endAssignments } from '@/db/store/assignment';
import { type ConflictDecision, insertConflictDecision } from '@/db/store/conflict';
import { findProcurement } from '@/db/store/procurement';
import { activeAssignments } from '@/lib/evaluation/counting';
import { decidingFault, interestsOf, mustBeDecided } from '@/lib/evaluation/interests';
import { ok, refuse, refuseAll } from '@/lib/result';
import { say } from '@/lib/text';
import { leadsOf } from '@/lib/views/conflicts';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const DecideConflict = z.object({
  id: z.string(),
  declarationId: z.string().max(64),
  decision: z.enum(['allow', 'remove'], { error: 'evaluation.conflict-decision-missing' }),
  mitigation: z.string().trim().min(1, { error: 'evaluation.mitigation-missing' }).max(2_000),
});

/**
 * The lead allows somebody who declared an interest, with a mitigation, or removes their access. Removal ends their
 * assignments: marks already given stay in the record and no longer count. The only lead is not removed before somebody
 * else has the duty.
 */
export const decideConflict = command({
  action: 'conflict.decide',
  input: DecideConflict,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    const declaration = state?.declarations.find(({ id }) => id === input.declarationId);
    return state && declaration ? { state, declaration } : null;
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, declaration }, input, context }) => {
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const leads = leadsOf(state);
    const fault = decidingFault(leads, by, declaration.userId);
    if (fault) return refuseAll('refused', [fault]);
    const latest = state.declarations.findLast(({ userId }) => userId === declaration.userId);
    if (!mustBeDecided(state.declarations, declaration.userId) || latest?.id !== declaration.id)
      return refuse('conflict', 'evaluation.declared-again');
    const stays = leads.some((id) => id !== declaration.userId && interestsOf(state, id) !== 'removed');
    // Only a lead gives duties, and somebody who was removed does nothing any more.
    if (input.decision === 'remove' && leads.includes(declaration.userId) && !stays)
      return refuse('invalid', 'evaluation.only-lead', undefined, 'decision');
    const procurementId = state.procurement.id;
    const decision: ConflictDecision = {
      id: context.id(),
      declarationId: declaration.id,
      procurementId,
      decision: input.decision,
      mitigation: input.mitigation,
      decidedBy: by,
      decidedAt: context.now,
    };
    const ended =
      input.decision === 'remove' && state.qualityLock === null
        ? activeAssignments(state.assignments).filter(({ evaluatorId }) => evaluatorId === declaration.userId)
        : [];
    return ok({
      change: { decision, ended: ended.map(({ id }) => id) },
      event: {
        action: 'conflict.decide' as const,
        subject: { type: 'person', id: declaration.userId },
        procurementId,
        data: { decision: input.decision, mitigation: input.mitigation, ended: ended.length },
      },
      value: { id: procurementId, decision: input.decision },
    });
  },
  write: async (tx, { decision, ended }) => {
    await insertConflictDecision(tx, decision);
    await endAssignments(tx, {
      procurementId: decision.procurementId,
      ids: ended,
      at: decision.decidedAt,
      reason: say('evaluation.ended-for-interest'),
    });
    return undefined;
  },
});
