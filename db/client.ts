import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { config } from '@/lib/server/config';

/** What a read may do. Backed by a connection opened read-only, so a stray write fails in the driver. */
export type Reader = Pick<BetterSQLite3Database, 'select'>;
declare const writerBrand: unique symbol;
/** What a transaction may do. Branded: only `writing` makes one. */
export type Writer = Pick<BetterSQLite3Database, 'select' | 'insert' | 'update' | 'delete'> & {
  readonly [writerBrand]: true;
};

type Connections = {
  read: Database.Database;
  readOrm: BetterSQLite3Database;
  write: Database.Database;
  writeOrm: BetterSQLite3Database;
  tail: Promise<unknown>;
};

const held = globalThis as typeof globalThis & { assayConnections?: Connections };
const inWriter = new AsyncLocalStorage<true>();

/** A writer that has not finished by then is rolled back: the queue must not wait for ever (milliseconds). */
const writerLimit = 10_000;

const wantedPragmas = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: 5000,
  trusted_schema: 0,
  secure_delete: 1,
};
export type Pragmas = Record<keyof typeof wantedPragmas, string | number>;

function setPragmas(db: Database.Database): void {
  // better-sqlite3 reopens a WAL database at NORMAL, so FULL is set on every connection.
  if (!db.readonly) db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  db.pragma('trusted_schema = OFF');
  // What is deleted is overwritten with zeros: otherwise removed records could be read from the free pages of the file.
  db.pragma('secure_delete = ON');
}

function pragmasOf(db: Database.Database): Pragmas {
  const read = (name: string) => db.pragma(name, { simple: true }) as string | number;
  return {
    journal_mode: read('journal_mode'),
    synchronous: read('synchronous'),
    foreign_keys: read('foreign_keys'),
    busy_timeout: read('busy_timeout'),
    trusted_schema: read('trusted_schema'),
    secure_delete: read('secure_delete'),
  };
}

function assertPragmas(db: Database.Database): void {
  const found = pragmasOf(db);
  for (const [name, wanted] of Object.entries(wantedPragmas)) {
    if (found[name as keyof Pragmas] !== wanted) {
      throw new Error(`Database pragma ${name} is ${found[name as keyof Pragmas]}, it must be ${wanted}.`);
    }
  }
}

export const databasePath = (): string => join(config().data, 'assay.sqlite');

function connections(): Connections {
  if (held.assayConnections) return held.assayConnections;
  const path = databasePath();
  mkdirSync(config().data, { recursive: true });
  const write = new Database(path);
  setPragmas(write);
  assertPragmas(write);
  const read = new Database(path, { readonly: true });
  setPragmas(read);
  assertPragmas(read);
  held.assayConnections = {
    read,
    readOrm: drizzle(read),
    write,
    writeOrm: drizzle(write),
    tail: Promise.resolve(),
  };
  return held.assayConnections;
}

/** Closes both connections. For tests and for a clean exit. */
export function closeConnections(): void {
  held.assayConnections?.read.close();
  held.assayConnections?.write.close();
  delete held.assayConnections;
}

/** The read connection. */
export const reading = (): Reader => connections().readOrm;

/**
 * Puts one piece of work at the end of the process-wide queue. Each piece starts in a turn of the event loop of its own:
 * a long queue never keeps the loop from other requests.
 */
function queued<T>(work: () => Promise<T>): Promise<T> {
  const c = connections();
  const start = () => nextTurn().then(work);
  const result = c.tail.then(start, start);
  c.tail = result.catch(() => undefined);
  return result;
}

/**
 * Runs `fn` alone, inside `BEGIN IMMEDIATE` … `COMMIT` on the one writing connection, and rolls back when it throws or
 * takes longer than 10 seconds. Never call it from within a writer: the queue would wait on itself.
 */
export function writing<T>(fn: (tx: Writer) => Promise<T>): Promise<T> {
  if (inWriter.getStore()) throw new Error('A writer may not open a writer.');
  return queued(async () => {
    const { write, writeOrm } = connections();
    let open = true;
    const use = <A extends unknown[], R>(call: (...args: A) => R) => {
      return (...args: A): R => {
        if (!open) throw new Error('This writer has ended.');
        return call(...args);
      };
    };
    const tx = {
      select: use(writeOrm.select.bind(writeOrm)),
      insert: use(writeOrm.insert.bind(writeOrm)),
      update: use(writeOrm.update.bind(writeOrm)),
      delete: use(writeOrm.delete.bind(writeOrm)),
    } as unknown as Writer;
    write.exec('BEGIN IMMEDIATE');
    let timer: NodeJS.Timeout | undefined;
    try {
      const limit = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('A writer took longer than 10 seconds.')), writerLimit);
      });
      const value = await Promise.race([inWriter.run(true, () => fn(tx)), limit]);
      open = false;
      write.exec('COMMIT');
      return value;
    } catch (error) {
      open = false;
      if (write.inTransaction) write.exec('ROLLBACK');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  });
}

/**
 * Writes the log of changes into the database file and empties it: the log still holds pages as they were before a
 * removal. Waits for its turn in the queue; where a reader is busy the next call does it.
 */
export const emptyChangeLog = (): Promise<void> =>
  queued(async () => {
    connections().write.pragma('wal_checkpoint(TRUNCATE)');
  });

/** One statement of better-auth, the named exception to the command wrapper: reads beside the queue, writes in it. */
export async function accountStatement(
  sqlText: string,
  params: unknown[],
  method: 'run' | 'all' | 'values' | 'get',
): Promise<{ rows: unknown[] }> {
  const c = connections();
  const isRead = /^\s*select\b/i.test(sqlText);
  const perform = async (): Promise<{ rows: unknown[] }> => {
    const statement = (isRead ? c.read : c.write).prepare(sqlText);
    if (!statement.reader) {
      statement.run(...params);
      return { rows: [] };
    }
    const rows = statement.raw().all(...params) as unknown[];
    return { rows: method === 'get' ? ((rows[0] as unknown[] | undefined) ?? (undefined as never)) : rows };
  };
  return isRead ? perform() : queued(perform);
}

type Journal = { entries: { tag: string; when: number }[] };

/** Where the generated migrations are: beside the source, or beside the bundled server. */
export function migrationsFolder(): string {
  const folder = join(process.cwd(), 'db', 'migrations', 'sqlite');
  if (!existsSync(join(folder, 'meta', '_journal.json'))) throw new Error(`No migrations found in ${folder}.`);
  return folder;
}

/** True when every generated migration has been applied. */
export function schemaUpToDate(): boolean {
  const journal = JSON.parse(readFileSync(join(migrationsFolder(), 'meta', '_journal.json'), 'utf8')) as Journal;
  const last = journal.entries.at(-1)?.when ?? 0;
  try {
    const row = connections().read.prepare('select max(created_at) as latest from __drizzle_migrations').get() as {
      latest: number | null;
    };
    return Number(row.latest ?? 0) >= last;
  } catch {
    return false;
  }
}

/** Throws with a plain sentence when the schema is out of date: the app refuses to start on it. */
export function assertSchema(): void {
  if (!schemaUpToDate())
    throw new Error('The database schema is out of date. Start Assay with npm start, which migrates it.');
}

/** What the health page shows; no secrets. */
export function databaseHealth(): { engine: string; version: string; schemaUpToDate: boolean; pragmas: Pragmas } {
  const c = connections();
  const version = (c.read.prepare('select sqlite_version() as v').get() as { v: string }).v;
  return { engine: 'sqlite', version, schemaUpToDate: schemaUpToDate(), pragmas: pragmasOf(c.write) };
}
