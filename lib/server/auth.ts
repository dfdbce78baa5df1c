import 'server-only';
import { availableParallelism } from 'node:os';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { hashPassword as hash, symmetricDecrypt, symmetricEncrypt, verifyPassword as verify } from 'better-auth/crypto';
import { nextCookies } from 'better-auth/next-js';
import { twoFactor } from 'better-auth/plugins';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import pLimit from 'p-limit';
import { accountStatement } from '@/db/client';
import { tables } from '@/db/schema';
import { config } from './config';
import { newId } from './ids';
import { keyFor } from './keys';
import { logError } from './log';
import { withoutValues } from './without-values';

/** A session ends this long after signing in, and after this long without a request (seconds). */
export const sessionLimits = { absolute: 12 * 60 * 60, idle: 60 * 60 };

/** Passwords are worked out a few at a time, off the main thread: a crowd at the door leaves it a processor of its own. */
const aFewAtATime = pLimit(Math.max(1, Math.min(4, availableParallelism() - 1)));
const password: { hash: typeof hash; verify: typeof verify } = {
  hash: (plain) => aFewAtATime(hash, plain),
  verify: (given) => aFewAtATime(verify, given),
};

const build = () => {
  const { publicUrl } = config();
  return betterAuth({
    appName: 'Assay',
    baseURL: publicUrl,
    secret: keyFor('session').toString('base64'),
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    // Every statement passes the one queue: a connection of its own would freeze the event loop while it waits.
    database: withoutValues(
      drizzleAdapter(drizzle(accountStatement), { provider: 'sqlite', schema: tables, transaction: false }),
    ),
    // Its own sentences and whatever they quote stay out of our log.
    logger: {
      level: 'error',
      log: (_level, ...said) =>
        logError(
          'account request failed',
          said.find((part) => part instanceof Error),
        ),
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128, password },
    session: { expiresIn: sessionLimits.absolute, disableSessionRefresh: true },
    advanced: {
      database: { generateId: () => newId() },
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ...(config().clientAddressHeader
        ? { ipAddress: { ipAddressHeaders: [config().clientAddressHeader as string] } }
        : {}),
    },
    plugins: [twoFactor({ issuer: 'Assay' }), nextCookies()],
  });
};

const held = globalThis as typeof globalThis & { assayAuth?: ReturnType<typeof build> };

/** better-auth, built on first use so that a build touches no database. */
export function auth(): ReturnType<typeof build> {
  held.assayAuth ??= build();
  return held.assayAuth;
}

/** Hashes a password as better-auth does (scrypt, off the main thread). Never call it inside a writer. */
export const hashPassword = async (password: string): Promise<string> =>
  (await auth().$context).password.hash(password);

/** Encrypts a TOTP secret or recovery codes as better-auth's own table holds them. */
export const encryptForAccount = async (text: string): Promise<string> =>
  symmetricEncrypt({ key: (await auth().$context).secretConfig, data: text });

/** The reverse of encryptForAccount. */
export const decryptForAccount = async (text: string): Promise<string> =>
  symmetricDecrypt({ key: (await auth().$context).secretConfig, data: text });
