import 'server-only';
import { auth } from './auth';
import { newId } from './ids';

/** What a password opened: a session, or a challenge for the code of the second factor. */
export type Opened = { userId: string; needs: 'nothing' | 'code' };

const statusOf = (error: unknown): number => {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : 500;
};

/**
 * Tries e-mail address and password; sets the cookies of what they open. False when they do not match an account.
 * Takes as long for an unknown address as for a wrong password.
 */
export async function openWithPassword(
  headers: Headers,
  email: string,
  password: string,
): Promise<'session' | 'code' | false> {
  try {
    const answer = await auth().api.signInEmail({ body: { email, password }, headers });
    return 'twoFactorRedirect' in answer ? 'code' : 'session';
  } catch (error) {
    if (statusOf(error) < 500) return false;
    throw error;
  }
}

/** `right`; `wrong`; or `over`: the challenge has ended, by time or after five wrong codes. */
export type CodeAnswer = 'right' | 'wrong' | 'over';

async function answered(work: () => Promise<unknown>): Promise<CodeAnswer> {
  try {
    await work();
    return 'right';
  } catch (error) {
    const { body } = (error ?? {}) as { body?: { code?: string } };
    if (body?.code === 'INVALID_CODE' || body?.code === 'INVALID_BACKUP_CODE') return 'wrong';
    if (statusOf(error) < 500) return 'over';
    throw error;
  }
}

/** Answers the challenge with a code of the app, or checks one for the session in hand; the first right one starts the second factor. */
export const answerWithCode = (headers: Headers, code: string): Promise<CodeAnswer> =>
  answered(() => auth().api.verifyTOTP({ body: { code }, headers }));

/** Answers the challenge with a recovery code, which then no longer works. */
export const answerWithRecoveryCode = (headers: Headers, code: string): Promise<CodeAnswer> =>
  answered(() => auth().api.verifyBackupCode({ body: { code }, headers }));

/** Whose challenge these headers carry, or null. */
export async function challengedUser(headers: Headers): Promise<string | null> {
  const context = await auth().$context;
  const { name } = context.createAuthCookie('two_factor');
  const cookie = (headers.get('cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(`${name}=`));
  const identifier = decodeURIComponent(cookie?.slice(name.length + 1) ?? '').split('.')[0];
  if (!identifier?.startsWith('2fa-')) return null;
  const found = await context.internalAdapter.findVerificationValue(identifier);
  return found && found.expiresAt > new Date() ? found.value : null;
}

/** Whether the password is the one kept of an account. */
export const passwordIsRight = async (password: string, kept: string): Promise<boolean> =>
  (await auth().$context).password.verify({ password, hash: kept });

/** Ten recovery codes such as `k7qm2-x4abc`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: 10 }, () => newId()).map((id) => `${id.slice(0, 5)}-${id.slice(5, 10)}`);
