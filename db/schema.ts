/** The tables that store functions use: the engine in service today. */
export { tables } from './schema.sqlite';
