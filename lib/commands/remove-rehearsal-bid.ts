import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { listRehearsalBids, takeOutRehearsalBid } from '@/db/store/rehearsal';
import { notFound, ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const RemoveRehearsalBid = z.strictObject({
  id: z.string(),
  bidId: z.string(),
  revision: z.coerce.number().int().min(1),
});

/** Takes a typed bid out of the rehearsal. */
export const removeRehearsalBid = command({
  action: 'rehearsal.save',
  input: RemoveRehearsalBid,
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    return state && { state, bids: await listRehearsalBids(db, id) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { bids }, input: { id, bidId, revision }, context }) => {
    if (!bids.some((bid) => bid.id === bidId)) return notFound;
    return ok({
      change: {
        id: bidId,
        procurementId: id,
        expectedRevision: revision,
        by: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
        at: context.now,
      },
      event: {
        action: 'rehearsal.save',
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { what: 'a typed bid removed', bid: bidId },
      },
      value: { bidId },
    });
  },
  write: async (tx, change) =>
    (await takeOutRehearsalBid(tx, change)) ? undefined : refuse('conflict', 'rehearsal.removed-first'),
});
