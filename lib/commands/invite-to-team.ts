import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { findSupplierName } from '@/db/store/people';
import {
  cancelTeamInvitation as cancelRow,
  insertTeamInvitation,
  listTeam,
  listTeamInvitations,
  type TeamInvitation,
} from '@/db/store/team';
import { later, lifetime } from '@/lib/people/access';
import { Id } from '@/lib/people/inputs';
import { InviteToTeam } from '@/lib/people/team-inputs';
import { notFound, ok, refuse } from '@/lib/result';
import { type Context, command } from './command';
import { queueTeamMail, teamTokenHash } from './team-mail';

/** People and open invitations of one organisation together: nobody's team, and enough to stop a flood of messages. */
const mostPeople = 50;

/** The organisation of a supplier person, its people, and whom they have invited; null for anybody else. */
async function teamOf(db: Reader, { viewer }: Context) {
  if (viewer.kind !== 'supplier') return null;
  const people = await listTeam(db, viewer.supplierId);
  return {
    supplierId: viewer.supplierId,
    userId: viewer.userId,
    inviter: people.find(({ userId }) => userId === viewer.userId)?.name ?? '',
    organisation: (await findSupplierName(db, viewer.supplierId)) ?? '',
    people,
    invitations: await listTeamInvitations(db, viewer.supplierId),
  };
}

type Row = Omit<TeamInvitation, 'usedAt' | 'cancelledAt'>;

const rowOf = (
  context: Context,
  given: { supplierId: string; userId: string },
  invited: Pick<Row, 'name' | 'email' | 'role'>,
): Row => {
  const id = context.id();
  return {
    id,
    supplierId: given.supplierId,
    name: invited.name,
    email: invited.email,
    role: invited.role,
    tokenHash: teamTokenHash(id),
    createdBy: given.userId,
    createdAt: context.now,
    expiresAt: later(context.now, lifetime.join),
  };
};

/**
 * Invites a colleague by a link that works once, for the address given alone. Whether that address has an account is not
 * looked at, and so cannot be learnt: only its holder is told.
 */
export const inviteToTeam = command({
  action: 'team.invite',
  input: InviteToTeam,
  load: (db, _input, context) => teamOf(db, context),
  facts: ({ supplierId }) => ({ supplierId }),
  decide: ({ loaded, input, context }) => {
    const { people, invitations } = loaded;
    const known = people.find(({ email }) => email === input.email);
    if (known) return refuse('invalid', known.removedAt ? 'team.email-left' : 'team.email-taken', undefined, 'email');
    const earlier = invitations.find(({ email }) => email === input.email);
    if (earlier && earlier.expiresAt > context.now) return refuse('invalid', 'team.email-invited', undefined, 'email');
    const there = people.filter(({ removedAt }) => removedAt === null).length;
    if (there + invitations.length - (earlier ? 1 : 0) >= mostPeople)
      return refuse('invalid', 'team.too-many', { most: mostPeople }, 'email');
    const row = rowOf(context, loaded, input);
    return ok({
      change: { row, loaded, replaces: earlier?.id ?? null },
      event: {
        action: 'team.invite' as const,
        subject: { type: 'team-invitation', id: row.id },
        data: { role: row.role, again: false },
      },
      value: { invitationId: row.id },
    });
  },
  write: async (tx, { row, loaded: { organisation, inviter }, replaces }, context) => {
    if (replaces) await cancelRow(tx, row.supplierId, replaces, context.now);
    await insertTeamInvitation(tx, row);
    await queueTeamMail(tx, { id: context.id(), at: context.now, invited: row, organisation, inviter });
    return undefined;
  },
});

/** Sends an unused invitation again: a new link for another week, and the old one is dead. */
export const sendTeamLinkAgain = command({
  action: 'team.invite',
  input: z.object({ invitationId: Id }),
  load: async (db, input, context) => {
    const team = await teamOf(db, context);
    const old = team?.invitations.find(({ id }) => id === input.invitationId);
    return team && old ? { ...team, old } : null;
  },
  facts: ({ supplierId }) => ({ supplierId }),
  decide: ({ loaded, context }) => {
    const row = rowOf(context, loaded, loaded.old);
    return ok({
      change: { row, loaded },
      event: {
        action: 'team.invite' as const,
        subject: { type: 'team-invitation', id: row.id },
        data: { role: row.role, again: true },
      },
      value: { invitationId: row.id },
    });
  },
  write: async (tx, { row, loaded: { organisation, inviter, old } }, context) => {
    if (!(await cancelRow(tx, row.supplierId, old.id, context.now))) return notFound;
    await insertTeamInvitation(tx, row);
    await queueTeamMail(tx, { id: context.id(), at: context.now, invited: row, organisation, inviter });
    return undefined;
  },
});

/** Cancels an unused invitation. */
export const cancelTeamInvitation = command({
  action: 'team.cancel-invitation',
  input: z.object({ invitationId: Id }),
  load: async (db, input, { viewer }) => {
    if (viewer.kind !== 'supplier') return null;
    const open = await listTeamInvitations(db, viewer.supplierId);
    return open.find(({ id }) => id === input.invitationId) ?? null;
  },
  facts: ({ supplierId }) => ({ supplierId }),
  decide: ({ loaded: { id, supplierId } }) =>
    ok({
      change: { id, supplierId },
      event: { action: 'team.cancel-invitation' as const, subject: { type: 'team-invitation', id } },
      value: null,
    }),
  write: async (tx, { id, supplierId }, { now }) => ((await cancelRow(tx, supplierId, id, now)) ? undefined : notFound),
});
