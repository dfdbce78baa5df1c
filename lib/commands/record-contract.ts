import 'server-only';
import { z } from 'zod';
import { insertContractRecord } from '@/db/store/award';
import { ukDate, ukDay } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { awardRules } from '@/lib/views/award-facts';
import { viewerId } from '@/lib/views/own-marking';
import { afterOutcomeFacts, entryOf, loadAfterOutcome } from './award-case';
import { command } from './command';

const RecordContract = z.discriminatedUnion(
  'what',
  [
    z.strictObject({
      id: z.string(),
      what: z.literal('entered'),
      /** UK day. */
      day: z.iso.date({ error: 'decision.contract-day' }),
    }),
    z.strictObject({
      id: z.string(),
      what: z.literal('not-entered'),
      reason: z.string().trim().min(1, { error: 'decision.contract-reason' }).max(2_000),
    }),
  ],
  { error: 'decision.contract-what' },
);

/**
 * Records that the contract was entered into, or that it will not be, and with that what the clock of the records counts
 * from. A correction is a new record, and the last one counts. Refuses a day that is still to come, a day before the
 * contract award notice where the rules want one, and a day of the standstill (sections 50 and 51).
 */
export const recordContract = command({
  action: 'contract.record',
  input: RecordContract,
  load: loadAfterOutcome,
  facts: afterOutcomeFacts,
  decide: ({ loaded: { state, award }, input, context }) => {
    const { id } = state.procurement;
    const entered = input.what === 'entered' ? input.day : null;
    if (entered !== null) {
      if (entered > ukDay(context.now)) return refuse('invalid', 'decision.contract-future', undefined, 'day');
      if (!award.notice && awardRules(state).rule.is === 'mandatory')
        return refuse('invalid', 'decision.contract-no-notice', undefined, 'day');
      const signed = award.decision ? ukDay(award.decision.decidedAt) : entered;
      if (entered < signed) return refuse('invalid', 'decision.contract-early', { date: ukDate(signed) }, 'day');
      const ends = award.notice?.lastDay ?? null;
      if (ends !== null && entered <= ends)
        return refuse('invalid', 'decision.contract-standstill', { date: ukDate(ends) }, 'day');
    }
    const reason = input.what === 'entered' ? '' : input.reason;
    return ok({
      change: {
        id: context.id(),
        procurementId: id,
        enteredOn: entered,
        reason,
        recordedBy: viewerId(context),
        recordedAt: context.now,
      },
      event: entryOf('contract.record', id, {
        what: entered === null ? `is not entered into, because: ${reason}` : `was entered into on ${ukDate(entered)}`,
        day: entered ?? '',
      }),
      value: { id },
    });
  },
  write: async (tx, row) => {
    await insertContractRecord(tx, row);
    return undefined;
  },
});
