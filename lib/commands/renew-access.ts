import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import {
  endSessions,
  findAccessLink,
  findPasswordHash,
  findSupplierMember,
  findUser,
  replaceSecondFactor,
  setPassword,
  setRecoverySaved,
  useAccessLink,
} from '@/db/store/people';
import { linkWorks } from '@/lib/people/access';
import { PreparedSecondFactor, Token } from '@/lib/people/inputs';
import { notFound, ok, type Result, refuse } from '@/lib/result';
import { tokenHash } from '@/lib/server/ids';
import { passwordIsRight } from '@/lib/server/sign-in';
import { type Context, command } from './command';
import { attemptSucceeded, beginAttempt, clockTime } from './from-request';
import { newSecondFactor, withPassword } from './prepare-account';

const Change = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('password'), token: Token, passwordHash: z.string().min(1) }),
  z.strictObject({ what: z.literal('second-factor'), token: Token, secondFactor: PreparedSecondFactor }),
]);

const change = command({
  action: 'account.renew',
  input: Change,
  load: async (db, input) => {
    const link = await findAccessLink(db, tokenHash(input.token));
    if (!link?.userId) return null;
    const own = link.purpose === 'supplier-password' ? 'password' : link.purpose;
    if (own !== input.what) return null;
    return { link, userId: link.userId, supplier: await findSupplierMember(db, link.userId) };
  },
  facts: ({ link }, context) => ({ tokenValid: linkWorks(link, context.now) }),
  decide: ({ loaded: { link, userId, supplier }, input, context }) =>
    ok({
      change: { link, userId, input, factorId: context.id() },
      event: {
        action: 'account.renew' as const,
        subject: { type: 'person', id: userId },
        ...(supplier ? { supplierId: supplier.supplierId } : {}),
        data: { what: input.what },
      },
      value: { email: link.email },
    }),
  write: async (tx, { link, userId, input, factorId }, { now: at }) => {
    if (!(await useAccessLink(tx, link.id, at))) return notFound;
    if (input.what === 'password') await setPassword(tx, userId, input.passwordHash, at);
    else {
      const { secret, recoveryCodes: backupCodes } = input.secondFactor;
      await replaceSecondFactor(tx, { id: factorId, userId, secret, backupCodes, verified: false });
      await setRecoverySaved(tx, userId, null);
    }
    // Whoever was signed in with what is now replaced is out.
    await endSessions(tx, userId);
    return undefined;
  },
});

/** Sets a new password with a link. Everything that was signed in is signed out. */
export async function renewPassword(
  context: Context,
  token: string,
  raw: Record<string, unknown>,
): Promise<Result<{ email: string }>> {
  const link = await findAccessLink(reading(), tokenHash(token));
  const user = link?.userId ? await findUser(reading(), link.userId) : null;
  if (!linkWorks(link, context.now) || !user) return notFound;
  const account = await withPassword(z.object({}), raw, { email: user.email, name: user.name });
  if (!account.ok) return account;
  return change(context, { what: 'password', token, passwordHash: account.value.passwordHash });
}

/** Starts a new second factor with a link and the person's password: neither is enough alone. */
export async function renewSecondFactor(
  context: Context,
  token: string,
  raw: Record<string, unknown>,
): Promise<Result<{ email: string }>> {
  const link = await findAccessLink(reading(), tokenHash(token));
  if (!linkWorks(link, context.now) || !link.userId) return notFound;
  const counted = { key: `renew:${link.userId}` };
  const until = await beginAttempt(counted);
  if (until) return refuse('refused', 'common.too-many-attempts', { time: clockTime(until) }, 'password');
  const kept = await findPasswordHash(reading(), link.userId);
  const right = kept !== null && typeof raw.password === 'string' && (await passwordIsRight(raw.password, kept));
  if (!right) return refuse('invalid', 'people.password-wrong', undefined, 'password');
  await attemptSucceeded(counted);
  return change(context, { what: 'second-factor', token, secondFactor: await newSecondFactor() });
}
