import 'server-only';
import { z } from 'zod';
import {
  findInstallationFact,
  insertAccount,
  insertAuthority,
  insertMember,
  isEmpty,
  replaceSecondFactor,
  setInstallationFact,
} from '@/db/store/people';
import { AuthorityDetails, PreparedSecondFactor } from '@/lib/people/inputs';
import { notFound, ok, type Result } from '@/lib/result';
import { setupCodeIsRight } from '@/lib/server/setup-code';
import { type Context, command } from './command';
import { newSecondFactor, withPassword } from './prepare-account';

const Input = AuthorityDetails.extend({
  code: z.string().max(100),
  passwordHash: z.string().min(1),
  secondFactor: PreparedSecondFactor,
});

const create = command({
  action: 'authority.set-up',
  input: Input,
  load: async (db) => ((await isEmpty(db)) ? { kept: await findInstallationFact(db, 'setup-code') } : null),
  facts: ({ kept }, _context, input) => ({ tokenValid: setupCodeIsRight(input.code, kept) }),
  decide: ({ input, context }) => {
    const ids = { authorityId: context.id(), userId: context.id(), accountId: context.id(), factorId: context.id() };
    return ok({
      change: { ...input, ...ids },
      event: {
        action: 'authority.set-up' as const,
        subject: { type: 'authority', id: ids.authorityId },
        data: { administrator: ids.userId, nation: input.nation },
      },
      value: { authorityId: ids.authorityId, userId: ids.userId },
    });
  },
  write: async (tx, change, { now: at }) => {
    const { authorityId, userId, secondFactor } = change;
    await insertAuthority(tx, {
      id: authorityId,
      name: change.authority,
      nation: change.nation,
      contact: change.email,
      createdAt: at,
    });
    await insertAccount(tx, { ...change, at });
    await insertMember(tx, { userId, authorityId, post: '', administrator: true, officer: false, createdAt: at });
    await replaceSecondFactor(tx, {
      id: change.factorId,
      userId,
      secret: secondFactor.secret,
      backupCodes: secondFactor.recoveryCodes,
      verified: false,
    });
    // The code opened one door, once.
    await setInstallationFact(tx, 'setup-code', 'used');
    return undefined;
  },
});

/**
 * "Set up your authority": makes the authority and its first administrator, while the database is empty and for the
 * holder of the set-up code only. Gives the new ids; refuses with a message per field.
 */
export async function setUpAuthority(
  context: Context,
  raw: Record<string, unknown>,
): Promise<Result<{ authorityId: string; userId: string }>> {
  if (typeof raw.code !== 'string') return notFound;
  const account = await withPassword(AuthorityDetails, raw);
  if (!account.ok) return account;
  const { fields, passwordHash } = account.value;
  return create(context, { ...fields, code: raw.code, passwordHash, secondFactor: await newSecondFactor() });
}
