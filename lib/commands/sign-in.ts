import 'server-only';
import { headers } from 'next/headers';
import { z } from 'zod';
import { type Reader, reading } from '@/db/client';
import { findMember, findSupplierMember, findUserByEmail } from '@/db/store/people';
import type { Viewer } from '@/lib/policy';
import { ok, type Result, refuse, refuseAll } from '@/lib/result';
import { hashPassword } from '@/lib/server/auth';
import { clientAddress, knownDevice, rememberDevice } from '@/lib/server/known-device';
import {
  answerWithCode,
  answerWithRecoveryCode,
  type CodeAnswer,
  challengedUser,
  openWithPassword,
} from '@/lib/server/sign-in';
import { type Context, command, issuesToMessages } from './command';
import { attemptSucceeded, beginAttempt, type Counted, clockTime, writeContext } from './from-request';

/** Who an account is on either side; null for suspended, removed and unknown people. */
async function viewerOf(db: Reader, userId: string): Promise<Extract<Viewer, { userId: string }> | null> {
  const member = await findMember(db, userId);
  if (member) {
    const { authorityId, administrator, officer } = member;
    return member.suspendedAt ? null : { kind: 'buyer', userId, authorityId, administrator, officer };
  }
  const supplier = await findSupplierMember(db, userId);
  return supplier ? { kind: 'supplier', userId, supplierId: supplier.supplierId, role: supplier.role } : null;
}

const ways = ['password', 'code', 'recovery-code'] as const;

/**
 * Puts a sign-in, or a refused one, in the audit log: the authority's for its own people, the organisation's own for a
 * supplier. Attempts on addresses that have no account are counted against guessing and written down nowhere.
 */
const recordSignIn = command({
  action: 'account.sign-in',
  input: z.object({ userId: z.string().min(1), way: z.enum(ways), succeeded: z.boolean() }),
  load: async (db, { userId }) => {
    const supplier = await findSupplierMember(db, userId);
    return { supplierId: supplier?.supplierId ?? null };
  },
  facts: () => ({}),
  decide: ({ loaded, input }) =>
    input.succeeded
      ? ok({ change: null, event: entryOf(loaded, input), value: null })
      : refuse('refused', 'people.sign-in-wrong'),
  write: async () => undefined,
  refusal: (loaded, input) => entryOf(loaded, input),
});

const entryOf = (loaded: { supplierId: string | null }, input: { userId: string; way: (typeof ways)[number] }) => ({
  action: 'account.sign-in' as const,
  subject: { type: 'person', id: input.userId },
  ...(loaded.supplierId ? { supplierId: loaded.supplierId } : {}),
  data: { way: input.way },
});

const SignIn = z.object({
  email: z.string().trim().toLowerCase().min(1, { error: 'people.email-missing' }).max(254),
  password: z.string().min(1, { error: 'people.password-missing' }).max(200),
});

const wrong = refuse('invalid', 'people.sign-in-wrong');

/** What is next after a right password: the code of the second factor, or in. */
export type SignedIn = 'code' | 'in';

/** Failures in five minutes that make an address wait, wherever they come from; much more than one client may have. */
const fromEverywhere = 50;

/**
 * What an attempt on an address counts under. Five failures in five minutes make a client wait for five: a device from
 * which the account signed in before by itself, every other client by its network address, and all clients together
 * where no proxy tells their addresses. So nobody who knows an address keeps its owner out of a device that they used
 * before. Clients that are not known are held to 50 together: an account takes 50 guesses in five minutes from the
 * whole world, and 5 from each device that its own password once opened.
 */
async function countedFor(email: string, userId: string | null): Promise<[Counted, ...Counted[]]> {
  const device = userId === null ? null : await knownDevice(userId);
  if (device !== null) return [{ key: `sign-in:${email}:device:${device}` }];
  const client = clientAddress(await headers()) ?? 'anybody';
  return [{ key: `sign-in:${email}:client:${client}` }, { key: `sign-in:${email}`, limit: fromEverywhere }];
}

/** Signs in with e-mail address and password. One sentence for every failure, whatever its cause. */
export async function signIn(raw: Record<string, unknown>): Promise<Result<SignedIn>> {
  const context = await writeContext();
  if (!context.ok) return context;
  const parsed = SignIn.safeParse(raw);
  if (!parsed.success) return refuseAll('invalid', issuesToMessages(parsed.error));
  const { email, password } = parsed.data;
  const user = await findUserByEmail(reading(), email);
  const counted = await countedFor(email, user?.id ?? null);
  const until = await beginAttempt(...counted);
  if (until) return refuse('refused', 'common.too-many-attempts', { time: clockTime(until) });
  const viewer = user ? await viewerOf(reading(), user.id) : null;
  // Suspended people wait as long as everybody whose password is wrong.
  if (user && !viewer) await hashPassword(password);
  const opened = user && !viewer ? false : await openWithPassword(await headers(), email, password);
  if (opened !== false) await attemptSucceeded(...counted);
  if (user && opened !== 'code') await record(context.value, user.id, viewer, 'password', opened !== false);
  if (opened === false) return wrong;
  if (user && opened === 'session') await rememberDevice(user.id);
  return ok(opened === 'code' ? 'code' : 'in');
}

const record = (
  context: Context,
  userId: string,
  viewer: Viewer | null,
  way: (typeof ways)[number],
  succeeded: boolean,
) => recordSignIn({ ...context, viewer: (succeeded && viewer) || { kind: 'anonymous' } }, { userId, way, succeeded });

/** The second step: a code of the authenticator app, or a recovery code. `over` sends back to the first. */
export async function signInWithCode(way: 'code' | 'recovery-code', typed: string): Promise<Result<'in' | 'over'>> {
  const context = await writeContext();
  if (!context.ok) return context;
  const requestHeaders = await headers();
  const userId = await challengedUser(requestHeaders);
  if (!userId) return ok('over');
  const viewer = await viewerOf(reading(), userId);
  const counted = { key: `code:${userId}` };
  const until = await beginAttempt(counted);
  if (until) return refuse('refused', 'common.too-many-attempts', { time: clockTime(until) }, 'code');
  const code = typed.trim().replace(/\s/g, '');
  let answer: CodeAnswer = 'wrong';
  if (way === 'code' && /^\d{6}$/.test(code)) answer = await answerWithCode(requestHeaders, code);
  if (way === 'recovery-code' && code !== '') answer = await answerWithRecoveryCode(requestHeaders, code.toLowerCase());
  if (answer === 'right') await attemptSucceeded(counted);
  await record(context.value, userId, viewer, way, answer === 'right');
  if (answer === 'over') return ok('over');
  if (answer === 'wrong')
    return refuse('invalid', way === 'code' ? 'people.code-wrong' : 'people.recovery-wrong', undefined, 'code');
  await rememberDevice(userId);
  return ok('in');
}
