import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { endStep } from '@/db/store/two-person';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const SendBack = z.strictObject({
  id: z.string(),
  reason: z.string().trim().min(1, { error: 'questionnaire.send-back-reason' }).max(2_000),
});

/** The second person does not sign off: the draft goes back with a reason. */
export const sendBack = command({
  action: 'questionnaire.send-back',
  input: SendBack,
  load: async (db, input, context) => {
    const state = await findProcurement(db, input.id);
    return state && { state, step: waitingStep(state.steps, context.now, 'publish') };
  },
  facts: ({ state, step }, context) => ({
    ...procurementFacts(state, context),
    ...(step ? { askedBy: step.askedBy } : {}),
  }),
  decide: ({ loaded: { step }, input, context }) => {
    if (!step) return refuse('invalid', 'questionnaire.nobody-asked');
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const { reason } = input;
    return ok({
      change: { id: step.id, procurementId: input.id, ended: 'declined' as const, by, at: context.now, reason },
      event: {
        action: 'questionnaire.send-back' as const,
        subject: { type: 'two-person-step', id: step.id },
        procurementId: input.id,
        data: { reason },
      },
      value: {},
    });
  },
  write: async (tx, end) => ((await endStep(tx, end)) ? undefined : refuse('conflict', 'questionnaire.nobody-asked')),
});
