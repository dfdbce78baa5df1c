import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { listActiveOfficers } from '@/db/store/duties';
import { endSessions, listPeople, setSuspended } from '@/db/store/people';
import { Id, Reason } from '@/lib/people/inputs';
import { leftShort } from '@/lib/people/suspension';
import { ok, refuse } from '@/lib/result';
import { type Context, command } from './command';

async function personOf(db: Reader, userId: string, { viewer }: Context) {
  if (viewer.kind !== 'buyer') return null;
  const person = (await listPeople(db, viewer.authorityId)).find((row) => row.userId === userId);
  return person ? { person, authorityId: viewer.authorityId, viewerId: viewer.userId } : null;
}

/** Shuts a leaver out, at once and everywhere. Their scores and records stay. */
export const suspendPerson = command({
  action: 'people.suspend',
  input: z.object({ userId: Id, reason: Reason }),
  load: async (db, input, context) => {
    const found = await personOf(db, input.userId, context);
    return found ? { ...found, officers: await listActiveOfficers(db, found.authorityId) } : null;
  },
  facts: ({ authorityId }) => ({ authorityId }),
  decide: ({ loaded: { person, viewerId, officers }, input }) => {
    if (person.userId === viewerId) return refuse('refused', 'people.suspend-self');
    if (person.suspendedAt !== null) return refuse('conflict', 'people.already-suspended', { name: person.name });
    const short = leftShort(officers, person.userId);
    if (short !== null)
      return refuse('refused', 'people.only-second-officer', { name: person.name, procurement: short });
    return ok({
      change: input,
      event: {
        action: 'people.suspend' as const,
        subject: { type: 'person', id: person.userId },
        data: { name: person.name, reason: input.reason },
      },
      value: { name: person.name },
    });
  },
  write: async (tx, { userId, reason }, { now }) => {
    await setSuspended(tx, userId, now, reason);
    await endSessions(tx, userId);
    return undefined;
  },
});

/** Lets a suspended person in again, with the password and second factor they had. */
export const reinstatePerson = command({
  action: 'people.reinstate',
  input: z.object({ userId: Id, reason: Reason }),
  load: (db, input, context) => personOf(db, input.userId, context),
  facts: ({ authorityId }) => ({ authorityId }),
  decide: ({ loaded: { person }, input }) => {
    if (person.suspendedAt === null) return refuse('conflict', 'people.not-suspended', { name: person.name });
    return ok({
      change: input.userId,
      event: {
        action: 'people.reinstate' as const,
        subject: { type: 'person', id: person.userId },
        data: { name: person.name, reason: input.reason },
      },
      value: { name: person.name },
    });
  },
  write: (tx, userId) => setSuspended(tx, userId, null, null).then(() => undefined),
});
