import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { cancelsStep } from './cancel-step';
import { command } from './command';

const CancelOpening = z.strictObject({ id: z.string() });

/** Takes back a request to open that nobody has confirmed. */
export const cancelOpening = command({
  action: 'opening.cancel',
  input: CancelOpening,
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    return state && { state };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  ...cancelsStep('open', 'opening.cancel', 'evaluation.opening-not-asked'),
});
