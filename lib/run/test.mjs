/**
 * `npm test`: installs, then types, lint, unit tests, build and browser journeys. Whatever cannot run is named; with
 * ASSAY_REQUIRE_ALL=1 it counts as failed. The last line is `N passed, N failed`.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from './install.mjs';
import { ensureDataAndKey } from './key.mjs';
import { at, checkNode, dist, runBeside, runTool, say, serverEnvironment, standalone, stop } from './place.mjs';
import { findChromium, findLibreOffice } from './programs.mjs';

if (process.argv.length > 2)
  stop('npm test runs everything and takes no arguments; see also npm run test:unit and test:e2e.');

const passed = [];
const failed = [];
const notRun = [];
const began = Date.now();

/**
 * A step beside other work: programs of this Node, one after the other as long as they are well. Everything is printed
 * at its end.
 */
async function stepBeside(name, programs) {
  const start = Date.now();
  const printed = [];
  let good = true;
  for (const { args, env } of programs) {
    const one = await runBeside(process.execPath, args, { env });
    printed.push(one.printed);
    good = one.code === 0;
    if (!good) break;
  }
  (good ? passed : failed).push(name);
  const took = ((Date.now() - start) / 1000).toFixed(1);
  say(`\n--- ${name}\n${printed.join('')}--- ${name}: ${good ? 'passed' : 'FAILED'} (${took} s)`);
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
const scratch = mkdtempSync(join(quickFolder(), 'assay-test-'));
const env = { ...process.env, TMPDIR: scratch, NEXT_TELEMETRY_DISABLED: '1' };
mkdirSync(at('.ci', 'out'), { recursive: true });

const tool = (file, ...args) => ({ args: [at('node_modules', file), ...args], env });

async function typesAndLint() {
  await stepBeside('types', [tool('next/dist/bin/next', 'typegen'), tool('typescript/bin/tsc', '--noEmit', '-p', '.')]);
  await stepBeside('lint', [
    tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--config-path', 'lib/testing', '.'),
  ]);
}

await install(typesAndLint);
const chromium = await findChromium();
const office = findLibreOffice();
if (chromium) env.CHROMIUM_PATH = chromium;
if (office) env.LIBREOFFICE_PATH = office;

/** Where journeys copy the example from, so that no two of them build it. */
const example = join(scratch, 'example');

/** The example's data with its key, for the journeys. */
async function buildExample() {
  const settings = {
    ...serverEnvironment(env),
    ASSAY_DATA: join(example, 'data'),
    ASSAY_KEY_FILE: join(example, 'secret', 'key'),
    ASSAY_EXAMPLE: '1',
    ASSAY_PUBLIC_URL: 'http://localhost:3000',
  };
  ensureDataAndKey(settings, { quiet: true });
  const script = (name) => ({ args: [join(standalone, 'run', `${name}.mjs`)], env: settings });
  const good = await stepBeside('example for the journeys', [script('migrate'), script('example')]);
  if (!good) rmSync(example, { recursive: true, force: true });
}

/** Gives whether the build ended well. */
async function buildAll() {
  const settings = serverEnvironment(env);
  ensureDataAndKey(settings);
  // In a process of its own, because a failed build ends the process.
  const good = await stepBeside('build', [{ args: [at('lib', 'run', 'build.mjs')], env: settings }]);
  if (good && chromium) await buildExample();
  return good;
}

async function unitTests() {
  say('\n--- unit tests');
  const unitReport = join(scratch, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
  const vitest = ['run', '--config', 'lib/testing/vitest.config.ts', ...reporters];
  const unitCode = await runTool('vitest/vitest.mjs', vitest, { env });
  const units = readJson(unitReport);
  const failedBefore = failed.length;
  if (units) countUnitTests(units);
  if (unitCode !== 0 && failed.length === failedBefore) failed.push('unit tests: the runner failed');
}

// Unit tests wait for children and LibreOffice often enough for the others to find room.
const [built] = await Promise.all([buildAll(), unitTests()]);

const journeyReport = join(scratch, 'journeys.json');
const playwright = (...args) =>
  runTool('@playwright/test/cli.js', ['test', '-c', 'e2e', ...args], {
    env: { ...env, ASSAY_DIST: dist, ASSAY_E2E_EXAMPLE: example, PLAYWRIGHT_JSON_OUTPUT_FILE: journeyReport },
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
