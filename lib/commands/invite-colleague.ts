import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { wasInvited } from '@/db/store/invitation';
import {
  cancelAccessLink,
  findAuthority,
  findUser,
  insertAccessLink,
  listOpenLinks,
  listPeople,
} from '@/db/store/people';
import { later, lifetime } from '@/lib/people/access';
import { Id, Invite } from '@/lib/people/inputs';
import { notFound, ok, refuse } from '@/lib/result';
import { accessAddress, accessTokenHash, queueAccessMail } from './access-mail';
import { type Context, command } from './command';

type Database = Reader;

/** The authority and name of the buyer-side viewer, or null for anybody else. */
async function inviterOf(db: Database, { viewer }: Context) {
  if (viewer.kind !== 'buyer') return null;
  const authority = await findAuthority(db, viewer.authorityId);
  const user = await findUser(db, viewer.userId);
  return authority && user ? { authority, userId: viewer.userId, name: user.name } : null;
}

/**
 * Invites a colleague by single-use link. Whether the address belongs to a supplier's account is not looked at, and so
 * cannot be learnt; what the authority itself invited as a supplier is refused, accepted or not.
 */
export const inviteColleague = command({
  action: 'people.invite',
  input: Invite,
  load: async (db, input, context) => {
    const inviter = await inviterOf(db, context);
    if (!inviter) return null;
    return {
      inviter,
      people: await listPeople(db, inviter.authority.id),
      links: await listOpenLinks(db, inviter.authority.id),
      supplier: await wasInvited(db, inviter.authority.id, input.email),
    };
  },
  facts: ({ inviter }) => ({ authorityId: inviter.authority.id }),
  decide: ({ loaded, input, context }) => {
    const { inviter, people, links, supplier } = loaded;
    if (people.some((person) => person.email === input.email))
      return refuse('invalid', 'people.email-taken', { email: input.email }, 'email');
    const open = links.find((link) => link.purpose === 'join' && link.email === input.email);
    if (open && open.expiresAt > context.now)
      return refuse('invalid', 'people.email-invited', { email: input.email }, 'email');
    if (supplier) return refuse('invalid', 'people.email-supplier', { email: input.email }, 'email');
    const id = context.id();
    const link = {
      id,
      authorityId: inviter.authority.id,
      purpose: 'join' as const,
      userId: null,
      email: input.email,
      name: input.name,
      post: input.post,
      administrator: input.administrator,
      officer: input.officer,
      tokenHash: accessTokenHash('join', id),
      createdBy: inviter.userId,
      createdAt: context.now,
      expiresAt: later(context.now, lifetime.join),
    };
    return ok({
      change: { link, inviter, replaces: open?.id ?? null },
      event: {
        action: 'people.invite' as const,
        subject: { type: 'access-link', id },
        data: { name: input.name, administrator: input.administrator, officer: input.officer, again: false },
      },
      value: { linkId: id, address: accessAddress('join', id) },
    });
  },
  write: async (tx, { link, inviter, replaces }, context) => {
    if (replaces) await cancelAccessLink(tx, replaces, inviter.authority.id, context.now);
    await insertAccessLink(tx, link);
    const { name: authority } = inviter.authority;
    await queueAccessMail(tx, { id: context.id(), at: context.now, link, authority, inviter: inviter.name });
    return undefined;
  },
});

/** Sends an unused link again: a new link for another week, and the old one is dead. */
export const sendLinkAgain = command({
  action: 'people.invite',
  input: z.object({ linkId: Id }),
  load: async (db, input, context) => {
    const inviter = await inviterOf(db, context);
    if (!inviter) return null;
    const old = (await listOpenLinks(db, inviter.authority.id)).find((link) => link.id === input.linkId);
    return old ? { inviter, old } : null;
  },
  facts: ({ inviter }) => ({ authorityId: inviter.authority.id }),
  decide: ({ loaded: { inviter, old }, context }) => {
    const id = context.id();
    const purpose = old.purpose as 'join' | 'password' | 'second-factor';
    const link = {
      ...old,
      id,
      purpose,
      tokenHash: accessTokenHash(purpose, id),
      createdBy: inviter.userId,
      createdAt: context.now,
      expiresAt: later(context.now, lifetime[purpose]),
    };
    return ok({
      change: { link, inviter, old: old.id },
      event: {
        action: 'people.invite' as const,
        subject: { type: 'access-link', id },
        data: { name: old.name, administrator: old.administrator, officer: old.officer, again: true },
      },
      value: { linkId: id, address: accessAddress(purpose, id) },
    });
  },
  write: async (tx, { link, inviter, old }, context) => {
    if (!(await cancelAccessLink(tx, old, inviter.authority.id, context.now))) return notFound;
    await insertAccessLink(tx, link);
    const { name: authority } = inviter.authority;
    await queueAccessMail(tx, { id: context.id(), at: context.now, link, authority, inviter: inviter.name });
    return undefined;
  },
});

/** Cancels an unused link. */
export const cancelLink = command({
  action: 'people.cancel-link',
  input: z.object({ linkId: Id }),
  load: async (db, input, context) => {
    const { viewer } = context;
    if (viewer.kind !== 'buyer') return null;
    const link = (await listOpenLinks(db, viewer.authorityId)).find((row) => row.id === input.linkId);
    return link ?? null;
  },
  facts: (link) => ({ authorityId: link.authorityId }),
  decide: ({ loaded: link }) =>
    ok({
      change: link,
      event: {
        action: 'people.cancel-link' as const,
        subject: { type: 'access-link', id: link.id },
        data: { name: link.name, purpose: link.purpose },
      },
      value: null,
    }),
  write: async (tx, link, { now }) =>
    (await cancelAccessLink(tx, link.id, link.authorityId, now)) ? undefined : notFound,
});
