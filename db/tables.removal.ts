import type { Columns } from './columns.sqlite';

/** That the records of a procurement were removed after their time, and the files that went with them. */
export function defineRemoval(c: Columns) {
  /**
   * One per procurement: that two people signed the removal, and once every row is gone, the certificate. While it stands
   * and no hold does, the database lets frozen rows go.
   */
  const recordRemoval = c.table('record_removal', {
    procurementId: c.text('procurement_id').primaryKey(),
    stepId: c.text('step_id').notNull(),
    reason: c.text('reason').notNull(),
    askedBy: c.text('asked_by').notNull(),
    confirmedBy: c.text('confirmed_by').notNull(),
    /** When it was signed: from then on nothing of it is shown. */
    removedAt: c.text('removed_at').notNull(),
    /** UK day of that. */
    removedOn: c.text('removed_on').notNull(),
    /** JSON of what the certificate will say; null once it does. */
    ordered: c.text('ordered'),
    /** Canonical JSON of the certificate, and the hash of it that stands in the audit log; '' until every row is gone. */
    certificate: c.text('certificate').notNull(),
    certificateHash: c.text('certificate_hash').notNull(),
  });
  /** A file whose row is gone: its bytes go after the transaction, and again after a server that died meanwhile. */
  const removedFile = c.table(
    'removed_file',
    {
      fileId: c.text('file_id').primaryKey(),
      procurementId: c
        .text('procurement_id')
        .notNull()
        .references(() => recordRemoval.procurementId),
      /** The folder that it is in: the id of an organisation, or of the procurement. */
      owner: c.text('owner').notNull(),
      /** When its bytes were gone from the disk; null until then. */
      goneAt: c.text('gone_at'),
    },
    (t) => [c.index('removed_file_by_procurement').on(t.procurementId), c.index('removed_file_by_gone').on(t.goneAt)],
  );
  return { recordRemoval, removedFile };
}
