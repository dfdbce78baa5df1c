import 'server-only';
import { z } from 'zod';
import { endStep } from '@/db/store/two-person';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { viewerId } from '@/lib/views/own-marking';
import { afterOutcomeFacts, entryOf, loadAfterOutcome } from './award-case';
import { command } from './command';

const CancelLifting = z.strictObject({ id: z.string() });

/** Takes back a request to lift the hold that nobody has confirmed. */
export const cancelLifting = command({
  action: 'hold.cancel-lifting',
  input: CancelLifting,
  load: loadAfterOutcome,
  facts: afterOutcomeFacts,
  decide: ({ loaded: { state }, input: { id }, context }) => {
    const step = waitingStep(state.steps, context.now, 'lift-hold');
    if (!step) return refuse('invalid', 'decision.lift-not-asked');
    return ok({
      change: {
        id: step.id,
        procurementId: id,
        ended: 'cancelled' as const,
        by: viewerId(context),
        at: context.now,
      },
      event: entryOf('hold.cancel-lifting', id),
      value: { id },
    });
  },
  write: async (tx, end) => ((await endStep(tx, end)) ? undefined : refuse('conflict', 'decision.lift-not-asked')),
});
