import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Column builders of the default engine. `time` is for better-auth's own tables only; ours keep ISO text. */
export const columns = {
  table: sqliteTable,
  primaryKey,
  index,
  uniqueIndex,
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  bool: (name: string) => integer(name, { mode: 'boolean' }),
  time: (name: string) => integer(name, { mode: 'timestamp_ms' }),
};

export type Columns = typeof columns;
