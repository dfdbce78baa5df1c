import { buildByCommands } from './build-by-commands';
import type { Server } from './server';

/** What build-marking.ts is asked for. The words are those of the first evaluator's reasons and of the second's. */
export type Stage = { id: string; stage: 'opened' | 'marked' | 'locked'; words: string[]; differently?: boolean };

/** Takes the unopened procurement of a server that is down to a stage; gives its submissions. */
export function takeTo(server: Server, stage: Stage): string[] {
  const printed = buildByCommands(server, 'e2e/support/build-marking.ts', stage);
  const [, ids] = /^submissions (.+)$/m.exec(printed) ?? [];
  if (!ids) throw new Error(`The procurement was not marked:\n${printed}`);
  return ids.split(' ');
}
