import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = new URL('..', import.meta.url).pathname;

// The config is read once by the runner, whose environment every worker gets.
process.env.ASSAY_E2E_EXAMPLE ??= join(mkdtempSync(join(tmpdir(), 'assay-e2e-')), 'example');

/** Journeys against the built server; each spec file starts a server of its own (support/server.ts). */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalTeardown: './support/clear-example.ts',
  outputDir: `${root}.ci/out/playwright`,
  // The steps of a journey follow one another; files run side by side.
  fullyParallel: false,
  workers: Number(process.env.ASSAY_E2E_WORKERS || '2'),
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE || `${root}.ci/out/journeys.json` }],
  ],
  // Long runs are for `npm run gate`.
  ...(process.env.ASSAY_LAW_SCALE ? {} : { grepInvert: /@long/ }),
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 900 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    // A trace films every page, which costs more than the journey itself: ask for one with --trace on.
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        // There is no graphics card; without this every page goes through an imitation of one.
        '--disable-gpu',
        '--no-first-run',
      ],
    },
  },
});
