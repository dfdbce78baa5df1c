import 'server-only';
import { z } from 'zod';
import { endStep } from '@/db/store/two-person';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { viewerId } from '@/lib/views/own-marking';
import { afterOutcomeFacts, entryOf, loadAfterOutcome } from './award-case';
import { command } from './command';

const CancelAward = z.strictObject({ id: z.string() });

/** Takes back a proposal of the award that nobody has signed. */
export const cancelAward = command({
  action: 'award.cancel',
  input: CancelAward,
  load: loadAfterOutcome,
  facts: afterOutcomeFacts,
  decide: ({ loaded: { state }, input: { id }, context }) => {
    const step = waitingStep(state.steps, context.now, 'award');
    if (!step) return refuse('invalid', 'decision.not-asked');
    return ok({
      change: {
        id: step.id,
        procurementId: id,
        ended: 'cancelled' as const,
        by: viewerId(context),
        at: context.now,
      },
      event: entryOf('award.cancel', id),
      value: { id },
    });
  },
  write: async (tx, end) => ((await endStep(tx, end)) ? undefined : refuse('conflict', 'decision.not-asked')),
});
