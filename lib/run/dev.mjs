/** `npm run dev`: installs if needed, makes data and key, migrates, and serves with reloading. */
import { spawn } from 'node:child_process';
import { install } from './install.mjs';
import { actionsKey, ensureDataAndKey } from './key.mjs';
import { at, checkNode, root, run, serverEnvironment } from './place.mjs';

checkNode();
await install();
const settings = serverEnvironment();
ensureDataAndKey(settings);
const env = { ...settings, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(settings) };
const migrate = ['--conditions=react-server', '--import', 'tsx', at('lib', 'run', 'migrate.ts')];
if ((await run(process.execPath, migrate, { env })) !== 0) process.exit(1);
const next = [at('node_modules', 'next', 'dist', 'bin', 'next'), 'dev', '-H', env.ASSAY_HOST, '-p', env.ASSAY_PORT];
const server = spawn(process.execPath, next, { cwd: root, env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => {
  process.exitCode = code ?? 0;
});
