import type { Columns } from './columns.sqlite';

/** Rehearsals with made-up bids: what officers chose and typed. Never anything of a real response. */
export function defineRehearsal(c: Columns) {
  const rehearsal = c.table('rehearsal', {
    procurementId: c.text('procurement_id').primaryKey(),
    /** JSON: {madeUp, seed, spread}. */
    settings: c.text('settings').notNull(),
    revision: c.int('revision').notNull(),
    savedBy: c.text('saved_by').notNull(),
    savedAt: c.text('saved_at').notNull(),
  });
  const rehearsalBid = c.table(
    'rehearsal_bid',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      /** JSON: {name, price, sections, marks, criteria, gates}, as typed. */
      typed: c.text('typed').notNull(),
      revision: c.int('revision').notNull(),
      createdAt: c.text('created_at').notNull(),
      savedBy: c.text('saved_by').notNull(),
      savedAt: c.text('saved_at').notNull(),
      /** A bid that was taken out stays in the database. */
      removedAt: c.text('removed_at'),
    },
    (t) => [c.index('rehearsal_bid_by_procurement').on(t.procurementId)],
  );
  return { rehearsal, rehearsalBid };
}
