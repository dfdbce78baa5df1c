import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { endStep } from '@/db/store/two-person';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const CancelOpening = z.strictObject({ id: z.string() });

/** Takes back a request to open that nobody has confirmed. */
export const cancelOpening = command({
  action: 'opening.cancel',
  input: CancelOpening,
  load: async (db, input, context) => {
    const state = await findProcurement(db, input.id);
    if (!state) return null;
    return { state, waiting: waitingStep(state.steps, context.now, 'open') };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, waiting }, context }) => {
    if (!waiting) return refuse('invalid', 'evaluation.opening-not-asked');
    const procurementId = state.procurement.id;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: { id: waiting.id, procurementId, ended: 'cancelled' as const, by, at: context.now },
      event: { action: 'opening.cancel' as const, subject: { type: 'procurement', id: procurementId }, procurementId },
      value: { id: procurementId },
    });
  },
  write: async (tx, end) => ((await endStep(tx, end)) ? undefined : refuse('conflict', 'evaluation.opening-not-asked')),
});
