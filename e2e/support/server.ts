import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;
/** The built server. */
export const standalone = join(root, process.env.ASSAY_DIST || '.next', 'standalone');

export type Server = {
  /** Origin, such as http://localhost:41234; the same text is the server's ASSAY_PUBLIC_URL. */
  url: string;
  dataFolder: string;
  keyFile: string;
  /** Moves the server's clock: milliseconds from the real time, for every request from now on. */
  setClock(offset: number): void;
  /** Moves the server's clock to a moment, from which it runs on. */
  setTime(iso: string): void;
  /** The process id of the running server. */
  pid(): number;
  /** Everything the server has printed so far. */
  output(): string;
  /** Waits for a line of output; gives the match. */
  line(pattern: RegExp, milliseconds?: number): Promise<RegExpMatchArray>;
  /** kill -9, as a power cut would. The data stays. */
  kill(): Promise<void>;
  /** Starts the server again on the same data, after kill or on top of a running one. */
  restart(env?: Record<string, string>): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
};

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });

/** Where the first example of a run is kept, for the specs that start from it. Set by playwright.config.ts. */
const kept = () => process.env.ASSAY_E2E_EXAMPLE || '';

/** Takes a copy of the example that another spec built, with its key; waits for one that is being built. */
async function copyOfExample(folder: string): Promise<boolean> {
  if (!kept()) return false;
  const until = Date.now() + 120_000;
  while (!existsSync(kept())) {
    try {
      mkdirSync(`${kept()}.building`);
      return false;
    } catch {
      if (Date.now() > until) return false;
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }
  for (const part of ['data', 'secret']) cpSync(join(kept(), part), join(folder, part), { recursive: true });
  return true;
}

function keepExample(folder: string): void {
  if (!kept() || existsSync(kept())) return;
  const place = mkdtempSync(`${kept()}.`);
  for (const part of ['data', 'secret']) cpSync(join(folder, part), join(place, part), { recursive: true });
  renameSync(place, kept());
}

/**
 * Starts the built server with a database, a key and a clock of its own.
 * @param options `example` builds the example data first; `env` adds environment variables.
 * @throws Error with the server's output when it is not there within 60 s.
 */
export async function startServer(options: { example?: boolean; env?: Record<string, string> } = {}): Promise<Server> {
  if (!existsSync(join(standalone, 'server.js'))) throw new Error('There is no build: run npm run build first.');
  const folder = mkdtempSync(join(tmpdir(), 'assay-e2e-'));
  const dataFolder = join(folder, 'data');
  const keyFile = join(folder, 'secret', 'key');
  const clock = join(folder, 'clock');
  mkdirSync(dataFolder, { mode: 0o700 });
  writeFileSync(clock, '0');
  // As `npm start` does before the first migration.
  mkdirSync(dirname(keyFile), { mode: 0o700 });
  const key = { format: 'assay-key/1', key: randomBytes(32).toString('base64'), createdAt: new Date().toISOString() };
  writeFileSync(keyFile, JSON.stringify(key), { mode: 0o600 });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const base: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOSTNAME: '127.0.0.1',
    PORT: String(port),
    ASSAY_HOST: '127.0.0.1',
    ASSAY_PORT: String(port),
    ASSAY_PUBLIC_URL: url,
    ASSAY_DATA: dataFolder,
    ASSAY_KEY_FILE: keyFile,
    ASSAY_TEST_CLOCK: clock,
    // Pages and their forms come from the same server, so any key will do.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    ...(options.example ? { ASSAY_EXAMPLE: '1' } : {}),
    ...options.env,
  };
  let printed = '';
  let child: ChildProcess | undefined;

  const script = (name: string) => {
    const done = spawnSync(process.execPath, [join(standalone, 'run', name)], {
      cwd: standalone,
      env: base as NodeJS.ProcessEnv,
    });
    printed += `${done.stdout}${done.stderr}`;
    if (done.status !== 0) throw new Error(`${name} failed:\n${printed}`);
  };

  const ended = async () => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    await new Promise((done) => running.once('exit', done));
  };

  const launch = async (env: Record<string, string> = {}) => {
    const started = spawn(process.execPath, [join(standalone, 'server.js')], {
      cwd: standalone,
      env: { ...base, ...env } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    started.stdout.on('data', (part: Buffer) => {
      printed += part.toString('utf8');
    });
    started.stderr.on('data', (part: Buffer) => {
      printed += part.toString('utf8');
    });
    const until = Date.now() + 60_000;
    for (;;) {
      if (started.exitCode !== null) throw new Error(`The server ended with code ${started.exitCode}:\n${printed}`);
      if (Date.now() > until) throw new Error(`The server did not answer within 60 s:\n${printed}`);
      const answer = await fetch(`${url}/api/health`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((wake) => setTimeout(wake, 50));
    }
  };

  const kill = async () => {
    child?.kill('SIGKILL');
    await ended();
  };
  const setClock = (offset: number) => writeFileSync(clock, String(Math.round(offset)));

  if (options.example && (await copyOfExample(folder))) printed += 'The example is a copy of the first one.\n';
  else {
    script('migrate.mjs');
    if (options.example) {
      script('example.mjs');
      keepExample(folder);
    }
  }
  await launch();

  return {
    url,
    dataFolder,
    keyFile,
    setClock,
    setTime: (iso) => setClock(Date.parse(iso) - Date.now()),
    pid: () => child?.pid ?? 0,
    output: () => printed,
    async line(pattern, milliseconds = 10_000) {
      const until = Date.now() + milliseconds;
      for (;;) {
        const found = printed.match(pattern);
        if (found) return found;
        if (Date.now() > until) throw new Error(`The server never printed ${pattern}:\n${printed}`);
        await new Promise((wake) => setTimeout(wake, 50));
      }
    },
    kill,
    async restart(env) {
      await kill();
      await launch(env);
    },
    async stop() {
      // At once: asked to end, it would wait for the browsers' open connections.
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
