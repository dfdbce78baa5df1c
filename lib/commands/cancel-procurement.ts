import 'server-only';
import { z } from 'zod';
import { insertCancellation } from '@/db/store/cancellation';
import { listInvitations } from '@/db/store/invitation';
import { queueMail } from '@/db/store/outbox';
import { findAuthority } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { endStep, findLastStep, overtakeSteps } from '@/db/store/two-person';
import { lapsedAt, waitingStep } from '@/lib/procurement/two-person';
import { ukTime } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { cancellationMail } from '@/lib/views/cancellation-mail';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const otherActs = [
  'publish',
  'open',
  'open-prices',
  'finalise',
  'release',
  'late',
  'extend',
  'award',
  'lift-hold',
] as const;

const CancelProcurement = z.strictObject({
  id: z.string(),
  /** The request that the page showed; left out where nothing was shown. */
  asked: z.string().optional(),
});

/**
 * Second half of a cancellation: a different officer confirms within 30 minutes, with a fresh code. Nothing is opened,
 * now or later; every other request that waits for a second person ends; each invited address is told, whether or not
 * anything came from it.
 */
export const cancelProcurement = command({
  action: 'procurement.cancel',
  input: CancelProcurement,
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    return {
      state,
      step: await findLastStep(db, id, 'cancel'),
      invitations: await listInvitations(db, id),
      authority: await findAuthority(db, state.procurement.authorityId),
    };
  },
  facts: ({ state, step }, context) => ({
    ...procurementFacts(state, context),
    ...(step ? { askedBy: step.askedBy } : {}),
  }),
  decide: ({ loaded: { state, step, invitations, authority }, input, context }) => {
    if (!step || step.ended !== null) return refuse('invalid', 'regime.cancel-not-asked');
    if (input.asked !== undefined && input.asked !== step.id) return refuse('conflict', 'regime.cancel-asked-again');
    const lapsed = lapsedAt(step, context.now);
    if (lapsed) return refuse('invalid', 'regime.cancel-lapsed', { time: ukTime(lapsed) });
    const { id, title } = state.procurement;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const told = invitations.filter(({ cancelledAt }) => cancelledAt === null);
    const text = { title, authority: authority?.name ?? '', reason: step.reason, notice: step.subject };
    return ok({
      change: {
        step: { id: step.id, procurementId: id, ended: 'confirmed' as const, by, at: context.now },
        overtaken: otherActs.filter((act) => waitingStep(state.steps, context.now, act)),
        record: {
          procurementId: id,
          stepId: step.id,
          reason: step.reason,
          notice: step.subject,
          askedBy: step.askedBy,
          confirmedBy: by,
          cancelledAt: context.now,
        },
        mails: told.map(({ email }) => ({
          ...cancellationMail({ ...text, email }),
          id: context.id(),
          at: context.now,
          procurementId: id,
        })),
      },
      event: {
        action: 'procurement.cancel' as const,
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { askedBy: step.askedBy, reason: step.reason, count: told.length },
      },
      value: { id },
    });
  },
  write: async (tx, { step, overtaken, record, mails }) => {
    if (!(await endStep(tx, step))) return refuse('conflict', 'regime.cancel-not-asked');
    const { procurementId, by, at } = step;
    for (const act of overtaken) await overtakeSteps(tx, { procurementId, act, by, at });
    if (!(await insertCancellation(tx, record))) return refuse('conflict', 'policy.cancelled');
    for (const mail of mails) await queueMail(tx, mail);
    return undefined;
  },
  refusal: ({ state }) => ({
    action: 'procurement.cancel',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
