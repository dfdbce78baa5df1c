import type { Columns } from './columns.sqlite';

/**
 * Pricing sheets that were read and not entered yet. What was read of a file stays until its prices are entered or it is
 * put aside, and for a day at most.
 */
export function definePriceLoad(c: Columns) {
  const priceLoad = c.table(
    'price_load',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      loadedBy: c.text('loaded_by').notNull(),
      sealedName: c.text('sealed_name').notNull(),
      sha256: c.text('sha256').notNull(),
      /** What the file says of each supplier, or why it was refused. */
      sealedContent: c.text('sealed_content').notNull(),
      createdAt: c.text('created_at').notNull(),
      expiresAt: c.text('expires_at').notNull(),
    },
    (t) => [
      c.index('price_load_by_person').on(t.procurementId, t.loadedBy),
      c.index('price_load_by_expiry').on(t.expiresAt),
    ],
  );
  return { priceLoad };
}
