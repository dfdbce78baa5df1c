import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Server } from './server';

const root = new URL('../..', import.meta.url).pathname;

/** Runs a script that builds by the real commands on the data of a server that is down; returns what it printed. */
export function buildByCommands(server: Server, script: string, argument: unknown = null): string {
  const built = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', join(root, script), JSON.stringify(argument)],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH ?? '',
        NODE_ENV: 'production',
        ASSAY_EXAMPLE: '1',
        ASSAY_DATA: server.dataFolder,
        ASSAY_KEY_FILE: server.keyFile,
        ASSAY_PUBLIC_URL: server.url,
      },
    },
  );
  if (built.status !== 0) throw new Error(`${script} did not build:\n${built.stdout}${built.stderr}`);
  return built.stdout;
}
