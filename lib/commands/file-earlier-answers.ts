import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { fileEarlierAnswers, listUnfiled } from '@/db/store/earlier-answer';
import { ok } from '@/lib/result';
import { command } from './command';
import { systemContext } from './deliver-mail';

const few = 20;

/** Files a few submissions that were made before organisations had a library. Gives the id of the last one. */
const fileSome = command({
  action: 'library.file',
  input: z.strictObject({ after: z.string().max(64) }),
  load: (db, { after }) => listUnfiled(db, after, few),
  facts: () => ({}),
  decide: ({ loaded }) => ok({ change: loaded, event: null, value: loaded.at(-1)?.id ?? null }),
  write: async (tx, change) => {
    for (const submission of change) await fileEarlierAnswers(tx, submission);
    return undefined;
  },
});

/** Files every submission that has no place in its organisation's library yet: after an upgrade, once. */
export async function fileEarlierSubmissions(): Promise<number> {
  let filed = 0;
  let after = '';
  for (;;) {
    const waiting = await listUnfiled(reading(), after, few);
    if (waiting.length === 0) return filed;
    const done = await fileSome(systemContext(), { after });
    if (!done.ok || done.value === null) return filed;
    filed += waiting.length;
    after = done.value;
  }
}
