import 'server-only';
import { z } from 'zod';
import { queueMail } from '@/db/store/outbox';
import { listPeople } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { askStep, findWaitingStep } from '@/db/store/two-person';
import { missingPeople } from '@/lib/procurement/duties';
import { ok, refuse, refuseAll } from '@/lib/result';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

export const AskOpening = z.strictObject({
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
      waiting: await findWaitingStep(db, input.id, 'open', context.now),
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
    const officers = new Set(
      state.duties.filter(({ duty }) => duty === 'lead' || duty === 'officer').map(({ userId }) => userId),
    );
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
        mails: people
          .filter(({ userId }) => officers.has(userId) && userId !== by)
          .map(({ email, name }) => ({
            to: email,
            subject: say('evaluation.mail-opening-subject', { title: procurement.title }),
            text: say('evaluation.mail-opening-text', {
              name,
              asker: people.find(({ userId }) => userId === by)?.name ?? '',
              title: procurement.title,
              link: `${config().publicUrl}/procurements/${procurement.id}/opening`,
            }),
          })),
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
  write: async (tx, { step, mails }, context) => {
    await askStep(tx, step);
    for (const mail of mails)
      await queueMail(tx, { ...mail, id: context.id(), at: context.now, procurementId: step.procurementId });
    return undefined;
  },
  refusal: ({ state }) => ({
    action: 'opening.ask',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
