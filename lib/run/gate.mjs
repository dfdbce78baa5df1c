/**
 * `npm run gate [-- --seed N]`: the laws and the long journeys at fifty times the cases of `npm test`, which so runs 2%
 * of them with a fixed seed. Writes lib/run/gate-result.json: when, which commit, which seed, what passed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from './install.mjs';
import { ensureDataAndKey } from './key.mjs';
import { at, checkNode, dist, root, run, runTool, say, serverEnvironment, stop } from './place.mjs';
import { findChromium, findLibreOffice } from './programs.mjs';

const scale = process.env.ASSAY_LAW_SCALE || '50';
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

checkNode();
await install();
const began = new Date();
const chromium = await findChromium();
const office = findLibreOffice();
const scratch = mkdtempSync(join(tmpdir(), 'assay-gate-'));
const unitReport = join(scratch, 'laws.json');
const journeyReport = join(scratch, 'journeys.json');
const env = {
  ...process.env,
  ASSAY_LAW_SCALE: scale,
  ASSAY_SEED: seed,
  ASSAY_DIST: dist,
  NEXT_TELEMETRY_DISABLED: '1',
  PLAYWRIGHT_JSON_OUTPUT_FILE: journeyReport,
  ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
  ...(office ? { LIBREOFFICE_PATH: office } : {}),
};

say(`Laws at ${scale} times the cases of npm test, seed ${seed}.`);
const vitest = ['run', '--config', 'lib/testing/vitest.config.ts', '.property.test'];
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
const lawsCode = await runTool('vitest/vitest.mjs', [...vitest, ...reporters], { env });
const settings = serverEnvironment(env);
ensureDataAndKey(settings);
if ((await run(process.execPath, [at('lib', 'run', 'build.mjs')], { env: settings })) !== 0) stop('The build failed.');
const journeyCode = chromium
  ? await runTool('@playwright/test/cli.js', ['test', '-c', 'e2e', '--grep', '@long', '--pass-with-no-tests'], { env })
  : 1;

const laws = readJson(unitReport);
const journeys = readJson(journeyReport)?.stats;
const result = {
  date: began.toISOString(),
  commit: git('rev-parse', 'HEAD') || null,
  changed: git('status', '--porcelain') !== '',
  seed: Number(seed),
  scale: Number(scale),
  node: process.version,
  processors: cpus().length,
  minutes: Number(((Date.now() - began.getTime()) / 60_000).toFixed(1)),
  laws: laws && { passed: laws.numPassedTests, failed: laws.numFailedTests, notRun: laws.numPendingTests },
  longJourneys: journeys
    ? { passed: journeys.expected, failed: journeys.unexpected + journeys.flaky, notRun: journeys.skipped }
    : null,
  held: lawsCode === 0 && journeyCode === 0,
};
rmSync(scratch, { recursive: true, force: true });
writeFileSync(at('lib', 'run', 'gate-result.json'), `${JSON.stringify(result, null, 2)}\n`);
say(JSON.stringify(result, null, 2));
process.exitCode = result.held ? 0 : 1;
