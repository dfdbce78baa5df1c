import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { endSessions } from '@/db/store/people';
import { dropOwnerships, listTeam, setRemoved, setTeamRole } from '@/db/store/team';
import { Id } from '@/lib/people/inputs';
import { TeamRole } from '@/lib/people/team-inputs';
import { ownersWithout } from '@/lib/response/team-note';
import { notFound, ok, refuse } from '@/lib/result';
import { type Context, command } from './command';

/** A person of the viewer's own organisation, there or gone, with everybody who is there; null for anybody else. */
async function colleagueOf(db: Reader, userId: string, { viewer }: Context) {
  if (viewer.kind !== 'supplier') return null;
  const team = await listTeam(db, viewer.supplierId);
  const person = team.find((each) => each.userId === userId);
  return person ? { supplierId: viewer.supplierId, person, there: team.filter((each) => !each.removedAt) } : null;
}

/** Makes a colleague an owner or a contributor. One owner is always left. */
export const changeTeamRole = command({
  action: 'team.change-role',
  input: z.object({ userId: Id, role: TeamRole }),
  load: (db, { userId }, context) => colleagueOf(db, userId, context),
  facts: ({ supplierId }) => ({ supplierId }),
  decide: ({ loaded: { supplierId, person, there }, input }) => {
    if (person.removedAt !== null) return refuse('refused', 'team.gone');
    if (input.role !== 'owner' && ownersWithout(there, person.userId) === 0)
      return refuse('invalid', 'team.last-owner-role', undefined, 'role');
    const changed = person.role !== input.role;
    return ok({
      change: { supplierId, userId: person.userId, role: input.role },
      event: changed
        ? {
            action: 'team.change-role' as const,
            subject: { type: 'person', id: person.userId },
            data: { role: input.role },
          }
        : null,
      value: null,
    });
  },
  write: async (tx, { supplierId, userId, role }) => {
    await setTeamRole(tx, supplierId, userId, role);
    return undefined;
  },
});

/**
 * Takes a colleague out of the team: signed out at once, and nothing is assigned to them any more. What they saved and
 * said stays. One owner is always left.
 */
export const removeFromTeam = command({
  action: 'team.remove',
  input: z.object({ userId: Id }),
  load: (db, { userId }, context) => colleagueOf(db, userId, context),
  facts: ({ supplierId }) => ({ supplierId }),
  decide: ({ loaded: { supplierId, person, there } }) => {
    if (ownersWithout(there, person.userId) === 0) return refuse('refused', 'team.last-owner');
    return ok({
      change: { supplierId, userId: person.userId },
      event: { action: 'team.remove' as const, subject: { type: 'person', id: person.userId } },
      value: null,
    });
  },
  write: async (tx, { supplierId, userId }, { now }) => {
    if (!(await setRemoved(tx, supplierId, userId, now))) return notFound;
    await dropOwnerships(tx, supplierId, userId);
    await endSessions(tx, userId);
    return undefined;
  },
});

/** Lets a colleague who was taken out in again, as a contributor, with the account they had. */
export const readmitToTeam = command({
  action: 'team.readmit',
  input: z.object({ userId: Id }),
  load: (db, { userId }, context) => colleagueOf(db, userId, context),
  facts: ({ supplierId }) => ({ supplierId }),
  decide: ({ loaded: { supplierId, person } }) =>
    ok({
      change: { supplierId, userId: person.userId },
      event: { action: 'team.readmit' as const, subject: { type: 'person', id: person.userId } },
      value: null,
    }),
  write: async (tx, { supplierId, userId }) => {
    if (!(await setRemoved(tx, supplierId, userId, null))) return notFound;
    await setTeamRole(tx, supplierId, userId, 'contributor');
    return undefined;
  },
});
