import 'server-only';
import { z } from 'zod';
import { cancelLinksOf, findAuthority, findUser, insertAccessLink, listPeople } from '@/db/store/people';
import { later, lifetime } from '@/lib/people/access';
import { Id, Reason } from '@/lib/people/inputs';
import { ok } from '@/lib/result';
import { accessAddress, accessTokenHash, queueAccessMail } from './access-mail';
import { command } from './command';

/**
 * Makes a link with which a colleague sets a new password or second factor. What they have stays in force until they
 * use it; they are told by e-mail, so that somebody who did not ask notices.
 */
export const resetAccess = command({
  action: 'people.reset',
  input: z.object({
    userId: Id,
    what: z.enum(['password', 'second-factor'], { error: 'people.what-missing' }),
    reason: Reason,
  }),
  load: async (db, input, { viewer }) => {
    if (viewer.kind !== 'buyer') return null;
    const authority = await findAuthority(db, viewer.authorityId);
    const person = (await listPeople(db, viewer.authorityId)).find((row) => row.userId === input.userId);
    const by = await findUser(db, viewer.userId);
    return authority && person && by ? { authority, person, by } : null;
  },
  facts: ({ authority }) => ({ authorityId: authority.id }),
  decide: ({ loaded: { authority, person, by }, input, context }) => {
    const id = context.id();
    const link = {
      id,
      authorityId: authority.id,
      purpose: input.what,
      userId: person.userId,
      email: person.email,
      name: person.name,
      post: person.post,
      administrator: person.administrator,
      officer: person.officer,
      tokenHash: accessTokenHash(input.what, id),
      createdBy: by.id,
      reason: input.reason,
      createdAt: context.now,
      expiresAt: later(context.now, lifetime[input.what]),
    };
    return ok({
      change: { link, authority: authority.name, by: by.name },
      event: {
        action: 'people.reset' as const,
        subject: { type: 'person', id: person.userId },
        data: { name: person.name, what: input.what, reason: input.reason },
      },
      value: { linkId: id, address: accessAddress(input.what, id) },
    });
  },
  write: async (tx, { link, authority, by }, context) => {
    await cancelLinksOf(tx, link.userId, link.purpose, context.now);
    await insertAccessLink(tx, link);
    await queueAccessMail(tx, { id: context.id(), at: context.now, link, authority, inviter: by });
    return undefined;
  },
});
