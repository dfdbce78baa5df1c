import type { Columns } from './columns.sqlite';

/** Around sending: practice, what arrived too late and what was decided about it, and how well the service was. */
export function defineSubmit(c: Columns) {
  /**
   * A practice run of sending a response. In a table of its own, so that nothing which looks for submissions can ever
   * come across one.
   */
  const practice = c.table(
    'practice',
    {
      id: c.text('id').primaryKey(),
      responseId: c.text('response_id').notNull(),
      number: c.int('number').notNull(),
      reference: c.text('reference').notNull().unique(),
      /** The snapshot, and what would have stopped a real submission. */
      sealedContent: c.text('sealed_content').notNull(),
      sealedReceipt: c.text('sealed_receipt').notNull(),
      signature: c.text('signature').notNull(),
      keyId: c.text('key_id').notNull(),
      receivedAt: c.text('received_at').notNull(),
      sentBy: c.text('sent_by').notNull(),
      clickId: c.text('click_id').notNull(),
    },
    (t) => [
      c.uniqueIndex('practice_number').on(t.responseId, t.number),
      c.uniqueIndex('practice_click').on(t.responseId, t.clickId),
    ],
  );
  /** What a late attempt would have sent, sealed. Nobody reads it unless two officers accept the attempt. */
  const lateContent = c.table(
    'late_content',
    {
      attemptId: c.text('attempt_id').primaryKey(),
      responseId: c.text('response_id').notNull(),
      versionId: c.text('version_id').notNull(),
      sealedContent: c.text('sealed_content').notNull(),
      snapshotHash: c.text('snapshot_hash').notNull(),
      clickId: c.text('click_id').notNull(),
    },
    (t) => [c.uniqueIndex('late_content_click').on(t.responseId, t.clickId)],
  );
  /** What two officers decided about a late attempt, after the opening. */
  const lateDecision = c.table(
    'late_decision',
    {
      attemptId: c.text('attempt_id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      supplierId: c.text('supplier_id').notNull(),
      /** accept or refuse. */
      decision: c.text('decision').notNull(),
      reason: c.text('reason').notNull(),
      askedBy: c.text('asked_by').notNull(),
      confirmedBy: c.text('confirmed_by').notNull(),
      decidedAt: c.text('decided_at').notNull(),
      /** Of an accepted attempt: the submission that was made of it, and the letter it got after all others. */
      submissionId: c.text('submission_id'),
      letter: c.text('letter'),
    },
    (t) => [c.index('late_decision_by_procurement').on(t.procurementId)],
  );
  /** A deadline that two officers moved for everybody after an outage, with the health record as it was then. */
  const deadlineExtension = c.table(
    'deadline_extension',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      before: c.text('moved_from').notNull(),
      after: c.text('moved_to').notNull(),
      reason: c.text('reason').notNull(),
      /** JSON: the times at which the service was not available, as this was decided. */
      health: c.text('health').notNull(),
      askedBy: c.text('asked_by').notNull(),
      confirmedBy: c.text('confirmed_by').notNull(),
      extendedAt: c.text('extended_at').notNull(),
    },
    (t) => [c.index('deadline_extension_by_procurement').on(t.procurementId)],
  );
  /** A time through which one server answered without a break: its first and its last beat. */
  const servicePeriod = c.table(
    'service_period',
    {
      id: c.text('id').primaryKey(),
      startedAt: c.text('started_at').notNull(),
      lastBeatAt: c.text('last_beat_at').notNull(),
    },
    (t) => [c.index('service_period_by_end').on(t.lastBeatAt)],
  );
  return { practice, lateContent, lateDecision, deadlineExtension, servicePeriod };
}
