import { bigint, boolean, index, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Columns } from './columns.sqlite';

/** The same names over PostgreSQL. One deliberate cast: drizzle has no dialect-neutral schema. */
export const columns = {
  table: pgTable,
  primaryKey,
  index,
  uniqueIndex,
  text: (name: string) => text(name),
  int: (name: string) => bigint(name, { mode: 'number' }),
  bool: (name: string) => boolean(name),
  time: (name: string) => timestamp(name, { withTimezone: true, precision: 3 }),
} as unknown as Columns;
