import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { cancelsStep } from './cancel-step';
import { command } from './command';

const CancelFinalising = z.strictObject({ id: z.string() });

/** Takes back a request to finalise the outcome that nobody has confirmed. */
export const cancelFinalising = command({
  action: 'outcome.cancel',
  input: CancelFinalising,
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    return state && { state };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  ...cancelsStep('finalise', 'outcome.cancel', 'results.final-not-asked'),
});
