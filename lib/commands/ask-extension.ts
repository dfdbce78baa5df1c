import 'server-only';
import { z } from 'zod';
import { listPeople } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { readExtension } from '@/lib/procurement/outage';
import { waitingStep } from '@/lib/procurement/two-person';
import { ukDateTime, ukDeadline } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { healthNearDeadline } from '@/lib/views/uptime';
import { whoConfirms } from '@/lib/views/who-confirms';
import { askWithMail, mailsTo } from './ask-step';
import { command } from './command';

const AskExtension = z.strictObject({
  id: z.string(),
  day: z.string().max(40),
  time: z.string().max(10),
  reason: z
    .string({ error: 'submit.extend-reason-missing' })
    .trim()
    .min(1, { error: 'submit.extend-reason-missing' })
    .max(2_000, { error: 'submit.extend-reason-long' }),
});

/**
 * First half of moving the deadline after an outage, for everybody alike and even once it has passed: only where the
 * service's own record shows a break near the deadline, and while nothing is opened.
 */
export const askExtension = command({
  action: 'extension.ask',
  input: AskExtension,
  load: async (db, { id }, context) => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    return {
      state,
      health: await healthNearDeadline(db, state, context.now),
      people: await listPeople(db, state.procurement.authorityId),
    };
  },
  facts: ({ state, health }, context) => ({
    ...procurementFacts(state, context),
    outage: health !== null && health.gaps.length > 0,
  }),
  decide: ({ loaded: { state, people }, input, context }) => {
    const { id, deadline } = state.procurement;
    if (deadline === null) return refuse('conflict', 'policy.unpublished');
    if (waitingStep(state.steps, context.now, 'extend')) return refuse('invalid', 'submit.extend-asked');
    const { day, time } = input;
    const later = readExtension({ day, time }, deadline, context.now, ukDateTime(deadline));
    if (!later.ok) return later;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const others = whoConfirms(state, people, by, ['lead', 'officer']);
    if (others.length === 0) return refuse('invalid', 'procurement.second-officer-missing');
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: id,
          act: 'extend' as const,
          subject: later.value,
          reason: input.reason,
          by,
          at: context.now,
        },
        mails: mailsTo('submit.mail-extend', state, people, {
          by,
          to: others,
          path: '/opening/extend',
          params: { deadline: ukDeadline(later.value, { zoned: false }) },
        }),
      },
      event: {
        action: 'extension.ask' as const,
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { deadline: later.value, reason: input.reason },
      },
      value: { id },
    });
  },
  write: askWithMail,
  refusal: ({ state }) => ({
    action: 'extension.ask',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
