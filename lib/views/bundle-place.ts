import 'server-only';
import { findProcurement } from '@/db/store/procurement';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** Where whoever may have the evidence bundle asks for it: the page of documents, by the id of the procurement. */
export const bundlePlace = view({
  action: 'bundle.make',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (_db, { loaded: { procurement } }): Promise<{ id: string }> => ({ id: procurement.id }),
});
