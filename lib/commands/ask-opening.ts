import 'server-only';
import { z } from 'zod';
import { listPeople } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { missingPeople } from '@/lib/procurement/duties';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse, refuseAll } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { whoConfirms } from '@/lib/views/who-confirms';
import { askWithMail, mailsTo } from './ask-step';
import { command } from './command';

const AskOpening = z.strictObject({
  id: z.string(),
  reason: z.string().trim().min(1, { error: 'evaluation.opening-reason-missing' }).max(2_000),
});

/** First half of the opening: an officer asks, with a fresh code; a different one has 30 minutes to confirm. */
export const askOpening = command({
  action: 'opening.ask',
  input: AskOpening,
  load: async (db, input, context) => {
    const state = await findProcurement(db, input.id);
    if (!state) return null;
    return {
      state,
      waiting: waitingStep(state.steps, context.now, 'open'),
      people: await listPeople(db, state.procurement.authorityId),
    };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, waiting, people }, input, context }) => {
    if (waiting) return refuse('invalid', 'evaluation.opening-asked');
    const missing = missingPeople(state.duties);
    if (missing.length > 0) return refuseAll('invalid', missing);
    const { procurement } = state;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: procurement.id,
          act: 'open' as const,
          subject: procurement.deadline ?? '',
          reason: input.reason,
          by,
          at: context.now,
        },
        mails: mailsTo('evaluation.mail-opening', state, people, {
          by,
          to: whoConfirms(state, people, by, ['lead', 'officer']),
          path: '/opening',
        }),
      },
      event: {
        action: 'opening.ask' as const,
        subject: { type: 'procurement', id: procurement.id },
        procurementId: procurement.id,
        data: { reason: input.reason },
      },
      value: { id: procurement.id },
    });
  },
  write: askWithMail,
  refusal: ({ state }) => ({
    action: 'opening.ask',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
