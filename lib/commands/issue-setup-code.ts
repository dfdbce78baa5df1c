import 'server-only';
import { z } from 'zod';
import { isEmpty, setInstallationFact } from '@/db/store/people';
import { ok } from '@/lib/result';
import { command } from './command';

/** Keeps the hash of a new set-up code while nobody has been set up; the code of an earlier start then ends. */
export const issueSetupCode = command({
  action: 'setup-code.issue',
  input: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  load: async (db) => ((await isEmpty(db)) ? {} : null),
  facts: () => ({}),
  decide: ({ input }) =>
    ok({
      change: input,
      event: { action: 'setup-code.issue' as const, subject: { type: 'installation', id: 'setup-code' } },
      value: null,
    }),
  write: (tx, change) => setInstallationFact(tx, 'setup-code', change.hash).then(() => undefined),
});
