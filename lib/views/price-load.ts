import 'server-only';
import { z } from 'zod';
import { listPrices } from '@/db/store/price';
import { findPriceLoad } from '@/db/store/price-load';
import { findProcurement } from '@/db/store/procurement';
import type { Message } from '@/lib/result';
import { type ComparedPrice, comparePrices } from '@/lib/workbook/prices/compare';
import { LocatedPrices } from '@/lib/workbook/prices/locate';
import { bidderNames, currentPrices, loadDecision } from './decision-record';
import { viewerId } from './own-marking';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** What is kept of a pricing sheet while it waits: its rows, or why it was refused. */
export const PriceContent = z.union([
  z.strictObject({ lines: LocatedPrices }),
  z.strictObject({ refused: z.array(z.custom<Message>()) }),
]);
export type PriceContent = z.infer<typeof PriceContent>;

export type PriceLoadPage = {
  procurement: { id: string; title: string };
  /** The file that this person has loaded and not entered; null where there is none. */
  file:
    | ({ id: string; name: string; sha256: string; createdAt: string } & (
        | { refused: Message[]; rows: null }
        | { refused: null; rows: ComparedPrice[] }
      ))
    | null;
  /** Suppliers, by submission, as the pages name them. */
  names: ReadonlyMap<string, string>;
};

/** The pricing sheet that this person has loaded, beside the prices as they are entered at this moment. */
export const priceLoadPage = view({
  action: 'price.enter',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<PriceLoadPage> => {
    const { id: procurementId, title } = state.procurement;
    const procurement = { id: procurementId, title };
    const record = await loadDecision(db, state);
    const names = record ? bidderNames(record) : new Map<string, string>();
    const load = await findPriceLoad(db, { procurementId, loadedBy: viewerId(context) }, context.now);
    if (!load) return { procurement, names, file: null };
    const { id, name, sha256, createdAt } = load;
    const head = { id, name, sha256, createdAt };
    const content = PriceContent.parse(load.content);
    if ('refused' in content) return { procurement, names, file: { ...head, refused: content.refused, rows: null } };
    const rows = comparePrices(content.lines, currentPrices(await listPrices(db, procurementId)));
    return { procurement, names, file: { ...head, refused: null, rows } };
  },
});
