import type { Columns } from './columns.sqlite';

/** Notices published elsewhere, what suppliers confirmed there, and a cancellation. Rows are added, never edited. */
export function defineRegime(c: Columns) {
  /** The notice that opens a procurement, as an officer recorded it; the last row counts. */
  const openingNotice = c.table(
    'opening_notice',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      reference: c.text('reference').notNull(),
      /** When it was published, ISO UTC. */
      publishedAt: c.text('published_at').notNull(),
      recordedBy: c.text('recorded_by').notNull(),
      recordedAt: c.text('recorded_at').notNull(),
    },
    (t) => [c.index('opening_notice_by_procurement').on(t.procurementId, t.recordedAt)],
  );
  /** Core supplier information that an invited supplier shared elsewhere: the last row of an invitation counts. */
  const coreInformation = c.table(
    'core_information',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      invitationId: c.text('invitation_id').notNull(),
      /** Share code or reference. */
      reference: c.text('reference').notNull(),
      /** UK day on which the authority had it confirmed. */
      confirmedOn: c.text('confirmed_on').notNull(),
      recordedBy: c.text('recorded_by').notNull(),
      recordedAt: c.text('recorded_at').notNull(),
    },
    (t) => [c.index('core_information_by_procurement').on(t.procurementId, t.recordedAt)],
  );
  /** One per procurement that two people cancelled. */
  const cancellation = c.table('cancellation', {
    procurementId: c.text('procurement_id').primaryKey(),
    stepId: c.text('step_id').notNull(),
    /** What suppliers read. */
    reason: c.text('reason').notNull(),
    notice: c.text('notice').notNull(),
    askedBy: c.text('asked_by').notNull(),
    confirmedBy: c.text('confirmed_by').notNull(),
    cancelledAt: c.text('cancelled_at').notNull(),
  });
  return { openingNotice, coreInformation, cancellation };
}
