import 'server-only';
import { z } from 'zod';
import { emptyChangeLog, reading } from '@/db/client';
import { destroyFile } from '@/db/evidence-files';
import { listFilesToDestroy, noteGone } from '@/db/store/removal';
import { ok } from '@/lib/result';
import { logError } from '@/lib/server/log';
import { command } from './command';
import { systemContext } from './deliver-mail';

/** Notes that the bytes of a removed file are gone. The certificate is the entry of the log. */
const note = command({
  action: 'stored-file.tidy',
  input: z.strictObject({ fileId: z.string().min(1).max(64) }),
  load: async () => ({}),
  facts: () => ({}),
  decide: ({ input, context }) => ok({ change: { ...input, at: context.now }, event: null, value: null }),
  write: async (tx, { fileId, at }) => {
    await noteGone(tx, fileId, at);
    return undefined;
  },
});

/** Looked at in one round, so that the round ends soon. */
const eachRound = 200;

/**
 * Overwrites and removes the bytes of files whose rows went with the records of a procurement, and notes each that is
 * gone: what a server that died left is found by the next round, and a file that is gone already only has its note
 * missing. One that cannot be removed keeps no other waiting. Gives how many are gone.
 */
export async function destroyRemovedFiles(): Promise<number> {
  const found = await listFilesToDestroy(reading(), eachRound);
  let gone = 0;
  for (const { fileId, owner } of found) {
    try {
      await destroyFile(owner, fileId);
      await note(systemContext(), { fileId });
      gone += 1;
    } catch (error) {
      logError('removed file could not be destroyed', error);
    }
  }
  if (gone > 0) await emptyChangeLog();
  return gone;
}
