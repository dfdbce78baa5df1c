import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { countOverdueMarkingLoads, deleteOverdueMarkingLoads } from '@/db/store/marking-load';
import { countOverduePriceLoads, deleteOverduePriceLoads } from '@/db/store/price-load';
import { countOverdueWorkbookLoads, deleteOverdueWorkbookLoads } from '@/db/store/workbook-load';
import { ok } from '@/lib/result';
import { now } from '@/lib/server/clock';
import { command } from './command';
import { systemContext } from './deliver-mail';

/** Removes what was read of files whose day is over. No entry in a log: no answer, score or price ever had anything of them. */
const tidy = command({
  action: 'stored-file.tidy',
  input: z.strictObject({ at: z.iso.datetime() }),
  load: async () => ({}),
  facts: () => ({}),
  decide: ({ input }) => ok({ change: input, event: null, value: null }),
  write: async (tx, { at }) => {
    await deleteOverdueWorkbookLoads(tx, at);
    await deleteOverdueMarkingLoads(tx, at);
    await deleteOverduePriceLoads(tx, at);
    return undefined;
  },
});

/** Removes every loaded workbook, of a supplier, an evaluator or a lead, that nobody applied within its day; gives how many. */
export async function tidyWorkbookLoads(at: string = now()): Promise<number> {
  // Nothing is written, and no other write waits, where there is nothing to remove.
  const db = reading();
  const [answers, scores] = [await countOverdueWorkbookLoads(db, at), await countOverdueMarkingLoads(db, at)];
  const count = answers + scores + (await countOverduePriceLoads(db, at));
  if (count > 0) await tidy(systemContext(), { at });
  return count;
}
