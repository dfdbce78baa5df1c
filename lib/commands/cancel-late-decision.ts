import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { endStep } from '@/db/store/two-person';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

/** Takes back a proposal about a late attempt that nobody has confirmed. */
export const cancelLateDecision = command({
  action: 'late-decision.cancel',
  input: z.strictObject({ id: z.string() }),
  load: async (db, { id }, context) => {
    const state = await findProcurement(db, id);
    return state && { state, waiting: waitingStep(state.steps, context.now, 'late') };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, waiting }, context }) => {
    if (!waiting) return refuse('invalid', 'submit.late-not-asked');
    const procurementId = state.procurement.id;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: { id: waiting.id, procurementId, ended: 'cancelled' as const, by, at: context.now },
      event: {
        action: 'late-decision.cancel' as const,
        subject: { type: 'procurement', id: procurementId },
        procurementId,
      },
      value: { id: procurementId },
    });
  },
  write: async (tx, end) => ((await endStep(tx, end)) ? undefined : refuse('conflict', 'submit.late-not-asked')),
});
