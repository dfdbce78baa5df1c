import 'server-only';
import { z } from 'zod';
import { deletePortalLoad } from '@/db/store/portal-load';
import { endStep, overtakeSteps } from '@/db/store/two-person';
import { ok, refuse } from '@/lib/result';
import { loadPortal, portalFacts } from '@/lib/views/portal-record';
import { command } from './command';
import { bytesOf, dropBytes, letGo, refusedPortal, writeChange } from './portal-change';

/** Takes back a request to confirm a load; the load itself stays and can be changed again. */
export const cancelPortalAsking = command({
  action: 'portal.cancel',
  input: z.strictObject({ id: z.string() }),
  load: (db, { id }, context) => loadPortal(db, id, context),
  facts: portalFacts,
  decide: ({ loaded: { state, waiting }, context }) => {
    if (!waiting) return refuse('invalid', 'portal.not-asked-for');
    const procurementId = state.procurement.id;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: { id: waiting.id, procurementId, ended: 'cancelled' as const, by, at: context.now },
      event: { action: 'portal.cancel' as const, subject: { type: 'procurement', id: procurementId }, procurementId },
      value: { id: procurementId },
    });
  },
  write: async (tx, end) => ((await endStep(tx, end)) ? undefined : refuse('conflict', 'portal.not-asked-for')),
});

/**
 * Puts a whole load aside that nobody confirmed, whoever began it: nothing of it was ever a response, and nothing of it
 * stays but the entries of the log.
 */
export const dropPortalLoad = command({
  action: 'portal.drop',
  input: z.strictObject({
    id: z.string(),
    reason: z.string({ error: 'portal.reason-missing' }).trim().min(1, { error: 'portal.reason-missing' }).max(2_000),
  }),
  load: (db, { id }, context) => loadPortal(db, id, context),
  facts: portalFacts,
  decide: ({ loaded: { state, load, bids }, input, context }) => {
    if (!load) return refuse('conflict', 'portal.gone');
    const { id } = state.procurement;
    return ok({
      change: {
        load,
        bytes: bytesOf(bids),
        over: {
          procurementId: id,
          act: 'load' as const,
          by: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
          at: context.now,
        },
      },
      event: {
        action: 'portal.drop' as const,
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { reason: input.reason },
      },
      value: { id },
    });
  },
  write: (tx, { load, bytes, over }, context) =>
    writeChange(tx, load, async () => {
      await overtakeSteps(tx, over);
      await deletePortalLoad(tx, load.procurementId);
      await letGo(tx, bytes, context);
      return undefined;
    }),
  after: (_, { bytes }) => dropBytes(bytes),
  refusal: refusedPortal('portal.drop'),
});
