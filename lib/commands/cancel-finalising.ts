import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { endStep } from '@/db/store/two-person';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const CancelFinalising = z.strictObject({ id: z.string() });

/** Takes back a request to finalise the outcome that nobody has confirmed. */
export const cancelFinalising = command({
  action: 'outcome.cancel',
  input: CancelFinalising,
  load: async (db, input, context) => {
    const state = await findProcurement(db, input.id);
    return state && { state, waiting: waitingStep(state.steps, context.now, 'finalise') };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { waiting }, input, context }) => {
    if (!waiting) return refuse('invalid', 'results.final-not-asked');
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: { id: waiting.id, procurementId: input.id, ended: 'cancelled' as const, by, at: context.now },
      event: {
        action: 'outcome.cancel' as const,
        subject: { type: 'procurement', id: input.id },
        procurementId: input.id,
      },
      value: { id: input.id },
    });
  },
  write: async (tx, end) => ((await endStep(tx, end)) ? undefined : refuse('conflict', 'results.final-not-asked')),
});
