import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { dropFile } from '@/db/evidence-files';
import { deleteImport, listOverdueImports } from '@/db/store/import-file';
import { ok, refuse } from '@/lib/result';
import { now } from '@/lib/server/clock';
import { command } from './command';
import { systemContext } from './deliver-mail';

const Overdue = z.strictObject({
  id: z.string(),
  procurementId: z.string(),
  revision: z.int(),
  fileId: z.string().nullable(),
});

/** Ends one import that its day is over for, and removes what was read of its file. The draft is not touched. */
const endImport = command({
  action: 'import.end',
  input: Overdue,
  load: async () => ({}),
  facts: () => ({}),
  decide: ({ input }) => ok({ change: input, event: null, value: input }),
  write: async (tx, { id, procurementId, revision }) => {
    const ended = await deleteImport(tx, { id, procurementId, revision });
    return ended ? undefined : refuse('conflict', 'import.stale');
  },
  after: async ({ procurementId, fileId }) => {
    if (fileId !== null) await dropFile(procurementId, fileId);
  },
});

/** Removes every import whose day is over; gives how many. */
export async function endOverdueImports(at: string = now()): Promise<number> {
  const overdue = await listOverdueImports(reading(), at);
  for (const { id, procurementId, revision, fileId } of overdue)
    await endImport(systemContext(), { id, procurementId, revision, fileId });
  return overdue.length;
}
