/** `npm start [-- --example]`: installs and builds when needed, makes data and key, migrates, serves. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { actionsKey, ensureDataAndKey } from './key.mjs';
import { checkNode, run, say, serverEnvironment, standalone, stop } from './place.mjs';

const unknown = process.argv.slice(2).filter((word) => word !== '--example');
if (unknown.length > 0) stop(`npm start takes only --example, not ${unknown.join(' ')}.`);
const example = process.argv.includes('--example');

const portIsFree = (port, host) =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code !== 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });

checkNode();
const settings = serverEnvironment(example ? { ASSAY_EXAMPLE: '1' } : {});
const port = Number(settings.ASSAY_PORT);
// A port that is no port is named by the configuration check below.
if (Number.isInteger(port) && port > 0 && port < 65_536 && !(await portIsFree(port, settings.ASSAY_HOST))) {
  stop(`Port ${settings.ASSAY_PORT} is taken. Stop the other program, or set ASSAY_PORT to another port.`);
}
await install();
ensureDataAndKey(settings);
await build(settings);
const env = { ...settings, NODE_ENV: 'production', NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(settings) };

// Each script checks the configuration first and names a wrong variable itself.
const script = (name) => run(process.execPath, [join(standalone, 'run', name)], { env });
if ((await script('migrate.mjs')) !== 0) process.exit(1);
if (example && existsSync(join(standalone, 'run', 'example.mjs')) && (await script('example.mjs')) !== 0)
  process.exit(1);

const server = spawn(process.execPath, [join(standalone, 'server.js')], { cwd: standalone, env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
if (process.env.npm_lifecycle_event) {
  // npm starts us through a shell that dies of a signal without passing it on; the server must not outlive them.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && server.kill('SIGTERM'), 500).unref();
}
server.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
});

const address = `http://${settings.ASSAY_HOST.includes(':') ? `[${settings.ASSAY_HOST}]` : settings.ASSAY_HOST}:${settings.ASSAY_PORT}`;
while (server.exitCode === null && server.signalCode === null) {
  const answer = await fetch(`${address}/api/health`).catch(() => null);
  if (answer !== null) {
    const shown = settings.ASSAY_PUBLIC_URL || `http://localhost:${settings.ASSAY_PORT}`;
    say(`\nAssay is running: open ${shown}\nData: ${settings.ASSAY_DATA}\nStop it with Ctrl+C.`);
    break;
  }
  await new Promise((wake) => setTimeout(wake, 100));
}
