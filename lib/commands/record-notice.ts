import 'server-only';
import { z } from 'zod';
import { insertOpeningNotice } from '@/db/store/notice';
import { findProcurement } from '@/db/store/procurement';
import { fromUk, ukDateTime } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const RecordNotice = z.strictObject({
  id: z.string(),
  reference: z
    .string({ error: 'regime.reference-missing' })
    .trim()
    .min(1, { error: 'regime.reference-missing' })
    .max(100, { error: 'regime.reference-long' }),
  /** UK day and time of the publication, as its page shows them. */
  day: z.iso.date({ error: 'regime.notice-day-missing' }),
  time: z.string().regex(/^\d{2}:\d{2}$/, { error: 'regime.notice-time-missing' }),
});

/**
 * Records the reference and the time of the notice that opens the procurement. A correction is a new record, and the
 * last one counts. Refuses a time that is not real, or still to come: what is not out yet cannot be recorded.
 */
export const recordNotice = command({
  action: 'notice.record',
  input: RecordNotice,
  load: (db, { id }) => findProcurement(db, id),
  facts: procurementFacts,
  decide: ({ loaded: { procurement }, input: { reference, day, time }, context }) => {
    const published = fromUk(day, time, 'day');
    if (!published.ok) return published;
    if (published.value > context.now) return refuse('invalid', 'regime.notice-future', undefined, 'day');
    return ok({
      change: {
        id: context.id(),
        procurementId: procurement.id,
        reference,
        publishedAt: published.value,
        recordedBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
        recordedAt: context.now,
      },
      event: {
        action: 'notice.record' as const,
        subject: { type: 'procurement', id: procurement.id },
        procurementId: procurement.id,
        data: { reference, published: ukDateTime(published.value) },
      },
      value: { id: procurement.id },
    });
  },
  write: async (tx, row) => {
    await insertOpeningNotice(tx, row);
    return undefined;
  },
});
