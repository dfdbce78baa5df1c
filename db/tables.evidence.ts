import type { Columns } from './columns.sqlite';

/** What is kept of a supplier's files beside the library itself (the table `evidence`, one row for each file in use). */
export function defineEvidence(c: Columns) {
  /** One row for each file whose bytes are kept, in use or replaced: where it came from, and what a virus scanner said. */
  const evidenceFile = c.table(
    'evidence_file',
    {
      fileId: c.text('file_id').primaryKey(),
      evidenceId: c.text('evidence_id').notNull(),
      supplierId: c.text('supplier_id').notNull(),
      /** The response it was uploaded for; null where it came straight into the library. */
      responseId: c.text('response_id'),
      size: c.int('size').notNull(),
      /** clean, not-scanned, waiting (the scanner could not be reached) or infected. */
      scan: c.text('scan').notNull(),
      scannedAt: c.text('scanned_at'),
    },
    (t) => [
      c.index('evidence_file_by_response').on(t.responseId),
      c.index('evidence_file_by_supplier').on(t.supplierId),
      c.index('evidence_file_by_scan').on(t.scan),
    ],
  );
  /** A file that was replaced by a later one, as it was. Never changed and never deleted: a submission may hold it. */
  const evidenceEarlier = c.table(
    'evidence_earlier',
    {
      fileId: c.text('file_id').primaryKey(),
      evidenceId: c.text('evidence_id').notNull(),
      supplierId: c.text('supplier_id').notNull(),
      sha256: c.text('sha256').notNull(),
      size: c.int('size').notNull(),
      type: c.text('type').notNull(),
      sealedName: c.text('sealed_name').notNull(),
      uploadedBy: c.text('uploaded_by').notNull(),
      uploadedAt: c.text('uploaded_at').notNull(),
      replacedBy: c.text('replaced_by').notNull(),
      replacedAt: c.text('replaced_at').notNull(),
    },
    (t) => [
      c.index('evidence_earlier_by_evidence').on(t.evidenceId),
      c.index('evidence_earlier_by_supplier').on(t.supplierId),
    ],
  );
  /** The date that a file bears and the day it expires, sealed. */
  const evidenceDates = c.table(
    'evidence_dates',
    {
      evidenceId: c.text('evidence_id').primaryKey(),
      supplierId: c.text('supplier_id').notNull(),
      sealedDates: c.text('sealed_dates').notNull(),
      revision: c.int('revision').notNull(),
      savedBy: c.text('saved_by').notNull(),
      savedAt: c.text('saved_at').notNull(),
    },
    (t) => [c.index('evidence_dates_by_supplier').on(t.supplierId)],
  );
  /** A file that is on its way to disk. What is still here long afterwards was cut off, and its bytes belong to nobody. */
  const evidencePending = c.table('evidence_pending', {
    fileId: c.text('file_id').primaryKey(),
    supplierId: c.text('supplier_id').notNull(),
    startedAt: c.text('started_at').notNull(),
    /** When its bytes were given up; from then on it gets no row any more. */
    givenUpAt: c.text('given_up_at'),
  });
  return { evidenceFile, evidenceEarlier, evidenceDates, evidencePending };
}
