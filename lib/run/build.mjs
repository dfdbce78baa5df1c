/** Builds the standalone server when a source file has changed. `npm run build`, and the first half of `npm start`. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundlePrograms } from './bundle.mjs';
import { install } from './install.mjs';
import { actionsKey, actionsKeyPrint, ensureDataAndKey } from './key.mjs';
import { at, checkNode, dist, root, runTool, say, serverEnvironment, standalone, stop } from './place.mjs';

const stampFile = at(dist, 'assay-built');
const sources = ['app', 'lib', 'db', 'public', 'instrumentation.ts', 'next.config.js', 'package-lock.json', 'proxy.ts'];
/** Parts of the sources that are not in the server, so that editing them needs no build. */
const apart = /(\.test\.tsx?$)|(^lib\/testing\/)|(^lib\/run\/[^/]*\.(mjs|json)$)|(^lib\/decisions\/)/;

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function sourceStamp(env) {
  const hash = createHash('sha256').update(`${process.version}|${dist}|${actionsKeyPrint(env)}`);
  const scripts = [at('lib', 'run', 'build.mjs'), at('lib', 'run', 'bundle.mjs'), at('tsconfig.json')];
  for (const file of [...sources.flatMap((name) => filesUnder(at(name))), ...scripts]) {
    const name = relative(root, file).replaceAll('\\', '/');
    if (apart.test(name) && !scripts.includes(file)) continue;
    hash.update(`\n${name}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Bundles what runs outside Next: child processes, and the scripts that need the application's own code. */
async function bundle() {
  const children = readdirSync(at('lib', 'run', 'children'))
    .filter((name) => /^[a-z-]+\.ts$/.test(name) && name !== 'frame.ts')
    .map((name) => ({ in: at('lib', 'run', 'children', name), out: join('children', basename(name, '.ts')) }));
  const scripts = ['migrate', 'example']
    .map((name) => ({ in: at('lib', 'run', `${name}.ts`), out: join('run', name) }))
    .filter((entry) => existsSync(entry.in));
  await bundlePrograms([...children, ...scripts], standalone);
}

/** Makes sure that the standalone server matches the sources. Stops the process when the build fails. */
export async function build(env) {
  const stamp = sourceStamp(env);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  say('Building (about half a minute).');
  rmSync(stampFile, { force: true });
  const code = await runTool('next/dist/bin/next', ['build'], {
    env: { ...env, NODE_ENV: 'production', NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(env) },
  });
  if (code !== 0) stop('The build failed; the reason is above.');
  // Whatever Next's tracing guesses at, the data never goes beside the server.
  rmSync(join(standalone, 'data'), { recursive: true, force: true });
  // Next leaves these three out of the standalone folder.
  cpSync(at(dist, 'static'), join(standalone, dist, 'static'), { recursive: true });
  if (existsSync(at('public'))) cpSync(at('public'), join(standalone, 'public'), { recursive: true });
  mkdirSync(join(standalone, 'db'), { recursive: true });
  cpSync(at('db', 'migrations'), join(standalone, 'db', 'migrations'), { recursive: true });
  await bundle();
  writeFileSync(stampFile, stamp);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  checkNode();
  await install();
  const env = serverEnvironment();
  ensureDataAndKey(env);
  await build(env);
}
