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

const AskPriceOpening = z.strictObject({
  id: z.string(),
  reason: z.string().trim().min(1, { error: 'results.opening-reason' }).max(2_000),
});

/** First half of opening the prices: an officer asks, with a fresh code; a different one has 30 minutes to confirm. */
export const askPriceOpening = command({
  action: 'price.ask-opening',
  input: AskPriceOpening,
  load: async (db, input, context) => {
    const state = await findProcurement(db, input.id);
    if (!state) return null;
    return {
      state,
      waiting: waitingStep(state.steps, context.now, 'open-prices'),
      people: await listPeople(db, state.procurement.authorityId),
    };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, waiting, people }, input, context }) => {
    if (state.priceOpening) return refuse('invalid', 'results.prices-open');
    if (waiting) return refuse('invalid', 'results.prices-asked');
    const { procurement, qualityLock } = state;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: procurement.id,
          act: 'open-prices' as const,
          subject: qualityLock?.lockedAt ?? '',
          reason: input.reason,
          by,
          at: context.now,
        },
        mails: mailsTo('results.mail-prices', state, people, {
          by,
          to: whoConfirms(state, people, by, ['lead', 'officer']),
          path: '/price',
        }),
      },
      event: {
        action: 'price.ask-opening' as const,
        subject: { type: 'procurement', id: procurement.id },
        procurementId: procurement.id,
        data: { reason: input.reason },
      },
      value: { id: procurement.id },
    });
  },
  write: askWithMail,
  refusal: ({ state }) => ({
    action: 'price.ask-opening',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
