import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildByCommands } from './build-by-commands';
import { type Server, startServer } from './server';

/** A server with the example's people and one open procurement that nobody is invited to yet, and its id. */
export async function startUnanswered(): Promise<{ server: Server; procurement: string }> {
  const server = await startServer({ env: { ASSAY_EXAMPLE: '1' } });
  await server.kill();
  const printed = buildByCommands(server, 'e2e/support/build-unanswered.ts');
  const [, procurement] = printed.match(/^procurement ([a-z2-7]{26})$/m) ?? [];
  if (!procurement) throw new Error(`The procurement was not built:\n${printed}`);
  await server.restart();
  return { server, procurement };
}

/** Copies the data of a server that is down. */
export function keepState(server: Server, name: string): string {
  const kept = join(server.dataFolder, '..', name);
  rmSync(kept, { recursive: true, force: true });
  cpSync(server.dataFolder, kept, { recursive: true });
  return kept;
}

/** A copy of a kept state to look into, for looking writes beside it. */
export function copyOf(kept: string): string {
  const copy = `${kept}-copy`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(kept, copy, { recursive: true });
  return copy;
}

/** Puts a kept state in the place of the data of a server that is down. */
export function putBack(server: Server, kept: string): void {
  rmSync(server.dataFolder, { recursive: true, force: true });
  cpSync(kept, server.dataFolder, { recursive: true });
}

/** Puts a kept state in the place of the data, and starts the server on it. */
export async function startFrom(server: Server, kept: string): Promise<void> {
  await server.kill();
  putBack(server, kept);
  await server.restart();
}
