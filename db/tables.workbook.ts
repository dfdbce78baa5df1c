import type { Columns } from './columns.sqlite';

/**
 * Workbooks that a supplier's team loads into its response. What was read of a file stays until it is applied or
 * cancelled, and for a day at most; that it was loaded stays.
 */
export function defineWorkbook(c: Columns) {
  const workbookLoad = c.table(
    'workbook_load',
    {
      id: c.text('id').primaryKey(),
      responseId: c.text('response_id').notNull(),
      sealedName: c.text('sealed_name').notNull(),
      sha256: c.text('sha256').notNull(),
      /** What the file says of each question, or why it was refused; null once it is over. */
      sealedContent: c.text('sealed_content'),
      /** What the team chose so far. */
      sealedChoices: c.text('sealed_choices'),
      revision: c.int('revision').notNull(),
      createdBy: c.text('created_by').notNull(),
      createdAt: c.text('created_at').notNull(),
      expiresAt: c.text('expires_at').notNull(),
      appliedAt: c.text('applied_at'),
      appliedBy: c.text('applied_by'),
      /** How many answers it changed; null until it is applied. */
      changed: c.int('changed'),
    },
    (t) => [c.index('workbook_load_by_response').on(t.responseId), c.index('workbook_load_by_expiry').on(t.expiresAt)],
  );
  return { workbookLoad };
}
