import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { cancelsStep } from './cancel-step';
import { command } from './command';

const CancelPriceOpening = z.strictObject({ id: z.string() });

/** Takes back a request to open the prices that nobody has confirmed. */
export const cancelPriceOpening = command({
  action: 'price.cancel-opening',
  input: CancelPriceOpening,
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    return state && { state };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  ...cancelsStep('open-prices', 'price.cancel-opening', 'results.prices-not-asked'),
});
