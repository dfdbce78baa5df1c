import type { Columns } from './columns.sqlite';

/**
 * Workbooks with which an evaluator loads their own scores. What was read of a file stays until it is applied or put
 * aside, and for a day at most; that it was applied stays.
 */
export function defineMarking(c: Columns) {
  const markingLoad = c.table(
    'marking_load',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      evaluatorId: c.text('evaluator_id').notNull(),
      sealedName: c.text('sealed_name').notNull(),
      sha256: c.text('sha256').notNull(),
      /** What the file says of each answer, or why it was refused; null once it is applied. */
      sealedContent: c.text('sealed_content'),
      createdAt: c.text('created_at').notNull(),
      expiresAt: c.text('expires_at').notNull(),
      appliedAt: c.text('applied_at'),
      /** How many rows were saved; null until it is applied. */
      changed: c.int('changed'),
    },
    (t) => [
      c.index('marking_load_by_evaluator').on(t.procurementId, t.evaluatorId),
      c.index('marking_load_by_expiry').on(t.expiresAt),
    ],
  );
  return { markingLoad };
}
