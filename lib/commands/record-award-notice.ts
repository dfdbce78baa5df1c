import 'server-only';
import { z } from 'zod';
import { insertAwardNotice } from '@/db/store/award';
import { standstillAfter } from '@/lib/procurement/award';
import { ukDate, ukDay } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { awardRules } from '@/lib/views/award-facts';
import { viewerId } from '@/lib/views/own-marking';
import { afterOutcomeFacts, entryOf, loadAfterOutcome, refusedOf } from './award-case';
import { command } from './command';

const RecordAwardNotice = z.strictObject({
  id: z.string(),
  reference: z
    .string({ error: 'decision.notice-reference' })
    .trim()
    .min(1, { error: 'decision.notice-reference' })
    .max(100, { error: 'decision.notice-reference-long' }),
  /** UK day of the publication. */
  day: z.iso.date({ error: 'decision.notice-day' }),
  /** Last UK day of a standstill that the notice itself provides for; empty where it gives none. */
  lastDay: z.union([z.literal(''), z.iso.date({ error: 'decision.notice-last-day' })]),
});

/**
 * Records the day and the reference of the contract award notice, and with them the standstill. A correction is a new
 * record, and the last one counts. Refuses a day before the award decision or still to come: the notice sets out what was
 * decided, and what is not out yet cannot be recorded. Where summaries come first it waits for their release.
 */
export const recordAwardNotice = command({
  action: 'award-notice.record',
  input: RecordAwardNotice,
  load: loadAfterOutcome,
  facts: afterOutcomeFacts,
  decide: ({ loaded: { state, award }, input: { reference, day, lastDay }, context }) => {
    const { id } = state.procurement;
    if (day > ukDay(context.now)) return refuse('invalid', 'decision.notice-future', undefined, 'day');
    const signed = award.decision ? ukDay(award.decision.decidedAt) : day;
    if (day < signed) return refuse('invalid', 'decision.notice-early', { date: ukDate(signed) }, 'day');
    const { rule, summariesFirst } = awardRules(state);
    const released = state.summariesReleasedAt && ukDay(state.summariesReleasedAt);
    if (summariesFirst && released && day < released)
      return refuse('invalid', 'decision.notice-before-summaries', { date: ukDate(released) }, 'day');
    const after = standstillAfter(rule, day, lastDay);
    if (!after.ok) return after;
    const { is, lastDay: ends, holidays } = after.value;
    if (ends !== null && award.contract?.enteredOn && award.contract.enteredOn <= ends)
      return refuse('invalid', 'decision.notice-after-contract', { date: ukDate(award.contract.enteredOn) }, 'day');
    return ok({
      change: {
        id: context.id(),
        procurementId: id,
        reference,
        publishedOn: day,
        standstill: is,
        lastDay: ends,
        holidays: JSON.stringify(holidays),
        recordedBy: viewerId(context),
        recordedAt: context.now,
      },
      event: entryOf('award-notice.record', id, {
        reference,
        published: ukDate(day),
        day,
        lastDay: ends ?? '',
        standstill: ends === null ? 'no standstill' : `standstill until ${ukDate(ends)}`,
      }),
      value: { id },
    });
  },
  write: async (tx, row) => {
    await insertAwardNotice(tx, row);
    return undefined;
  },
  refusal: refusedOf('award-notice.record'),
});
