import type { Columns } from './columns.sqlite';

/** How a supplier that nobody invited came into an open procedure. Sealed: buyers see neither register nor count. */
export function defineRegistration(c: Columns) {
  const registration = c.table(
    'registration',
    {
      /** Also the way in of the response that comes of it: `response.invitation_id`. */
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      /** Organisation and e-mail address, sealed. */
      sealedFacts: c.text('sealed_facts').notNull(),
      tokenHash: c.text('token_hash').notNull().unique(),
      createdAt: c.text('created_at').notNull(),
    },
    (t) => [c.index('registration_by_procurement').on(t.procurementId)],
  );
  return { registration };
}
