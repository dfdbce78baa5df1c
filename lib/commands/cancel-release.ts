import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { endStep } from '@/db/store/two-person';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';
import { actor } from './summary-change';

const CancelRelease = z.strictObject({ id: z.string() });

/** Takes back a request to release the summaries that nobody has confirmed. */
export const cancelRelease = command({
  action: 'summary.cancel',
  input: CancelRelease,
  load: async (db, input, context) => {
    const state = await findProcurement(db, input.id);
    return state && { state, waiting: waitingStep(state.steps, context.now, 'release') };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { waiting }, input, context }) => {
    if (!waiting) return refuse('invalid', 'summary.release-not-asked');
    return ok({
      change: {
        id: waiting.id,
        procurementId: input.id,
        ended: 'cancelled' as const,
        by: actor(context),
        at: context.now,
      },
      event: {
        action: 'summary.cancel' as const,
        subject: { type: 'procurement', id: input.id },
        procurementId: input.id,
      },
      value: { id: input.id },
    });
  },
  write: async (tx, end) => ((await endStep(tx, end)) ? undefined : refuse('conflict', 'summary.release-not-asked')),
});
