import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const every = ['**/*.test.ts', '**/*.test.tsx'];
const exclude = ['**/node_modules/**', '**/.next*/**', 'e2e/**', 'data/**', '.ci/**'];
/** Tests of what reaches for a database, the environment or a clock: each file in a process of its own. */
const worldly = ['app', 'db', 'lib/commands', 'lib/example', 'lib/server', 'lib/views', 'lib/run'].map(
  (folder) => `${folder}/**/*.test.{ts,tsx}`,
);

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
      { extends: true, test: { name: 'worldly', include: worldly, exclude } },
      // Pure code keeps nothing between tests, so its files may share a process and read each module once.
      { extends: true, test: { name: 'pure', include: every, exclude: [...exclude, ...worldly], isolate: false } },
    ],
    // Forks, because better-sqlite3 is a native module; two, because that is what a small build machine has.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
