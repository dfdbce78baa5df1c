/** Where things are, and how the entry points start other programs. Plain Node: this runs before any install. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
/** Name of the build folder inside the root. */
export const dist = basename(process.env.ASSAY_DIST || '.next');
export const standalone = join(root, dist, 'standalone');
export const at = (...parts) => join(root, ...parts);

/** Stops with one sentence, without a stack trace. */
export function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

export const say = (sentence) => process.stdout.write(`${sentence}\n`);

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 9)) stop(`Assay needs Node 20.9 or later; this is ${process.version}.`);
}

/** Environment of the server: absolute paths from the repository root, whatever folder the command was typed in. */
export function serverEnvironment(extra = {}) {
  const env = { ...process.env, ...extra };
  const port = env.ASSAY_PORT || env.PORT || '3000';
  const host = env.ASSAY_HOST || '127.0.0.1';
  return {
    ...env,
    NEXT_TELEMETRY_DISABLED: '1',
    ASSAY_DATA: resolve(root, env.ASSAY_DATA || 'data'),
    ASSAY_KEY_FILE: resolve(root, env.ASSAY_KEY_FILE || join('.assay', 'key')),
    ASSAY_PORT: port,
    ASSAY_HOST: host,
    // What Next's standalone server reads; without them it would listen on every interface.
    PORT: port,
    HOSTNAME: host,
  };
}

/** Runs a program to its end in the repository root; gives its exit code (128 when a signal ended it). */
export function run(program, args, { env = process.env, quiet = false } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, env, stdio: quiet ? 'ignore' : 'inherit' });
    child.on('error', () => done(127));
    child.on('close', (code) => done(code ?? 128));
  });
}

/**
 * Runs a program to its end beside other work, which goes before it when both want a processor. Gives its exit code and,
 * for two programs must not print into each other's lines, what it printed.
 */
export function runBeside(program, args, { env = process.env } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    try {
      if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // It has ended, or the system does not let it: it then takes its turn with everything else.
    }
    let printed = '';
    const keep = (part) => {
      printed += part.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => done({ code: 127, printed: `${printed}${error.message}\n` }));
    child.on('close', (code) => done({ code: code ?? 128, printed }));
  });
}

/** As run, with this Node and a program from node_modules/<package>/<file>. */
export const runTool = (file, args, options) => run(process.execPath, [at('node_modules', file), ...args], options);

/** First of the candidates that exists: absolute paths, or names looked up on the PATH. */
export function findProgram(candidates) {
  for (const candidate of candidates.filter(Boolean)) {
    if (/[\\/]/.test(candidate)) {
      if (existsSync(candidate)) return candidate;
      continue;
    }
    for (const folder of (process.env.PATH || '').split(delimiter)) {
      const path = join(folder, candidate);
      if (folder && existsSync(path)) return path;
    }
  }
  return null;
}

/** Whether Debian packages can be installed without asking anyone. */
export const canInstallPackages = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && findProgram(['apt-get']) !== null;

/** Installs Debian packages; gives whether it worked. */
export function installPackages(...names) {
  say(`Installing ${names.join(', ')} with apt-get.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...names];
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}
