import { buildByCommands } from './build-by-commands';
import { type Server, startServer } from './server';

/** A procurement that asks a question of every kind. Its deadline is far away, whenever the test runs. */
export const everyKindProcurement = {
  title: 'Every kind of question',
  reference: 'BWC-EVK-0001',
  publishedAt: '2026-01-05T09:00:00.000Z',
  deadline: '2038-01-29T12:00:00.000Z',
};

/** The same where the authority's own portal receives, and its deadline is over. */
export const portalProcurement = {
  title: 'Every kind of question, through a portal',
  reference: 'BWC-EVK-0002',
  publishedAt: '2025-10-01T08:00:00.000Z',
  deadline: '2025-11-03T12:00:00.000Z',
  receiving: 'portal',
};

/** A server with the example, and in it a published procurement with a question of every kind. */
export async function startWithEveryKind(procurement: object = everyKindProcurement): Promise<Server> {
  const server = await startServer({ example: true });
  await server.kill();
  buildByCommands(server, 'lib/testing/build-every-kind.ts', procurement);
  await server.restart();
  return server;
}
