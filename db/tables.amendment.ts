import type { Columns } from './columns.sqlite';

/** What suppliers do when a version follows the one they answer. Sealed like everything of theirs. */
export function defineAmendment(c: Columns) {
  /** Insert only: a team has seen a version, and what became of its answers then. */
  const versionAcknowledgement = c.table(
    'version_acknowledgement',
    {
      responseId: c.text('response_id').notNull(),
      versionId: c.text('version_id').notNull(),
      procurementId: c.text('procurement_id').notNull(),
      /** The version that the team answered until then. */
      fromVersionId: c.text('from_version_id').notNull(),
      acknowledgedBy: c.text('acknowledged_by').notNull(),
      acknowledgedAt: c.text('acknowledged_at').notNull(),
      /** The report on what was carried over, with every answer that was set aside: JSON, sealed. */
      sealedReport: c.text('sealed_report').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.responseId, t.versionId] }),
      c.index('version_acknowledgement_by_procurement').on(t.procurementId),
    ],
  );
  return { versionAcknowledgement };
}
