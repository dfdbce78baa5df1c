import type { Columns } from './columns.sqlite';

/** Assessment summaries: what is prepared of them, and what was released, all at one moment. */
export function defineSummary(c: Columns) {
  /** Words that the authority adds to a reason. A change is the next version; empty words take them away. */
  const summaryAddition = c.table(
    'summary_addition',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      /** Question or criterion. */
      place: c.text('place').notNull(),
      version: c.int('version').notNull(),
      words: c.text('words').notNull(),
      writtenBy: c.text('written_by').notNull(),
      writtenAt: c.text('written_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('summary_addition_version').on(t.submissionId, t.place, t.version),
      c.index('summary_addition_by_procurement').on(t.procurementId),
    ],
  );
  /** Words of a tender's reasons that are withheld. Ended by showing them again; the row stays. */
  const summaryRedaction = c.table(
    'summary_redaction',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      words: c.text('words').notNull(),
      /** commercial or national-security. */
      ground: c.text('ground').notNull(),
      /** others, or everybody: from the tender's own supplier too. */
      hiddenFrom: c.text('hidden_from').notNull(),
      /** For the record alone. */
      why: c.text('why').notNull(),
      withheldBy: c.text('withheld_by').notNull(),
      withheldAt: c.text('withheld_at').notNull(),
      endedBy: c.text('ended_by'),
      endedAt: c.text('ended_at'),
    },
    (t) => [c.index('summary_redaction_by_procurement').on(t.procurementId)],
  );
  /** Somebody read a summary as it then was and stood by its reasons; the hash tells whether it still is so. */
  const summaryCheck = c.table(
    'summary_check',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      version: c.int('version').notNull(),
      contentHash: c.text('content_hash').notNull(),
      /** Sealed JSON: {postal, email, identifier} of the supplier. */
      sealedDetails: c.text('sealed_details').notNull(),
      /** Why doubtful reasons are kept as they are; '' where none is. */
      note: c.text('note').notNull(),
      checkedBy: c.text('checked_by').notNull(),
      checkedAt: c.text('checked_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('summary_check_version').on(t.submissionId, t.version),
      c.index('summary_check_by_procurement').on(t.procurementId),
    ],
  );
  /** One per procurement: the moment at which every summary was released, by two people. */
  const summaryRelease = c.table('summary_release', {
    procurementId: c.text('procurement_id').primaryKey(),
    stepId: c.text('step_id').notNull(),
    /** Hash over the hashes of all summaries. */
    hash: c.text('hash').notNull(),
    /** How many there are; the database takes no more and no later one. */
    count: c.int('count').notNull(),
    askedBy: c.text('asked_by').notNull(),
    confirmedBy: c.text('confirmed_by').notNull(),
    releasedAt: c.text('released_at').notNull(),
  });
  /** What one supplier got. */
  const assessmentSummary = c.table(
    'assessment_summary',
    {
      id: c.text('id').primaryKey(),
      procurementId: c
        .text('procurement_id')
        .notNull()
        .references(() => summaryRelease.procurementId),
      submissionId: c.text('submission_id').notNull(),
      supplierId: c.text('supplier_id').notNull(),
      sealedDocument: c.text('sealed_document').notNull(),
      documentHash: c.text('document_hash').notNull(),
      releasedAt: c.text('released_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('assessment_summary_submission').on(t.submissionId),
      c.index('assessment_summary_by_procurement').on(t.procurementId, t.supplierId),
    ],
  );
  return { summaryAddition, summaryRedaction, summaryCheck, summaryRelease, assessmentSummary };
}
