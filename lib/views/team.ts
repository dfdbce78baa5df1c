import 'server-only';
import { findSupplierName } from '@/db/store/people';
import { listResponsesOf } from '@/db/store/response';
import { findTeamInvitation, lastAbout, listTeam, listTeamInvitations, type TeamRole } from '@/db/store/team';
import { teamAddress, teamMail } from '@/lib/commands/team-mail';
import { linkWorks } from '@/lib/people/access';
import { ownersWithout } from '@/lib/response/team-note';
import { tokenHash } from '@/lib/server/ids';
import { mailIsSent } from '@/lib/server/mail';
import { view } from './view';

export type Colleague = {
  userId: string;
  name: string;
  email: string;
  role: TeamRole;
  /** When they were last about, or null where nothing tells. */
  lastActive: string | null;
  self: boolean;
};
export type TeamView = {
  organisation: string;
  /** Whether the viewer may change the team. */
  owner: boolean;
  people: Colleague[];
  /** Those who were taken out. */
  gone: { userId: string; name: string; email: string }[];
  invitations: { id: string; name: string; email: string; role: TeamRole; expiresAt: string; expired: boolean }[];
  responses: { id: string; title: string; authority: string }[];
};

/** Who in the organisation can see and do what. */
export const team = view({
  action: 'team.read',
  load: async (_db, _input: null, { viewer }) => (viewer.kind === 'supplier' ? viewer : null),
  facts: ({ supplierId }) => ({ supplierId }),
  show: async (db, { loaded: viewer, context }): Promise<TeamView> => {
    const { supplierId } = viewer;
    const everybody = await listTeam(db, supplierId);
    const last = await lastAbout(
      db,
      supplierId,
      everybody.map(({ userId }) => userId),
    );
    const invitations = await listTeamInvitations(db, supplierId);
    const responses = await listResponsesOf(db, supplierId);
    return {
      organisation: (await findSupplierName(db, supplierId)) ?? '',
      owner: viewer.role === 'owner',
      people: everybody
        .filter(({ removedAt }) => removedAt === null)
        .map(({ userId, name, email, role }) => ({
          userId,
          name,
          email,
          role,
          lastActive: last.get(userId) ?? null,
          self: userId === viewer.userId,
        })),
      gone: everybody
        .filter(({ removedAt }) => removedAt !== null)
        .map(({ userId, name, email }) => ({ userId, name, email })),
      invitations: invitations.map(({ id, name, email, role, expiresAt }) => ({
        id,
        name,
        email,
        role,
        expiresAt,
        expired: expiresAt <= context.now,
      })),
      responses: responses.map(({ id, title, authorityName }) => ({ id, title, authority: authorityName })),
    };
  },
});

/** One colleague, for the page on which an owner changes their role or takes them out. */
export const teamPerson = view({
  action: 'team.read',
  load: async (db, input: { userId: string }, { viewer }) => {
    if (viewer.kind !== 'supplier') return null;
    const there = (await listTeam(db, viewer.supplierId)).filter(({ removedAt }) => removedAt === null);
    const person = there.find(({ userId }) => userId === input.userId);
    return person ? { person, there, viewer } : null;
  },
  facts: ({ viewer }) => ({ supplierId: viewer.supplierId }),
  show: async (_db, { loaded: { person, there, viewer } }) => ({
    ...person,
    self: person.userId === viewer.userId,
    owner: viewer.role === 'owner',
    /** Nobody else is an owner. */
    last: ownersWithout(there, person.userId) === 0,
  }),
});

/** An unused invitation in full, for an owner to copy. */
export const openTeamInvitation = view({
  action: 'team.read',
  load: async (db, input: { invitationId: string }, { viewer }) => {
    if (viewer.kind !== 'supplier' || viewer.role !== 'owner') return null;
    const open = await listTeamInvitations(db, viewer.supplierId);
    const invitation = open.find(({ id }) => id === input.invitationId);
    return invitation ? { invitation, viewer } : null;
  },
  facts: ({ viewer }) => ({ supplierId: viewer.supplierId }),
  show: async (db, { loaded: { invitation, viewer } }) => {
    const organisation = (await findSupplierName(db, viewer.supplierId)) ?? '';
    const people = await listTeam(db, viewer.supplierId);
    const inviter = people.find(({ userId }) => userId === invitation.createdBy)?.name ?? '';
    const { id, name, email, expiresAt } = invitation;
    return {
      id,
      name,
      email,
      expiresAt,
      address: teamAddress(id),
      message: teamMail(invitation, organisation, inviter),
      /** Whether messages leave this copy of Assay by themselves. */
      mailed: mailIsSent(),
    };
  },
});

/** What the holder of a colleague's link may see. Looking uses nothing; dead links all look the same. */
export const teamLink = view({
  action: 'team.join',
  load: (db, token: string) => findTeamInvitation(db, tokenHash(token)),
  facts: (invitation, context) => ({ tokenValid: linkWorks(invitation, context.now) }),
  show: async (db, { loaded: { supplierId, createdBy, name, email, role } }) => ({
    organisation: (await findSupplierName(db, supplierId)) ?? '',
    inviter: (await listTeam(db, supplierId)).find(({ userId }) => userId === createdBy)?.name ?? '',
    name,
    email,
    role,
  }),
});
