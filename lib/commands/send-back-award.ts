import 'server-only';
import { z } from 'zod';
import { endStep } from '@/db/store/two-person';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { viewerId } from '@/lib/views/own-marking';
import { entryOf, loadAwardCase, refusedOf, signingFacts } from './award-case';
import { command } from './command';

const SendBackAward = z.strictObject({
  id: z.string(),
  reason: z.string().trim().min(1, { error: 'decision.send-back-reason' }).max(2_000),
});

/** The approver does not sign: the proposal goes back to the lead with a reason. */
export const sendBackAward = command({
  action: 'award.send-back',
  input: SendBackAward,
  load: loadAwardCase,
  facts: signingFacts,
  decide: ({ loaded: { state }, input: { reason }, context }) => {
    const { id } = state.procurement;
    const step = waitingStep(state.steps, context.now, 'award');
    if (!step) return refuse('invalid', 'decision.not-asked');
    return ok({
      change: {
        id: step.id,
        procurementId: id,
        ended: 'declined' as const,
        by: viewerId(context),
        at: context.now,
        reason,
      },
      event: entryOf('award.send-back', id, { reason }),
      value: { id },
    });
  },
  write: async (tx, end) => ((await endStep(tx, end)) ? undefined : refuse('conflict', 'decision.not-asked')),
  refusal: refusedOf('award.send-back'),
});
