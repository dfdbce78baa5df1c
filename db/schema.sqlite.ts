import { columns } from './columns.sqlite';
import { define } from './tables';

/** What drizzle-kit reads for SQLite, and what the store functions use. */
export const tables = define(columns);
