import 'server-only';
import { z } from 'zod';
import { findUser } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { insertRegistration } from '@/db/store/registration';
import { findLatestPublished, findResponseOf, insertResponse } from '@/db/store/response';
import { ok, refuse } from '@/lib/result';
import { linkToken, tokenHash } from '@/lib/server/ids';
import { procurementFacts } from '../views/procurement-facts';
import { command } from './command';

/** A supplier's person who is signed in begins a response to an open procedure; the one it has, if it has one. */
export const registerResponse = command({
  action: 'registration.respond',
  input: z.object({ procurementId: z.string().min(1).max(64) }),
  load: async (db, { procurementId }, { viewer }) => {
    const state = await findProcurement(db, procurementId);
    if (!state) return null;
    const supplier = viewer.kind === 'supplier' ? viewer : null;
    return {
      state,
      versionId: (await findLatestPublished(db, procurementId))?.id ?? null,
      email: (supplier && (await findUser(db, supplier.userId))?.email) ?? '',
      existing: supplier && (await findResponseOf(db, procurementId, supplier.supplierId)),
    };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, versionId, email, existing }, context }) => {
    const { viewer } = context;
    if (existing) return ok({ change: null, event: null, value: { responseId: existing } });
    if (viewer.kind !== 'supplier' || versionId === null) return refuse('refused', 'policy.unpublished');
    const { id: procurementId } = state.procurement;
    const [id, responseId] = [context.id(), context.id()];
    const { supplierId, userId } = viewer;
    return ok({
      change: {
        registration: {
          id,
          procurementId,
          organisation: '',
          email,
          // No link goes out; the row only says how the response came in.
          tokenHash: tokenHash(linkToken('registration', id, 1)),
          createdAt: context.now,
        },
        response: {
          id: responseId,
          procurementId,
          invitationId: id,
          supplierId,
          versionId,
          createdBy: userId,
          createdAt: context.now,
        },
      },
      event: {
        action: 'registration.respond' as const,
        subject: { type: 'registration', id },
        procurementId,
      },
      value: { responseId },
    });
  },
  write: async (tx, change) => {
    if (!change) return undefined;
    await insertRegistration(tx, change.registration);
    await insertResponse(tx, change.response);
    return undefined;
  },
});
