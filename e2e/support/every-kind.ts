import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Server, startServer } from './server';

const root = new URL('../..', import.meta.url).pathname;
/** A procurement that asks a question of every kind. Its deadline is far away, whenever the test runs. */
export const everyKindProcurement = {
  title: 'Every kind of question',
  reference: 'BWC-EVK-0001',
  publishedAt: '2026-01-05T09:00:00.000Z',
  deadline: '2038-01-29T12:00:00.000Z',
};

/** A server with the example, and in it a published procurement with a question of every kind. */
export async function startWithEveryKind(): Promise<Server> {
  const server = await startServer({ example: true });
  await server.kill();
  const script = join(root, 'lib', 'testing', 'build-every-kind.ts');
  const built = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', script, JSON.stringify(everyKindProcurement)],
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
  if (built.status !== 0) throw new Error(`The procurement was not added:\n${built.stdout}${built.stderr}`);
  await server.restart();
  return server;
}
