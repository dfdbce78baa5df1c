import 'server-only';
import { z } from 'zod';
import { insertDeclaration } from '@/db/store/conflict';
import { listBidders } from '@/db/store/opening';
import { findProcurement } from '@/db/store/procurement';
import { InterestInput, readInterests } from '@/lib/evaluation/interests';
import { ok, refuseAll } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const DeclareInterests = z.object({
  id: z.string(),
  interests: z.record(z.string().max(64), InterestInput).optional(),
  promise: z.string().max(10).optional(),
});

/**
 * A person with a duty answers for every named bidder. A later declaration takes the place of the earlier one; once an
 * interest was declared it waits for a decision, whatever it says, and somebody who was removed makes none.
 */
export const declareInterests = command({
  action: 'conflict.declare',
  input: DeclareInterests,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    if (!state) return null;
    // By name, as on the page: the order of the letters would give them away.
    const bidders = (await listBidders(db, state)).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
    return { state, bidders };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, bidders }, input, context }) => {
    const { interests, faults } = readInterests(bidders, input.interests ?? {});
    if (input.promise !== 'yes') faults.push({ path: 'promise', key: 'evaluation.promise-missing' });
    if (faults.length > 0) return refuseAll('invalid', faults);
    const declared = interests.some(({ interest }) => interest === 'declared');
    const procurementId = state.procurement.id;
    const userId = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const id = context.id();
    return ok({
      change: { id, procurementId, userId, interests, declared, signedAt: context.now },
      event: {
        action: 'conflict.declare' as const,
        subject: { type: 'declaration', id },
        procurementId,
        // Which bidder is not said: the log is read by people who know bidders by letters only.
        data: { declared },
      },
      value: { id: procurementId, declared },
    });
  },
  write: async (tx, declaration) => {
    await insertDeclaration(tx, declaration);
    return undefined;
  },
});
