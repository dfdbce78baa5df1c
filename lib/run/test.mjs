/**
 * `npm test`: installs, then types, lint, unit tests, build and browser journeys. Whatever cannot run is named; with
 * ASSAY_REQUIRE_ALL=1 it counts as failed. The last line is `N passed, N failed`.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from './install.mjs';
import { ensureDataAndKey } from './key.mjs';
import { at, checkNode, dist, run, runTool, say, serverEnvironment, stop } from './place.mjs';
import { findChromium, findLibreOffice } from './programs.mjs';

if (process.argv.length > 2)
  stop('npm test runs everything and takes no arguments; see also npm run test:unit and test:e2e.');

const passed = [];
const failed = [];
const notRun = [];
const began = Date.now();

async function step(name, work) {
  const start = Date.now();
  say(`\n--- ${name}`);
  const good = await work();
  (good ? passed : failed).push(name);
  say(`--- ${name}: ${good ? 'passed' : 'FAILED'} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return good;
}

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/** Counts vitest's report; a file that could not even be loaded counts as one failed test. */
function countUnitTests(report) {
  for (const file of report.testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) failed.push(file.name);
    for (const test of file.assertionResults) {
      const list = { passed, failed }[test.status] ?? notRun;
      list.push(test.fullName);
    }
  }
}

function countJourneys(report) {
  const visit = (suite, names) => {
    const here = [...names, suite.title].filter(Boolean);
    for (const spec of suite.specs ?? []) {
      const name = [...here, spec.title].join(' › ');
      // A test that passed only when tried again has failed.
      for (const test of spec.tests)
        ({ expected: passed, skipped: notRun })[test.status]?.push(name) ?? failed.push(name);
    }
    for (const inner of suite.suites ?? []) visit(inner, here);
  };
  for (const suite of report.suites) visit(suite, []);
  // Faults outside any test, such as a spec that cannot be loaded.
  for (const error of report.errors ?? []) failed.push(`journeys: ${String(error.message).split('\n')[0]}`);
}

/**
 * Where tests keep their databases and browsers: in memory where four gigabytes are free there, for thousands of tests
 * wait for a disk otherwise. What a power cut leaves is for the gate, which uses the disk.
 */
function quickFolder() {
  const memory = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= 4 * 1024 ** 3 ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}

checkNode();
await install();
const chromium = await findChromium();
const office = findLibreOffice();
const scratch = mkdtempSync(join(quickFolder(), 'assay-test-'));
const env = {
  ...process.env,
  TMPDIR: scratch,
  NEXT_TELEMETRY_DISABLED: '1',
  ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
  ...(office ? { LIBREOFFICE_PATH: office } : {}),
};
mkdirSync(at('.ci', 'out'), { recursive: true });

await step('types', async () => {
  if ((await runTool('next/dist/bin/next', ['typegen'], { env })) !== 0) return false;
  return (await runTool('typescript/bin/tsc', ['--noEmit', '-p', '.'], { env })) === 0;
});
await step(
  'lint',
  async () =>
    (await runTool('@biomejs/biome/bin/biome', [
      'check',
      '--error-on-warnings',
      '--config-path',
      'lib/testing',
      '.',
    ])) === 0,
);

say('\n--- unit tests');
const unitReport = join(scratch, 'unit.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
const unitCode = await runTool('vitest/vitest.mjs', ['run', '--config', 'lib/testing/vitest.config.ts', ...reporters], {
  env,
});
const units = readJson(unitReport);
const failedBefore = failed.length;
if (units) countUnitTests(units);
if (unitCode !== 0 && failed.length === failedBefore) failed.push('unit tests: the runner failed');

const built = await step('build', async () => {
  const settings = serverEnvironment(env);
  ensureDataAndKey(settings);
  // In a process of its own, because a failed build ends the process.
  return (await run(process.execPath, [at('lib', 'run', 'build.mjs')], { env: settings })) === 0;
});

const journeyReport = join(scratch, 'journeys.json');
const playwright = (...args) =>
  runTool('@playwright/test/cli.js', ['test', '-c', 'e2e', ...args], {
    env: { ...env, ASSAY_DIST: dist, PLAYWRIGHT_JSON_OUTPUT_FILE: journeyReport },
  });
if (built && chromium) {
  say('\n--- journeys');
  const before = failed.length;
  const code = await playwright();
  const journeys = readJson(journeyReport);
  if (journeys) countJourneys(journeys);
  if (code !== 0 && failed.length === before) failed.push('journeys: the runner failed');
} else {
  say(`\n--- journeys: not run, because ${built ? 'there is no Chromium (set CHROMIUM_PATH)' : 'the build failed'}`);
  await playwright('--list', '--reporter=json');
  const listed = { names: [] };
  const visit = (suite) => {
    for (const spec of suite.specs ?? []) listed.names.push(`${suite.file ?? ''} › ${spec.title}`);
    for (const inner of suite.suites ?? []) visit(inner);
  };
  for (const suite of readJson(journeyReport)?.suites ?? []) visit(suite);
  notRun.push(...(listed.names.length > 0 ? listed.names : ['journeys']));
}
rmSync(scratch, { recursive: true, force: true });

if (notRun.length > 0) {
  say(`\nNot run (${notRun.length}):`);
  for (const name of notRun) say(`  - ${name}`);
  if (!office) say('LibreOffice was not found: set LIBREOFFICE_PATH to its soffice program.');
}
if (process.env.ASSAY_REQUIRE_ALL === '1') failed.push(...notRun);
if (failed.length > 0) {
  say(`\nFailed (${failed.length}):`);
  for (const name of failed) say(`  - ${name}`);
}
const minutes = ((Date.now() - began) / 60_000).toFixed(1);
say(`\nTook ${minutes} minutes.`);
say(`${passed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
