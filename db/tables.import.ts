import type { Columns } from './columns.sqlite';

/** Files being imported into a draft. A row lives until its questions are added, or for a day. */
export function defineImport(c: Columns) {
  const importFile = c.table(
    'import_file',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      name: c.text('name').notNull(),
      /** What was read of the file, sealed on disk under this id; null where the file was refused. */
      fileId: c.text('file_id'),
      /** Why the file was refused: messages as JSON; null where it was read. */
      refused: c.text('refused'),
      /** What becomes what, as JSON (lib/workbook/import/plan). */
      plan: c.text('plan').notNull(),
      revision: c.int('revision').notNull(),
      createdBy: c.text('created_by').notNull(),
      createdAt: c.text('created_at').notNull(),
      updatedBy: c.text('updated_by').notNull(),
      expiresAt: c.text('expires_at').notNull(),
    },
    (t) => [
      c.index('import_file_by_procurement').on(t.procurementId),
      c.index('import_file_by_expiry').on(t.expiresAt),
    ],
  );
  return { importFile };
}
