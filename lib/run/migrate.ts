/** Checks the configuration and brings the database to the newest schema. Run by `npm start` and `npm run dev`. */
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { databasePath, migrationsFolder } from '@/db/client';
import { ConfigError } from '@/lib/server/config';

function main(): void {
  const db = new Database(databasePath());
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // A migration that rebuilds a table would otherwise cascade; what it leaves behind is checked below.
    db.pragma('foreign_keys = OFF');
    migrate(drizzle(db), { migrationsFolder: migrationsFolder() });
    const broken = db.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`The migration left ${broken.length} rows without the row they refer to.`);
  } finally {
    db.close();
  }
}

try {
  main();
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  const said = error instanceof Error ? `${error.message.trim()}${cause}` : String(error);
  process.stderr.write(error instanceof ConfigError ? `Assay cannot start.\n${said}\n` : `Migration failed: ${said}\n`);
  process.exitCode = 1;
}
