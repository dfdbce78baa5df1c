import 'server-only';
import { findAuthority, findUser } from '@/db/store/people';
import { listLots } from '@/db/store/procurement';
import { invitationFacts, loadInvitation } from '@/lib/commands/accept-invitation';
import { view } from './view';

/**
 * What the holder of a link is invited to. Looking uses nothing, and shows the same whether or not somebody has
 * accepted: officers hold the link too.
 */
export const invitation = view({
  action: 'invitation.look',
  load: (db, input: { token: string }) => loadInvitation(db, input.token),
  facts: (loaded, context) => invitationFacts(loaded, context),
  show: async (db, { loaded, context }) => {
    const { procurement } = loaded.state;
    const { viewer } = context;
    const lots = (await listLots(db, procurement.id)).filter(({ id }) => loaded.invitation.lotIds.includes(id));
    const facts = invitationFacts(loaded, context);
    return {
      authority: (await findAuthority(db, procurement.authorityId))?.name ?? '',
      title: procurement.title,
      reference: procurement.reference,
      lots: lots.map(({ title }) => title),
      deadline: procurement.deadline,
      organisation: loaded.invitation.organisation,
      /** The organisation asked for the link itself, in an open procedure. */
      registered: loaded.invitation.registered,
      closed: facts.deadlinePassed === true || facts.cancelled === true,
      cancelled: facts.cancelled === true,
      /** Who is signed in: nobody, a buyer-side person, or a supplier person with the invited address or another. */
      visitor:
        viewer.kind === 'buyer'
          ? ('buyer' as const)
          : viewer.kind !== 'supplier'
            ? ('nobody' as const)
            : (await findUser(db, viewer.userId))?.email === loaded.invitation.email.toLowerCase()
              ? ('invited' as const)
              : ('other' as const),
    };
  },
});
