import 'server-only';
import { z } from 'zod';
import { insertPriceExplanation, listPriceNotices } from '@/db/store/disregard';
import { findProcurement } from '@/db/store/procurement';
import { fromUk, ukDateTime } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const RecordPriceExplanation = z.object({
  id: z.string(),
  submissionId: z.string().max(64),
  noticeId: z.string().max(64),
  says: z.string().trim().min(1, { error: 'disregard.says-missing' }).max(20_000),
  /** UK day and time of receipt. */
  day: z.iso.date({ error: 'disregard.received-day-missing' }),
  time: z.string().regex(/^\d{2}:\d{2}$/, { error: 'disregard.received-time-missing' }),
});

/**
 * Records what a supplier said about its price after the notice. It decides nothing: where the explanation shows that the
 * contract can be performed for the price, the tender stays (Procurement Act 2023, section 19(5)).
 */
export const recordPriceExplanation = command({
  action: 'price-notice.explain',
  input: RecordPriceExplanation,
  load: async (db, { id, submissionId }) => {
    const state = await findProcurement(db, id);
    return state && { state, notices: await listPriceNotices(db, id, submissionId) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, notices }, input, context }) => {
    const notice = notices.find(({ id }) => id === input.noticeId);
    if (!notice) return refuse('not-found', 'common.not-found');
    const received = fromUk(input.day, input.time, 'day');
    if (!received.ok) return received;
    if (received.value > context.now) return refuse('invalid', 'disregard.received-future', undefined, 'day');
    if (received.value < notice.sentAt) return refuse('invalid', 'disregard.received-early', undefined, 'day');
    const procurementId = state.procurement.id;
    return ok({
      change: {
        id: context.id(),
        procurementId,
        submissionId: notice.submissionId,
        noticeId: notice.id,
        says: input.says,
        receivedAt: received.value,
        recordedBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
        recordedAt: context.now,
      },
      event: {
        action: 'price-notice.explain' as const,
        subject: { type: 'submission', id: notice.submissionId },
        procurementId,
        data: { received: ukDateTime(received.value) },
      },
      value: { id: procurementId },
    });
  },
  write: async (tx, row) => {
    await insertPriceExplanation(tx, row);
    return undefined;
  },
});
