import 'server-only';
import { z } from 'zod';
import { cancelInvitation as cancel, findInvitation } from '@/db/store/invitation';
import { findProcurement } from '@/db/store/procurement';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '../views/procurement-facts';
import { command } from './command';

const Id = z.string().min(1).max(64);

/** Ends an invitation's link. A response that came of it before stays as it is, and nobody learns whether there is one. */
export const cancelInvitation = command({
  action: 'invitation.cancel',
  input: z.object({ procurementId: Id, invitationId: Id }),
  load: async (db, input) => {
    const state = await findProcurement(db, input.procurementId);
    const invitation = await findInvitation(db, input.procurementId, input.invitationId);
    return state && invitation && { state, invitation };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { invitation }, context }) => {
    if (invitation.cancelledAt !== null) return refuse('conflict', 'invitation.cancelled');
    return ok({
      change: { procurementId: invitation.procurementId, id: invitation.id, at: context.now },
      event: {
        action: 'invitation.cancel' as const,
        subject: { type: 'invitation', id: invitation.id },
        procurementId: invitation.procurementId,
        data: { organisation: invitation.organisation },
      },
      value: { procurementId: invitation.procurementId, organisation: invitation.organisation },
    });
  },
  write: async (tx, change) =>
    (await cancel(tx, change.procurementId, change.id, change.at))
      ? undefined
      : refuse('conflict', 'invitation.cancelled'),
});
