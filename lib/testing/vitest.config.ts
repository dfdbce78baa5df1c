import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const every = ['**/*.test.ts', '**/*.test.tsx'];
const exclude = ['**/node_modules/**', '**/.next*/**', 'e2e/**', 'data/**', '.ci/**'];
/** Tests of what reaches for a database, the environment or a clock: between two files everything of ours is let go. */
const worldly = ['app', 'db', 'lib/commands', 'lib/example', 'lib/server', 'lib/views', 'lib/run'].map(
  (folder) => `${folder}/**/*.test.{ts,tsx}`,
);

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
      { extends: true, test: { name: 'worldly', include: worldly, exclude, setupFiles: [between] } },
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
