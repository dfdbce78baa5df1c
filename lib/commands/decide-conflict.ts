import 'server-only';
import { z } from 'zod';
import { endAssignments } from '@/db/store/assignment';
import { type ConflictDecision, declarationsOf, insertConflictDecision } from '@/db/store/conflict';
import { findProcurement } from '@/db/store/procurement';
import { activeAssignments } from '@/lib/evaluation/counting';
import { ok, refuse } from '@/lib/result';
import { say } from '@/lib/text';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

export const DecideConflict = z.object({
  id: z.string(),
  declarationId: z.string().max(64),
  decision: z.enum(['allow', 'remove'], { error: 'evaluation.conflict-decision-missing' }),
  mitigation: z.string().trim().min(1, { error: 'evaluation.mitigation-missing' }).max(2_000),
});

/**
 * The lead allows somebody who declared an interest, with a mitigation, or removes their access. Removal ends their
 * assignments: marks already given stay in the record and no longer count. Nobody decides about their own interest; a
 * lead's is decided by an officer or approver.
 */
export const decideConflict = command({
  action: 'conflict.decide',
  input: DecideConflict,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    const declaration = state && declarationsOf(state).find(({ id }) => id === input.declarationId);
    return state && declaration ? { state, declaration } : null;
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, declaration }, input, context }) => {
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const leads = state.duties.filter(({ duty }) => duty === 'lead').map(({ userId }) => userId);
    if (declaration.userId === by) return refuse('refused', 'evaluation.own-interest');
    if (!leads.includes(by) && !leads.includes(declaration.userId)) return refuse('refused', 'evaluation.lead-decides');
    const latest = declarationsOf(state).findLast(({ userId }) => userId === declaration.userId);
    if (!declaration.declared || latest?.id !== declaration.id) return refuse('conflict', 'evaluation.declared-again');
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
