import { columns } from './columns.pg';
import { define } from './tables';

/** What drizzle-kit reads for PostgreSQL. */
export const tables = define(columns);
