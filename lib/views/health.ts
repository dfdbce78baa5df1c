import 'server-only';
import { databaseHealth, type Pragmas } from '@/db/client';
import { now } from '@/lib/server/clock';
import about from '@/package.json';

export type Health = {
  ok: boolean;
  version: string;
  engine: string;
  engineVersion: string;
  schemaUpToDate: boolean;
  pragmas: Pragmas | null;
  clock: string;
};

const wanted: Pragmas = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: 5000,
  trusted_schema: 0,
  secure_delete: 1,
};

/** What a machine asks to know whether Assay is well. Public: no path, name or count. */
export async function health(): Promise<Health> {
  const clock = now();
  const { version } = about;
  try {
    const database = databaseHealth();
    const pragmas = Object.entries(wanted).every(([name, value]) => database.pragmas[name as keyof Pragmas] === value);
    return {
      ok: database.schemaUpToDate && pragmas,
      version,
      engine: database.engine,
      engineVersion: database.version,
      schemaUpToDate: database.schemaUpToDate,
      pragmas: database.pragmas,
      clock,
    };
  } catch {
    return { ok: false, version, engine: 'sqlite', engineVersion: '', schemaUpToDate: false, pragmas: null, clock };
  }
}
