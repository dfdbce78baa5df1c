/**
 * `npm run gate [-- --seed N]`: the laws at twenty times the cases of `npm test`, and the long journeys at their full
 * count, of which `npm test` runs at least 2% with a fixed seed. Writes lib/run/gate-result.json: when, which commit,
 * which seed, what held, and what the journeys measured.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from './install.mjs';
import { ensureDataAndKey } from './key.mjs';
import { at, checkNode, dist, root, run, runTool, say, serverEnvironment, stop } from './place.mjs';
import { findChromium, findLibreOffice } from './programs.mjs';

const lawScale = process.env.ASSAY_LAW_SCALE || '20';
/** The scale at which a long journey counts in full. */
const journeyScale = '50';
const seedAt = process.argv.indexOf('--seed');
const seed = (seedAt > 0 ? process.argv[seedAt + 1] : process.env.ASSAY_SEED) || String(Date.now() % 1_000_000_000);
if (!/^\d{1,9}$/.test(seed)) stop('--seed takes a whole number of at most nine digits.');

const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? '';
const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/** Test files that hold a law against generated cases. */
const lawFiles = readdirSync(at('lib'), { recursive: true })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => join('lib', name))
  .filter((name) => /from '[^']*\/testing\/laws'/.test(readFileSync(at(name), 'utf8')));

const minutesSince = (start) => Number(((Date.now() - start) / 60_000).toFixed(1));

/** What the tests of a report noted down as measured. */
const measuredIn = (suite) => [
  ...(suite.specs ?? []).flatMap(({ tests }) =>
    tests.flatMap(({ results }) =>
      (results.at(-1)?.annotations ?? []).filter(({ type }) => type === 'measured').map((note) => note.description),
    ),
  ),
  ...(suite.suites ?? []).flatMap(measuredIn),
];

checkNode();
await install();
const began = Date.now();
const chromium = await findChromium();
const office = findLibreOffice();
const scratch = mkdtempSync(join(tmpdir(), 'assay-gate-'));
const env = {
  ...process.env,
  ASSAY_SEED: seed,
  ASSAY_DIST: dist,
  NEXT_TELEMETRY_DISABLED: '1',
  ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
  ...(office ? { LIBREOFFICE_PATH: office } : {}),
};

say(`${lawFiles.length} files of laws at ${lawScale} times the cases of npm test, seed ${seed}.`);
const unitReport = join(scratch, 'laws.json');
const vitest = ['run', '--config', 'lib/testing/vitest.config.ts', ...lawFiles];
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
const lawsCode = await runTool('vitest/vitest.mjs', [...vitest, ...reporters], {
  env: { ...env, ASSAY_LAW_SCALE: lawScale },
});
const laws = readJson(unitReport);
const lawMinutes = minutesSince(began);

const settings = serverEnvironment(env);
ensureDataAndKey(settings);
if ((await run(process.execPath, [at('lib', 'run', 'build.mjs')], { env: settings })) !== 0) stop('The build failed.');

/** Runs the journeys that the arguments choose; null where there was no report. */
async function journeys(name, ...args) {
  const report = join(scratch, `${name}.json`);
  const code = chromium
    ? await runTool('@playwright/test/cli.js', ['test', '-c', 'e2e', ...args], {
        env: { ...env, ASSAY_LAW_SCALE: journeyScale, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      })
    : 1;
  return { code, report: readJson(report) };
}
const journeysBegan = Date.now();
// What is measured by the clock runs with nothing beside it.
const runs = [
  await journeys('alone', '--grep', '@alone', '--workers', '1'),
  await journeys('long', '--grep', '@long', '--grep-invert', '@alone'),
];
const stats = runs.flatMap(({ report }) => report?.stats ?? []);
const sum = (count) => stats.reduce((total, one) => total + count(one), 0);

const result = {
  date: new Date(began).toISOString(),
  commit: git('rev-parse', 'HEAD') || null,
  changed: git('status', '--porcelain') !== '',
  seed: Number(seed),
  node: process.version,
  processors: cpus().length,
  minutes: minutesSince(began),
  laws: laws && {
    scale: Number(lawScale),
    minutes: lawMinutes,
    passed: laws.numPassedTests,
    failed: laws.numFailedTests,
    notRun: laws.numPendingTests,
  },
  longJourneys:
    stats.length === runs.length
      ? {
          scale: Number(journeyScale),
          minutes: minutesSince(journeysBegan),
          passed: sum(({ expected }) => expected),
          failed: sum(({ unexpected, flaky }) => unexpected + flaky),
          notRun: sum(({ skipped }) => skipped),
          measured: runs.flatMap(({ report }) => report.suites.flatMap(measuredIn)),
        }
      : null,
  // A run that found no journey, or skipped all of them, shows nothing.
  held: lawsCode === 0 && runs.every(({ code, report }) => code === 0 && report?.stats?.expected > 0),
};
rmSync(scratch, { recursive: true, force: true });
writeFileSync(at('lib', 'run', 'gate-result.json'), `${JSON.stringify(result, null, 2)}\n`);
say(JSON.stringify(result, null, 2));
process.exitCode = result.held ? 0 : 1;
