import type { Columns } from './columns.sqlite';

/**
 * Files of several documents, made outside the request of the person who asked. The row says how far it is and who may
 * take it; the bytes are kept sealed beside evidence, under the row's id, until its time is over.
 */
export function defineExport(c: Columns) {
  const preparedFile = c.table(
    'prepared_file',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      askedBy: c.text('asked_by').notNull(),
      /** JSON: which documents, in which formats. */
      wanted: c.text('wanted').notNull(),
      /** waiting, running, done or failed. */
      state: c.text('state').notNull(),
      done: c.int('done').notNull(),
      steps: c.int('steps').notNull(),
      /** Last sign of life of the server that makes it. */
      beatAt: c.text('beat_at').notNull(),
      createdAt: c.text('created_at').notNull(),
      finishedAt: c.text('finished_at'),
      expiresAt: c.text('expires_at').notNull(),
      name: c.text('name'),
      size: c.int('size'),
      sha256: c.text('sha256'),
      /** Of a failed one: interrupted, too-large or fault. */
      fault: c.text('fault'),
    },
    (t) => [
      c.index('prepared_file_by_person').on(t.procurementId, t.askedBy),
      c.index('prepared_file_by_expiry').on(t.expiresAt),
    ],
  );
  return { preparedFile };
}
