import 'server-only';
import { z } from 'zod';
import { listPeople } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { whoConfirms } from '@/lib/views/who-confirms';
import { askWithMail, mailsTo } from './ask-step';
import { command } from './command';

const AskCancelling = z.strictObject({
  id: z.string(),
  reason: z
    .string({ error: 'regime.cancel-reason-missing' })
    .trim()
    .min(1, { error: 'regime.cancel-reason-missing' })
    .max(2_000, { error: 'regime.cancel-reason-long' }),
  notice: z
    .string({ error: 'regime.cancel-notice-missing' })
    .trim()
    .min(1, { error: 'regime.cancel-notice-missing' })
    .max(5_000, { error: 'regime.cancel-notice-long' }),
});

/**
 * First half of a cancellation: an officer asks, with the reason and the text that suppliers will read and a fresh code;
 * a different one has 30 minutes to confirm. What is agreed to is the text itself.
 */
export const askCancelling = command({
  action: 'procurement.ask-cancelling',
  input: AskCancelling,
  load: async (db, input, context) => {
    const state = await findProcurement(db, input.id);
    if (!state) return null;
    return {
      state,
      waiting: waitingStep(state.steps, context.now, 'cancel'),
      people: await listPeople(db, state.procurement.authorityId),
    };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, waiting, people }, input, context }) => {
    if (waiting) return refuse('invalid', 'regime.cancel-asked');
    const { procurement } = state;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const others = whoConfirms(state, people, by, ['lead', 'officer']);
    if (others.length === 0) return refuse('invalid', 'procurement.second-officer-missing');
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: procurement.id,
          act: 'cancel' as const,
          subject: input.notice,
          reason: input.reason,
          by,
          at: context.now,
        },
        mails: mailsTo('regime.mail-cancel', state, people, { by, to: others, path: '/cancel' }),
      },
      event: {
        action: 'procurement.ask-cancelling' as const,
        subject: { type: 'procurement', id: procurement.id },
        procurementId: procurement.id,
        data: { reason: input.reason },
      },
      value: { id: procurement.id },
    });
  },
  write: askWithMail,
});
