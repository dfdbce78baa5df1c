import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { endStep } from '@/db/store/two-person';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const CancelSignOff = z.strictObject({ id: z.string() });

/** Takes back a request for sign-off that nobody has answered. */
export const cancelSignOff = command({
  action: 'questionnaire.cancel-sign-off',
  input: CancelSignOff,
  load: async (db, input, context) => {
    const state = await findProcurement(db, input.id);
    return state && { state, step: waitingStep(state.steps, context.now, 'publish') };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { step }, input, context }) => {
    if (!step) return refuse('invalid', 'questionnaire.nobody-asked');
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: { id: step.id, procurementId: input.id, ended: 'cancelled' as const, by, at: context.now },
      event: {
        action: 'questionnaire.cancel-sign-off' as const,
        subject: { type: 'two-person-step', id: step.id },
        procurementId: input.id,
      },
      value: {},
    });
  },
  write: async (tx, end) => ((await endStep(tx, end)) ? undefined : refuse('conflict', 'questionnaire.nobody-asked')),
});
