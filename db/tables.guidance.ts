import type { Columns } from './columns.sqlite';

/** What the guidance asks of the authority itself, one document of each kind for a procurement. */
export function defineGuidance(c: Columns) {
  const guidanceRecord = c.table(
    'guidance_record',
    {
      procurementId: c.text('procurement_id').notNull(),
      /** commission, sign-off, incident, self-check or threats. */
      kind: c.text('kind').notNull(),
      /** JSON of lib/guided or lib/threats. */
      document: c.text('document').notNull(),
      revision: c.int('revision').notNull(),
      updatedBy: c.text('updated_by').notNull(),
      updatedAt: c.text('updated_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.procurementId, t.kind] })],
  );
  return { guidanceRecord };
}
