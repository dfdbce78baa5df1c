import 'server-only';
import { insertDuty, insertProcurement, replaceLots } from '@/db/store/procurement';
import { lotTitles } from '@/lib/procurement/lots';
import { setupSteps } from '@/lib/procurement/setup';
import { ok, refuse } from '@/lib/result';
import { command } from './command';

/** The first step of the set-up makes the row, so that leaving is safe. Whoever starts it is its lead. */
export const startProcurement = command({
  action: 'procurement.create',
  input: setupSteps.about,
  load: async () => ({}),
  facts: () => ({}),
  decide: ({ input, context }) => {
    if (context.viewer.kind !== 'buyer') return refuse('refused', 'policy.officer');
    const { userId, authorityId } = context.viewer;
    const id = context.id();
    const lots = lotTitles(input).map((title) => ({ id: context.id(), title }));
    return ok({
      change: { id, setup: input, userId, authorityId, dutyId: context.id(), lots },
      event: {
        action: 'procurement.create',
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { reference: input.reference },
      },
      value: { id },
    });
  },
  write: async (tx, { id, setup, userId, authorityId, dutyId, lots }, { now }) => {
    const { title, reference } = setup;
    await insertProcurement(tx, {
      id,
      authorityId,
      title,
      reference,
      setup: JSON.stringify(setup),
      revision: 1,
      createdBy: userId,
      createdAt: now,
    });
    await replaceLots(tx, id, lots);
    await insertDuty(tx, { id: dutyId, procurementId: id, userId, duty: 'lead', grantedBy: userId, grantedAt: now });
    return undefined;
  },
});
