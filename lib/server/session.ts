import 'server-only';
import { auth, sessionLimits } from './auth';

export type Session = {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
  secondFactor: boolean;
  lastUsed: Date;
};

/** The signed-in session of these request headers, or null: none, ended, or idle for more than an hour. */
export async function sessionOf(headers: Headers): Promise<Session | null> {
  const found = await auth().api.getSession({ headers });
  if (!found) return null;
  const idle = (Date.now() - found.session.updatedAt.getTime()) / 1000;
  if (idle > sessionLimits.idle) return null;
  return {
    sessionId: found.session.id,
    userId: found.user.id,
    name: found.user.name,
    email: found.user.email,
    secondFactor: found.user.twoFactorEnabled === true,
    lastUsed: found.session.updatedAt,
  };
}

/** Whether the code of the second factor is right now; for steps that want a fresh one. */
export async function codeIsRight(headers: Headers, code: string): Promise<boolean> {
  if (!/^\d{6}$/.test(code)) return false;
  try {
    await auth().api.verifyTOTP({ body: { code }, headers });
    return true;
  } catch {
    return false;
  }
}
