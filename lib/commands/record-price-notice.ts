import 'server-only';
import { z } from 'zod';
import { insertPriceNotice, listPriceNotices } from '@/db/store/disregard';
import { lettersOf } from '@/db/store/opening';
import { listPrices } from '@/db/store/price';
import { findProcurement } from '@/db/store/procurement';
import { fromUk, ukDateTime } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { currentPrices } from '@/lib/views/decision-record';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const clock = /^\d{2}:\d{2}$/;

const RecordPriceNotice = z.object({
  id: z.string(),
  submissionId: z.string().max(64),
  /** How many notices the page showed. */
  version: z.coerce.number().int().min(0).max(1_000),
  how: z.string().trim().min(1, { error: 'disregard.how-missing' }).max(1_000),
  /** UK days and times. */
  sentDay: z.iso.date({ error: 'disregard.sent-day-missing' }),
  sentTime: z.string().regex(clock, { error: 'disregard.sent-time-missing' }),
  answerDay: z.iso.date({ error: 'disregard.answer-day-missing' }),
  answerTime: z.string().regex(clock, { error: 'disregard.answer-time-missing' }),
});

/**
 * Records that a supplier was told that its price is considered abnormally low, and until when it may show that it can
 * perform the contract for it (Procurement Act 2023, section 19(4)). Refuses a time that is still to come or lies before
 * the prices were opened, and an end that is not after it: a notice about a sealed price was never sent.
 */
export const recordPriceNotice = command({
  action: 'price-notice.record',
  input: RecordPriceNotice,
  load: async (db, { id, submissionId }) => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    return {
      state,
      prices: currentPrices(await listPrices(db, id)),
      notices: await listPriceNotices(db, id, submissionId),
    };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, prices, notices }, input, context }) => {
    const bidder = lettersOf(state).find(({ submissionId }) => submissionId === input.submissionId);
    if (!bidder) return refuse('not-found', 'common.not-found');
    if (notices.length !== input.version) return refuse('conflict', 'disregard.notice-changed');
    const price = prices.get(input.submissionId)?.amount;
    if (!price) return refuse('refused', 'disregard.no-price');
    const sent = fromUk(input.sentDay, input.sentTime, 'sentDay');
    if (!sent.ok) return sent;
    const until = fromUk(input.answerDay, input.answerTime, 'answerDay');
    if (!until.ok) return until;
    if (sent.value > context.now) return refuse('invalid', 'disregard.sent-future', undefined, 'sentDay');
    // Times are typed to the minute, so the minute of the opening itself counts.
    if (sent.value.slice(0, 16) < (state.priceOpening?.openedAt ?? '').slice(0, 16))
      return refuse('invalid', 'disregard.sent-early', undefined, 'sentDay');
    if (until.value <= sent.value) return refuse('invalid', 'disregard.answer-early', undefined, 'answerDay');
    const procurementId = state.procurement.id;
    const row = {
      id: context.id(),
      procurementId,
      submissionId: input.submissionId,
      version: input.version + 1,
      price,
      how: input.how,
      sentAt: sent.value,
      answerBy: until.value,
      recordedBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
      recordedAt: context.now,
    };
    return ok({
      change: row,
      event: {
        action: 'price-notice.record' as const,
        subject: { type: 'submission', id: input.submissionId },
        procurementId,
        data: { sent: ukDateTime(row.sentAt), until: ukDateTime(row.answerBy) },
      },
      value: { id: procurementId },
    });
  },
  write: async (tx, row) =>
    (await insertPriceNotice(tx, row)) ? undefined : refuse('conflict', 'disregard.notice-changed'),
  refusal: ({ state }, { submissionId }) => ({
    action: 'price-notice.record',
    subject: { type: 'submission', id: submissionId },
    procurementId: state.procurement.id,
  }),
});
