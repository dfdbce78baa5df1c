import type { Columns } from './columns.sqlite';

/**
 * Responses that came through the authority's own portal, on their way into the procurement: nothing here is a response
 * until a second officer confirmed the load. Then the rows stay as its record and are frozen.
 */
export function definePortal(c: Columns) {
  /** The load of one procurement: where the responses came from, who loads them, and who confirmed. */
  const portalLoad = c.table('portal_load', {
    procurementId: c.text('procurement_id').primaryKey(),
    /** What the portal is called. */
    portal: c.text('portal').notNull(),
    /** When the responses were opened there, as the portal states it. */
    openedThereAt: c.text('opened_there_at').notNull(),
    startedBy: c.text('started_by').notNull(),
    startedAt: c.text('started_at').notNull(),
    /** Counts every change of the load and of what belongs to it. */
    revision: c.int('revision').notNull(),
    confirmedBy: c.text('confirmed_by'),
    confirmedAt: c.text('confirmed_at'),
    /** The hash over everything that was loaded, as both officers saw it. */
    manifestHash: c.text('manifest_hash'),
  });
  /** One organisation's response as it came back. */
  const portalBid = c.table(
    'portal_bid',
    {
      id: c.text('id').primaryKey(),
      procurementId: c
        .text('procurement_id')
        .notNull()
        .references(() => portalLoad.procurementId),
      /** The organisation that it becomes on confirmation, and whose folder the files are in. */
      supplierId: c.text('supplier_id').notNull().unique(),
      /** JSON of the organisation's name and the portal's reference for what it sent. */
      sealedFacts: c.text('sealed_facts').notNull(),
      /** When the portal received it, as the portal states it. */
      receivedAt: c.text('received_at').notNull(),
      lotIds: c.text('lot_ids').notNull(),
      addedBy: c.text('added_by').notNull(),
      addedAt: c.text('added_at').notNull(),
      /** The submission that it became; null until the load is confirmed. */
      submissionId: c.text('submission_id'),
    },
    (t) => [c.index('portal_bid_by_procurement').on(t.procurementId)],
  );
  /** A file of one of them, sealed on disk under `fileId`: the workbook, or a file of evidence. */
  const portalFile = c.table(
    'portal_file',
    {
      id: c.text('id').primaryKey(),
      bidId: c
        .text('bid_id')
        .notNull()
        .references(() => portalBid.id),
      procurementId: c.text('procurement_id').notNull(),
      /** workbook or evidence. */
      role: c.text('role').notNull(),
      fileId: c.text('file_id').notNull().unique(),
      sealedName: c.text('sealed_name').notNull(),
      sha256: c.text('sha256').notNull(),
      size: c.int('size').notNull(),
      type: c.text('type').notNull(),
      scan: c.text('scan').notNull(),
      /** Of a workbook: what it says of each question, or why it was refused. */
      sealedContent: c.text('sealed_content'),
      uploadedBy: c.text('uploaded_by').notNull(),
      uploadedAt: c.text('uploaded_at').notNull(),
    },
    (t) => [c.index('portal_file_by_bid').on(t.bidId), c.index('portal_file_by_procurement').on(t.procurementId)],
  );
  return { portalLoad, portalBid, portalFile };
}
