import 'server-only';
import { lastActs } from '@/db/store/audit';
import { listDutiesOfPeople } from '@/db/store/duties';
import { findAuthority, findUser, listOpenLinks, listPeople } from '@/db/store/people';
import { accessAddress, accessMail } from '@/lib/commands/access-mail';
import { invitedAs, type Purpose } from '@/lib/people/access';
import type { Duty } from '@/lib/procurement/duties';
import { mailIsSent } from '@/lib/server/mail';
import { byProcurement } from './account';
import { view } from './view';

export type PersonRow = {
  userId: string;
  name: string;
  email: string;
  post: string;
  administrator: boolean;
  officer: boolean;
  secondFactor: boolean;
  lastSignedIn: string | null;
  suspendedAt: string | null;
  duties: { procurementId: string; title: string; duties: Duty[] }[];
  self: boolean;
};
export type LinkRow = {
  id: string;
  purpose: Purpose;
  name: string;
  email: string;
  as: string[];
  expiresAt: string;
  expired: boolean;
};
export type People = { people: PersonRow[]; links: LinkRow[] };

/** Everyone of the authority, and the links that nobody has used yet. */
export const people = view({
  action: 'people.read',
  load: async (_db, _input: null, { viewer }) => (viewer.kind === 'buyer' ? viewer : null),
  facts: (viewer) => ({ authorityId: viewer.authorityId }),
  show: async (db, { loaded: viewer, context }): Promise<People> => {
    const rows = await listPeople(db, viewer.authorityId);
    const held = await listDutiesOfPeople(db, viewer.authorityId);
    const signedIn = await lastActs(db, 'authority', 'account.sign-in');
    const links = await listOpenLinks(db, viewer.authorityId);
    return {
      people: rows.map((row) => ({
        ...row,
        lastSignedIn: signedIn.get(row.userId) ?? null,
        duties: byProcurement(held.filter((duty) => duty.userId === row.userId)),
        self: row.userId === viewer.userId,
      })),
      links: links.map((link) => ({
        id: link.id,
        purpose: link.purpose as Purpose,
        name: link.name,
        email: link.email,
        as: invitedAs(link),
        expiresAt: link.expiresAt,
        expired: link.expiresAt <= context.now,
      })),
    };
  },
});

/** One colleague, for the pages of one act. */
export const person = view({
  action: 'people.read',
  load: async (db, input: { userId: string }, { viewer }) => {
    if (viewer.kind !== 'buyer') return null;
    const found = (await listPeople(db, viewer.authorityId)).find((row) => row.userId === input.userId);
    return found ? { found, authorityId: viewer.authorityId, self: viewer.userId === input.userId } : null;
  },
  facts: ({ authorityId }) => ({ authorityId }),
  show: async (_db, { loaded: { found, self } }) => ({ ...found, self }),
});

/** An unused link in full, for the administrator to copy. */
export const openLink = view({
  action: 'people.read',
  load: async (db, input: { linkId: string }, { viewer }) => {
    if (viewer.kind !== 'buyer') return null;
    const link = (await listOpenLinks(db, viewer.authorityId)).find((row) => row.id === input.linkId);
    return link ? { link, authorityId: viewer.authorityId } : null;
  },
  facts: ({ authorityId }) => ({ authorityId }),
  show: async (db, { loaded: { link, authorityId } }) => {
    const purpose = link.purpose as Purpose;
    const authority = (await findAuthority(db, authorityId))?.name ?? '';
    const inviter = (await findUser(db, link.createdBy))?.name ?? '';
    return {
      id: link.id,
      purpose,
      name: link.name,
      email: link.email,
      expiresAt: link.expiresAt,
      address: accessAddress(purpose, link.id),
      message: accessMail({ ...link, purpose }, authority, inviter),
      /** Whether messages leave this copy of Assay by themselves. */
      mailed: mailIsSent(),
    };
  },
});
