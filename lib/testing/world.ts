import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { afterAll, beforeAll } from 'vitest';
import type { Context } from '@/lib/commands/command';
import type { Viewer } from '@/lib/policy';

/** Makes a migrated, empty database. */
function makeDatabase(file: string): void {
  const db = new Database(file);
  migrate(drizzle(db), { migrationsFolder: join(process.cwd(), 'db/migrations/sqlite') });
  db.close();
}

/** Gives this test file a real database and key of its own, and removes them afterwards. */
export function aDatabase(): { folder: () => string } {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-world-'));
    const data = join(root, 'data');
    process.env.ASSAY_DATA = data;
    process.env.ASSAY_KEY_FILE = join(root, 'key');
    process.env.ASSAY_LOG_LEVEL = 'silent';
  });
  beforeAll(async () => {
    const { keyFor } = await import('@/lib/server/keys');
    // The key is made before the database is there, as at a first start.
    keyFor('seal');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(root, 'data'), { recursive: true });
    makeDatabase(join(root, 'data', 'assay.sqlite'));
  });
  afterAll(async () => {
    const { closeConnections } = await import('@/db/client');
    closeConnections();
    if (existsSync(root)) rmSync(root, { recursive: true, force: true });
  });
  return { folder: () => root };
}

let counter = 0;
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Ids that count upwards, 26 characters as in service. */
export function testId(): string {
  counter += 1;
  let id = '';
  for (let rest = counter; id.length < 6; rest = Math.floor(rest / 32)) id = `${alphabet[rest % 32]}${id}`;
  return id.padStart(26, 'a');
}

/** A context to run any command as anyone, at any time. */
export const aContext = (viewer: Viewer, at: string, more: Partial<Context> = {}): Context => ({
  viewer,
  now: at,
  receivedAt: at,
  id: testId,
  steppedUp: false,
  ...more,
});
