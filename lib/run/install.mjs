/** Installs the packages when the lock file, the Node ABI or the platform has changed since the last time. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, canInstallPackages, findProgram, installPackages, run, say, stop } from './place.mjs';

const stampFile = at('node_modules', '.assay-installed');

export const installStamp = () =>
  createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .update([process.versions.modules, process.platform, process.arch].join('|'))
    .digest('hex');

/**
 * better-sqlite3 is compiled where no ready-made binary can be fetched, and the compiler then looks for Node's
 * headers on nodejs.org. Where they lie beside Node itself, and are of this very version, they are used instead.
 */
function headers() {
  const prefix = dirname(dirname(process.execPath));
  const file = join(prefix, 'include', 'node', 'node_version.h');
  if (process.env.npm_config_nodedir || !existsSync(file)) return {};
  const text = readFileSync(file, 'utf8');
  const version = ['MAJOR', 'MINOR', 'PATCH'].map((part) => text.match(`NODE_${part}_VERSION (\\d+)`)?.[1]).join('.');
  return version === process.versions.node ? { npm_config_nodedir: prefix } : {};
}

const npm = (args, env) => {
  const program = process.env.npm_execpath;
  const all = [...args, '--no-audit', '--no-fund'];
  return program?.endsWith('.js')
    ? run(process.execPath, [program, ...all], { env })
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', all, { env });
};

/**
 * Installs what is missing. `early` is what needs the packages' files alone: it begins while the database driver is
 * being compiled, which keeps one processor busy for a minute; its end is waited for.
 */
export async function install(early = async () => undefined) {
  const stamp = installStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return early();
  say('Installing packages (one to two minutes; the database driver may have to be compiled).');
  // The compiler takes every processor.
  const env = { JOBS: 'max', ...process.env, ...headers() };
  if ((await npm(['ci', '--include=dev', '--ignore-scripts'], env)) !== 0)
    stop('The packages could not be installed; npm says why above.');
  const done = early();
  let code = await npm(['rebuild'], env);
  const compiler = findProgram(['c++', 'g++', 'clang++']) && findProgram(['make']) && findProgram(['python3']);
  if (code !== 0 && !compiler && canInstallPackages() && installPackages('python3', 'make', 'g++'))
    code = await npm(['rebuild'], env);
  if (code !== 0) {
    stop(
      'The database driver could not be made; npm says why above. If the compiler was missing, install python3, make ' +
        'and g++ (on macOS: xcode-select --install) and try again.',
    );
  }
  writeFileSync(stampFile, stamp);
  await done;
}
