import 'server-only';
import { listDeliveries, listInvitations } from '@/db/store/invitation';
import { findAuthority } from '@/db/store/people';
import { findProcurement, listLots } from '@/db/store/procurement';
import { deliveryId } from '@/lib/commands/send-invitations';
import { may } from '@/lib/policy';
import { config } from '@/lib/server/config';
import { mailIsSent } from '@/lib/server/mail';
import { invitationLink, invitationMail } from './invitation-mail';
import { mailSilentSince } from './mail-state';
import { mayOpenAt, procurementFacts } from './procurement-facts';
import { view } from './view';

export type InvitationLine = {
  id: string;
  organisation: string;
  email: string;
  lots: string[];
  sentAt: string;
  delivery: 'not-sent' | 'sent' | 'failed' | 'cancelled';
  /** For those who may invite: the link, and the message that carries it. */
  link: string | null;
  message: { subject: string; text: string } | null;
};

/** The page of invitations. Nothing in it changes when a supplier acts: acceptance is no part of it. */
export const invitations = view({
  action: 'invitation.read',
  load: (db, input: { procurementId: string }) => findProcurement(db, input.procurementId),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }) => {
    const { procurement } = state;
    const { deadline } = procurement;
    const facts = procurementFacts(state, context);
    const rows = await listInvitations(db, procurement.id);
    const lots = await listLots(db, procurement.id);
    const deliveries = new Map((await listDeliveries(db, rows.map(deliveryId))).map((row) => [row.id, row]));
    const authority = await findAuthority(db, procurement.authorityId);
    const sending = may(context.viewer, 'invitation.send', facts);
    const cancelling = may(context.viewer, 'invitation.cancel', facts);
    const line = (row: (typeof rows)[number]): InvitationLine => {
      const sent = deliveries.get(deliveryId(row));
      const shown = sending.allowed && row.cancelledAt === null && deadline !== null;
      const mail = shown
        ? invitationMail({
            ...row,
            authority: authority?.name ?? '',
            contact: authority?.contact ?? '',
            title: procurement.title,
            deadline,
          })
        : null;
      return {
        id: row.id,
        organisation: row.organisation,
        email: row.email,
        lots: lots.filter(({ id }) => row.lotIds.includes(id)).map(({ title }) => title),
        sentAt: row.createdAt,
        delivery:
          row.cancelledAt !== null ? 'cancelled' : sent?.sentAt ? 'sent' : sent?.lastError ? 'failed' : 'not-sent',
        link: shown ? invitationLink(row) : null,
        message: mail && { subject: mail.subject, text: mail.text },
      };
    };
    return {
      procurement: { id: procurement.id, title: procurement.title, reference: procurement.reference },
      authority: authority?.name ?? '',
      lots: lots.map(({ id, title }) => ({ id, title })),
      deadline,
      opensFrom: mayOpenAt(state),
      phase: facts.opened
        ? ('opened' as const)
        : facts.deadlinePassed
          ? ('closed' as const)
          : facts.published
            ? ('open' as const)
            : ('drafting' as const),
      lines: rows.map(line),
      mayInvite: sending.allowed,
      whyNot: sending.allowed ? null : sending.reason,
      cancelled: facts.cancelled === true,
      noticeMissing: facts.noticeMissing === true,
      portal: facts.portal === true,
      mayCancel: cancelling.allowed,
      mailIsSetUp: mailIsSent(),
      /** Since when no message of anybody can go out; null while they do. */
      mailSilentSince: await mailSilentSince(db),
      /** Where any organisation comes in, in an open procedure; the same whoever has. */
      publicAddress: facts.openToAll ? `${config().publicUrl}/notices/${procurement.id}` : null,
    };
  },
});
