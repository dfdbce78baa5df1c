import type { Until } from '../../lib/example/drafting';
import { buildByCommands } from './build-by-commands';
import { type Server, startServer } from './server';

/** A server with the example and one procurement more, taken as far as wanted and not published; and its id. */
export async function startDrafted(title: string, until: Until): Promise<{ server: Server; id: string }> {
  const server = await startServer({ example: true });
  await server.kill();
  const reference = 'BWC-DRA-0501';
  const printed = buildByCommands(server, 'e2e/support/build-drafted.ts', { title, reference, until });
  const [, id] = printed.match(/^procurement ([a-z2-7]{26})$/m) ?? [];
  if (!id) throw new Error(`The procurement was not built:\n${printed}`);
  await server.restart();
  return { server, id };
}
