import 'server-only';
import { z } from 'zod';
import { findInvitation } from '@/db/store/invitation';
import { insertCoreInformation } from '@/db/store/notice';
import { findProcurement } from '@/db/store/procurement';
import { ukDate, ukDay } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const RecordCoreInformation = z.strictObject({
  procurementId: z.string(),
  invitationId: z.string(),
  reference: z
    .string({ error: 'regime.share-missing' })
    .trim()
    .min(1, { error: 'regime.share-missing' })
    .max(100, { error: 'regime.share-long' }),
  confirmedOn: z.iso.date({ error: 'regime.share-day-missing' }),
});

/**
 * Records that an invited supplier shared its core information on the central platform: the reference of what was
 * shared, and the day on which the authority had it confirmed. It says nothing of a response. The reference is not
 * in the audit log, for whoever has a share code can read what was shared.
 */
export const recordCoreInformation = command({
  action: 'core-information.record',
  input: RecordCoreInformation,
  load: async (db, { procurementId, invitationId }) => {
    const state = await findProcurement(db, procurementId);
    const invitation = await findInvitation(db, procurementId, invitationId);
    return state && invitation && { state, invitation };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { invitation }, input, context }) => {
    const { procurementId, invitationId, reference, confirmedOn } = input;
    if (confirmedOn > ukDay(context.now)) return refuse('invalid', 'regime.share-future', undefined, 'confirmedOn');
    return ok({
      change: {
        id: context.id(),
        procurementId,
        invitationId,
        reference,
        confirmedOn,
        recordedBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
        recordedAt: context.now,
      },
      event: {
        action: 'core-information.record' as const,
        subject: { type: 'invitation', id: invitationId },
        procurementId,
        data: { organisation: invitation.organisation, confirmedOn: ukDate(confirmedOn) },
      },
      value: { procurementId },
    });
  },
  write: async (tx, row) => {
    await insertCoreInformation(tx, row);
    return undefined;
  },
});
