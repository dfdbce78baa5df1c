import 'server-only';
import { findAccessLink, findAuthority, findUser } from '@/db/store/people';
import { invitedAs, linkWorks, type Purpose } from '@/lib/people/access';
import { tokenHash } from '@/lib/server/ids';
import { view } from './view';

export type AccessLink = {
  purpose: Purpose;
  authority: string;
  /** Who made the link; for a supplier's own link, nobody. */
  inviter: string;
  name: string;
  email: string;
  /** Keys of words: what the holder is invited as. */
  as: string[];
};

/** What the holder of a single-use link may see. Unknown, used, cancelled and expired links look the same. */
export const accessLink = view({
  action: 'people.join',
  load: (db, token: string) => findAccessLink(db, tokenHash(token)),
  facts: (link, context) => ({ tokenValid: linkWorks(link, context.now) }),
  show: async (db, { loaded: link }): Promise<AccessLink> => {
    const own = link.purpose === 'supplier-password';
    return {
      purpose: link.purpose as Purpose,
      authority: (await findAuthority(db, link.authorityId))?.name ?? '',
      inviter: own ? '' : ((await findUser(db, link.createdBy))?.name ?? ''),
      name: link.name,
      email: link.email,
      as: invitedAs(link),
    };
  },
});
