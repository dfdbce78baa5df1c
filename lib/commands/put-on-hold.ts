import 'server-only';
import { z } from 'zod';
import { insertHold } from '@/db/store/award';
import { ok } from '@/lib/result';
import { viewerId } from '@/lib/views/own-marking';
import { afterOutcomeFacts, entryOf, loadAfterOutcome } from './award-case';
import { command } from './command';

const PutOnHold = z.strictObject({
  id: z.string(),
  reason: z.string().trim().min(1, { error: 'decision.hold-reason' }).max(2_000),
});

/** Keeps the records whatever their clock says, such as for a claim or an audit. One person suffices. */
export const putOnHold = command({
  action: 'hold.put',
  input: PutOnHold,
  load: loadAfterOutcome,
  facts: afterOutcomeFacts,
  decide: ({ loaded: { award }, input: { id, reason }, context }) =>
    ok({
      change: { id: context.id(), procurementId: id, reason, putBy: viewerId(context), putAt: context.now },
      event: entryOf('hold.put', id, { reason }),
      value: { id, awarded: award.decision !== null },
    }),
  write: async (tx, hold) => {
    await insertHold(tx, hold);
    return undefined;
  },
});
