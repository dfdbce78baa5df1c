import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { wasInvited } from '@/db/store/invitation';
import {
  findAccessLink,
  findUserByEmail,
  insertAccount,
  insertMember,
  replaceSecondFactor,
  useAccessLink,
} from '@/db/store/people';
import { linkWorks } from '@/lib/people/access';
import { Join, Name, PreparedSecondFactor } from '@/lib/people/inputs';
import { notFound, ok, type Result, refuse } from '@/lib/result';
import { tokenHash } from '@/lib/server/ids';
import { type Context, command } from './command';
import { newSecondFactor, withPassword } from './prepare-account';

const create = command({
  action: 'people.join',
  input: Join.extend({ passwordHash: z.string().min(1), secondFactor: PreparedSecondFactor }),
  load: async (db, input) => {
    const link = await findAccessLink(db, tokenHash(input.token));
    if (link?.purpose !== 'join') return null;
    const taken =
      (await wasInvited(db, link.authorityId, link.email)) || (await findUserByEmail(db, link.email)) !== null;
    return { link, taken };
  },
  facts: ({ link }, context) => ({ tokenValid: linkWorks(link, context.now) }),
  decide: ({ loaded: { link, taken }, input, context }) => {
    if (taken) return refuse('refused', 'people.join-taken');
    const userId = context.id();
    return ok({
      change: { link, input, userId, accountId: context.id(), factorId: context.id() },
      event: {
        action: 'people.join' as const,
        subject: { type: 'person', id: userId },
        data: { name: input.name, link: link.id, administrator: link.administrator, officer: link.officer },
      },
      value: { userId, email: link.email },
    });
  },
  write: async (tx, { link, input, userId, accountId, factorId }, { now: at }) => {
    if (!(await useAccessLink(tx, link.id, at))) return notFound;
    const { name, passwordHash, secondFactor } = input;
    await insertAccount(tx, { userId, accountId, name, email: link.email, passwordHash, at });
    await insertMember(tx, {
      userId,
      authorityId: link.authorityId,
      post: link.post,
      administrator: link.administrator,
      officer: link.officer,
      createdAt: at,
    });
    await replaceSecondFactor(tx, {
      id: factorId,
      userId,
      secret: secondFactor.secret,
      backupCodes: secondFactor.recoveryCodes,
      verified: false,
    });
    return undefined;
  },
});

/** Uses an invitation: makes the account of a colleague. The link works once; its address is the account's. */
export async function joinAuthority(
  context: Context,
  token: string,
  raw: Record<string, unknown>,
): Promise<Result<{ userId: string; email: string }>> {
  const link = await findAccessLink(reading(), tokenHash(token));
  if (!linkWorks(link, context.now) || link.purpose !== 'join') return notFound;
  const typed = typeof raw.name === 'string' ? raw.name : link.name;
  const account = await withPassword(z.object({ name: Name }), raw, { email: link.email, name: typed });
  if (!account.ok) return account;
  const { fields, passwordHash } = account.value;
  return create(context, { token, name: fields.name, passwordHash, secondFactor: await newSecondFactor() });
}
