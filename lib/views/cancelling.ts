import 'server-only';
import { findCancellation } from '@/db/store/cancellation';
import { listInvitations } from '@/db/store/invitation';
import { findAuthority } from '@/db/store/people';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findLastStep } from '@/db/store/two-person';
import { may } from '@/lib/policy';
import { endNotice } from '@/lib/procurement/notices';
import { regimeOfSetup } from '@/lib/procurement/setup-regime';
import { setupOf } from '@/lib/procurement/setup-state';
import { ukDate, ukDay } from '@/lib/procurement/uk-time';
import { mailIsSent } from '@/lib/server/mail';
import { say } from '@/lib/text';
import { cancellationMail } from './cancellation-mail';
import { peopleNames } from './evaluation-record';
import { procurementFacts } from './procurement-facts';
import { confirmBy, stepShown } from './step-shown';
import { view } from './view';
import { whyNot } from './why-not';

const endNoticeOf = ({ procurement, notice }: ProcurementState) => {
  const setup = setupOf(procurement.setup);
  return endNotice(regimeOfSetup(setup, ukDay(procurement.createdAt)), setup.procedure ?? null, notice !== null);
};

const suggestedNotice = (
  state: ProcurementState,
  authority: { name: string; contact: string } | null,
  now: string,
): string => {
  const { title, reference } = state.procurement;
  const params = { authority: authority?.name ?? '', title, reference, date: ukDate(now) };
  return [
    endNoticeOf(state).is === 'owed'
      ? say('regime.suggested-termination', params)
      : say('regime.suggested-plain', params),
    ...(state.notice ? [say('regime.suggested-notice-reference', { reference: state.notice.reference })] : []),
    ...(authority?.contact ? [say('regime.suggested-contact', { contact: authority.contact })] : []),
  ].join('\n');
};

/**
 * The page on which a procurement is cancelled, and the record once it is. It looks at what the authority did alone, so
 * that it is the same whatever suppliers did.
 */
export const cancelling = view({
  action: 'procurement.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: procurementFacts,
  show: async (db, { loaded: state, context }) => {
    const { id, title, reference, authorityId } = state.procurement;
    const facts = procurementFacts(state, context);
    const authority = await findAuthority(db, authorityId);
    const names = await peopleNames(db, state);
    const step = await findLastStep(db, id, 'cancel');
    const invited = (await listInvitations(db, id)).filter(({ cancelledAt }) => cancelledAt === null);
    const record = await findCancellation(db, id);
    const shown = { ...facts, steppedUp: true };
    const asking = may(context.viewer, 'procurement.ask-cancelling', shown);
    const confirming = may(context.viewer, 'procurement.cancel', {
      ...shown,
      ...(step ? { askedBy: step.askedBy } : {}),
    });
    const told = asking.allowed || facts.duties?.some((duty) => duty === 'lead' || duty === 'officer') === true;
    return {
      procurement: { id, title, reference },
      opened: state.opening !== null,
      published: facts.published === true,
      end: endNoticeOf(state),
      invited: invited.length,
      suggested: suggestedNotice(state, authority, context.now),
      step: step && {
        ...(stepShown(step, names, context) as NonNullable<ReturnType<typeof stepShown>>),
        id: step.id,
        notice: step.subject,
      },
      confirmBy: confirmBy('cancel', context.now),
      mayAsk: asking.allowed,
      askReason: whyNot(asking),
      mayConfirm: confirming.allowed,
      confirmReason: whyNot(confirming),
      record: record && {
        at: record.cancelledAt,
        askedBy: names.get(record.askedBy) ?? '',
        confirmedBy: names.get(record.confirmedBy) ?? '',
        reason: record.reason,
        notice: record.notice,
      },
      /** Without mail set up, what to send by hand and to whom. */
      byHand:
        record && told && !mailIsSent() && invited.length > 0
          ? {
              addresses: invited.map(({ email }) => email),
              text: cancellationMail({ email: '', title, authority: authority?.name ?? '', ...record }).text,
            }
          : null,
    };
  },
});
