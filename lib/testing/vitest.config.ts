import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const every = ['**/*.test.ts', '**/*.test.tsx'];
const exclude = ['**/node_modules/**', '**/.next*/**', 'e2e/**', 'data/**', '.ci/**'];
const worldlyFolders = ['app', 'db', 'lib/commands', 'lib/example', 'lib/server', 'lib/views', 'lib/run'];
/** Tests of what reaches for a database, the environment or a clock: between two files everything of ours is let go. */
const worldly = worldlyFolders.map((folder) => `${folder}/**/*.test.{ts,tsx}`);
/** Those of them that put something in the place of a module, which would stay there: each file has its own process. */
const mocking = worldlyFolders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((name) => /\.test\.tsx?$/.test(name) && /\bvi\.(mock|hoisted)\(/.test(readFileSync(join(root, name), 'utf8')))
  // Names of routes hold what a pattern would take for something else.
  .map((name) => name.replace(/[()[\]]/g, '\\$&'));

const between = fileURLToPath(new URL('./between-files.ts', import.meta.url));

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: /^server-only$/, replacement: fileURLToPath(new URL('./empty.ts', import.meta.url)) },
    ],
  },
  test: {
    projects: [
      { extends: true, test: { name: 'mocking', include: mocking, exclude, isolate: true } },
      {
        extends: true,
        test: { name: 'worldly', include: worldly, exclude: [...exclude, ...mocking], setupFiles: [between] },
      },
      // Pure code keeps nothing between tests, so its files read each module once.
      { extends: true, test: { name: 'pure', include: every, exclude: [...exclude, ...worldly] } },
    ],
    // Forks, because better-sqlite3 is a native module; two, because that is what a small build machine has.
    pool: 'forks',
    maxWorkers: 2,
    // A process for each file would load every package anew, which took longer than many of the tests.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
