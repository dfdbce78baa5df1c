import 'server-only';
import { z } from 'zod';
import { findEvidence, removeEvidence as remove } from '@/db/store/evidence';
import { notFound, ok } from '@/lib/result';
import { command } from './command';

/**
 * Takes a file out of the organisation's library, and so out of every draft answer. What was sent keeps it: the bytes
 * stay.
 */
export const removeEvidence = command({
  action: 'evidence.remove',
  input: z.object({ evidenceId: z.string().min(1).max(64) }),
  load: async (db, input, { viewer }) =>
    viewer.kind === 'supplier' ? findEvidence(db, viewer.supplierId, input.evidenceId) : null,
  facts: ({ supplierId }) => ({ supplierId }),
  decide: ({ loaded, context }) =>
    ok({
      change: { supplierId: loaded.supplierId, id: loaded.id, at: context.now },
      event: { action: 'evidence.remove' as const, subject: { type: 'evidence', id: loaded.id } },
      value: { id: loaded.id },
    }),
  write: async (tx, change) => ((await remove(tx, change.supplierId, change.id, change.at)) ? undefined : notFound),
});
