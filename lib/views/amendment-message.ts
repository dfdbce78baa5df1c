import 'server-only';
import { listInvitations } from '@/db/store/invitation';
import { findAuthority } from '@/db/store/people';
import { findPublished } from '@/db/store/questionnaire';
import { mailIsSent } from '@/lib/server/mail';
import { amendmentMail } from './amendment-mail';
import { draftPageFacts, loadDraftPage, pageHead } from './draft-page';
import { view } from './view';

/**
 * What suppliers were told when the version that stands was published, to be copied where no e-mail is set up. It goes to
 * every address invited, whoever has accepted; nothing else of suppliers is read.
 */
export const amendmentMessage = view({
  action: 'questionnaire.read',
  load: loadDraftPage,
  facts: draftPageFacts,
  show: async (db, { loaded, context }) => {
    const { state } = loaded;
    const head = pageHead(loaded, context);
    const published = await findPublished(db, state.procurement.id);
    const { publishedAt, amendReason: reason, notice, deadline } = published ?? {};
    if (!published || !publishedAt || !reason || !notice || !deadline) return { ...head, message: null };
    const authority = await findAuthority(db, state.procurement.authorityId);
    const invitations = await listInvitations(db, state.procurement.id);
    return {
      ...head,
      message: {
        number: published.number,
        mailIsSetUp: mailIsSent(),
        to: [...new Set(invitations.filter(({ cancelledAt }) => cancelledAt === null).map(({ email }) => email))],
        ...amendmentMail({
          title: state.procurement.title,
          authority: authority?.name ?? '',
          contact: authority?.contact ?? '',
          number: published.number,
          publishedAt,
          deadline,
          reason,
          notice,
        }),
      },
    };
  },
});
