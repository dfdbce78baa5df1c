import type { Columns } from './columns.sqlite';

/** Everything a supplier does. Whatever it wrote is sealed; nothing here is read for a buyer before opening. */
export function defineResponse(c: Columns) {
  const response = c.table(
    'response',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      invitationId: c.text('invitation_id').notNull().unique(),
      supplierId: c.text('supplier_id').notNull(),
      /** The published version that the team has confirmed and answers. */
      versionId: c.text('version_id').notNull(),
      createdBy: c.text('created_by').notNull(),
      createdAt: c.text('created_at').notNull(),
    },
    (t) => [c.index('response_by_procurement').on(t.procurementId), c.index('response_by_supplier').on(t.supplierId)],
  );
  /** The latest text of one answer, sealed: JSON of value, extras and evidence ids. */
  const answer = c.table(
    'answer',
    {
      responseId: c
        .text('response_id')
        .notNull()
        .references(() => response.id),
      questionId: c.text('question_id').notNull(),
      version: c.int('version').notNull(),
      sealedValue: c.text('sealed_value').notNull(),
      savedBy: c.text('saved_by').notNull(),
      savedAt: c.text('saved_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.responseId, t.questionId] })],
  );
  /** Every acknowledged text, and every text that lost a race. */
  const answerHistory = c.table(
    'answer_history',
    {
      id: c.text('id').primaryKey(),
      responseId: c.text('response_id').notNull(),
      questionId: c.text('question_id').notNull(),
      version: c.int('version').notNull(),
      sealedValue: c.text('sealed_value').notNull(),
      outcome: c.text('outcome').notNull(),
      savedBy: c.text('saved_by').notNull(),
      savedAt: c.text('saved_at').notNull(),
    },
    (t) => [c.index('answer_history_by_answer').on(t.responseId, t.questionId, t.savedAt)],
  );
  const sectionDone = c.table(
    'section_done',
    {
      responseId: c
        .text('response_id')
        .notNull()
        .references(() => response.id),
      sectionId: c.text('section_id').notNull(),
      markedBy: c.text('marked_by').notNull(),
      markedAt: c.text('marked_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.responseId, t.sectionId] })],
  );
  /** A file of a supplier organisation; bytes are sealed on disk under `fileId`. */
  const evidence = c.table(
    'evidence',
    {
      id: c.text('id').primaryKey(),
      supplierId: c.text('supplier_id').notNull(),
      fileId: c.text('file_id').notNull().unique(),
      sha256: c.text('sha256').notNull(),
      size: c.int('size').notNull(),
      type: c.text('type').notNull(),
      sealedName: c.text('sealed_name').notNull(),
      uploadedBy: c.text('uploaded_by').notNull(),
      uploadedAt: c.text('uploaded_at').notNull(),
      removedAt: c.text('removed_at'),
    },
    (t) => [c.index('evidence_by_supplier').on(t.supplierId)],
  );
  /** Immutable copy of a response, made before the deadline. The snapshot is sealed; its hash is on the receipt. */
  const submission = c.table(
    'submission',
    {
      id: c.text('id').primaryKey(),
      responseId: c
        .text('response_id')
        .notNull()
        .references(() => response.id),
      procurementId: c.text('procurement_id').notNull(),
      supplierId: c.text('supplier_id').notNull(),
      versionId: c.text('version_id').notNull(),
      number: c.int('number').notNull(),
      reference: c.text('reference').notNull().unique(),
      lotIds: c.text('lot_ids').notNull(),
      sealedSnapshot: c.text('sealed_snapshot').notNull(),
      snapshotHash: c.text('snapshot_hash').notNull(),
      receivedAt: c.text('received_at').notNull(),
      submittedBy: c.text('submitted_by').notNull(),
      /** The receipt's canonical text, sealed: it names the supplier. */
      sealedReceipt: c.text('sealed_receipt').notNull(),
      signature: c.text('signature').notNull(),
      keyId: c.text('key_id').notNull(),
      /** One per click, so that a retry after a time-out finds the receipt of the first. */
      clickId: c.text('click_id').notNull(),
    },
    (t) => [
      c.uniqueIndex('submission_number').on(t.responseId, t.number),
      c.uniqueIndex('submission_click').on(t.responseId, t.clickId),
      c.index('submission_by_procurement').on(t.procurementId),
    ],
  );
  const withdrawal = c.table('withdrawal', {
    submissionId: c
      .text('submission_id')
      .primaryKey()
      .references(() => submission.id),
    withdrawnBy: c.text('withdrawn_by').notNull(),
    withdrawnAt: c.text('withdrawn_at').notNull(),
  });
  const lateAttempt = c.table(
    'late_attempt',
    {
      id: c.text('id').primaryKey(),
      responseId: c
        .text('response_id')
        .notNull()
        .references(() => response.id),
      procurementId: c.text('procurement_id').notNull(),
      reference: c.text('reference').notNull().unique(),
      receivedAt: c.text('received_at').notNull(),
      attemptedBy: c.text('attempted_by').notNull(),
    },
    (t) => [c.index('late_attempt_by_procurement').on(t.procurementId)],
  );
  return { response, answer, answerHistory, sectionDone, evidence, submission, withdrawal, lateAttempt };
}
