import 'server-only';
import { z } from 'zod';
import { findEvidence } from '@/db/store/evidence';
import { saveDates } from '@/db/store/evidence-library';
import { ukDay } from '@/lib/procurement/uk-time';
import { datesFaults } from '@/lib/response/evidence';
import { ok, refuse, refuseAll } from '@/lib/result';
import { command } from './command';

const Day = z.string().max(40);

/** Says of a file which date it bears and when it expires. Nothing that was sent changes. */
export const describeEvidence = command({
  action: 'evidence.describe',
  input: z.object({
    evidenceId: z.string().min(1).max(64),
    /** The revision of the dates that the form showed. */
    revision: z.coerce.number().int().min(0).max(1_000_000),
    date: Day,
    expires: Day,
  }),
  load: async (db, input, { viewer }) => {
    const file = viewer.kind === 'supplier' ? await findEvidence(db, viewer.supplierId, input.evidenceId) : null;
    return file && file.removedAt === null ? file : null;
  },
  facts: ({ supplierId }) => ({ supplierId }),
  decide: ({ loaded, input, context }) => {
    const { date, expires } = input;
    const faults = datesFaults({ date, expires }, ukDay(context.now));
    if (faults.length > 0) return refuseAll('invalid', faults);
    return ok({
      change: {
        evidenceId: loaded.id,
        supplierId: loaded.supplierId,
        dates: { date, expires },
        before: input.revision,
      },
      event: { action: 'evidence.describe' as const, subject: { type: 'evidence', id: loaded.id } },
      value: { id: loaded.id },
    });
  },
  write: async (tx, { before, ...row }, { viewer, now }) => {
    const by = viewer.kind === 'supplier' ? viewer.userId : '';
    const saved = await saveDates(tx, before, { ...row, by, at: now });
    return saved ? undefined : refuse('conflict', 'evidence.dates-raced', undefined, 'date');
  },
});
