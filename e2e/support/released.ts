import { buildByCommands } from './build-by-commands';
import { type Server, startServer } from './server';

/** A server with the example, the summaries of whose decided procurement are released; and that procurement's id. */
export async function startReleased(): Promise<{ server: Server; id: string }> {
  const server = await startServer({ example: true });
  await server.kill();
  const printed = buildByCommands(server, 'e2e/support/build-released.ts');
  const [, id] = printed.match(/^procurement ([a-z2-7]{26})$/m) ?? [];
  if (!id) throw new Error(`The summaries were not released:\n${printed}`);
  await server.restart();
  return { server, id };
}
