import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { cancelsStep } from './cancel-step';
import { command } from './command';

const CancelRelease = z.strictObject({ id: z.string() });

/** Takes back a request to release the summaries that nobody has confirmed. */
export const cancelRelease = command({
  action: 'summary.cancel',
  input: CancelRelease,
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    return state && { state };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  ...cancelsStep('release', 'summary.cancel', 'summary.release-not-asked'),
});
