import { afterAll, vi } from 'vitest';

/**
 * Runs around every test file that shares its process with others: when the file is over its modules are let go, with
 * the connections and settings they keep, and the environment is as it was. Packages stay loaded.
 */
const before = { ...process.env };

afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.resetModules();
});
