import 'server-only';
import { headers } from 'next/headers';
import { z } from 'zod';
import { endSession } from '@/db/store/people';
import { ok } from '@/lib/result';
import { auth } from '@/lib/server/auth';
import { command } from './command';
import { currentPerson, isSameOrigin, readContext } from './from-request';

/** Ends one of the viewer's own sessions: this one at sign-out, or another device's from the account page. */
export const endDevice = command({
  action: 'account.sign-out',
  input: z.object({ sessionId: z.string().min(1).max(64) }),
  load: async () => ({}),
  facts: () => ({}),
  decide: ({ input, context: { viewer } }) => {
    const userId = 'userId' in viewer ? viewer.userId : '';
    return ok({
      change: { sessionId: input.sessionId, userId },
      event: { action: 'account.sign-out' as const, subject: { type: 'person', id: userId } },
      value: null,
    });
  },
  write: (tx, change) => endSession(tx, change.sessionId, change.userId).then(() => undefined),
});

/** Signs the person of this request out and takes the cookies back. */
export async function signOut(): Promise<void> {
  const requestHeaders = await headers();
  if (!isSameOrigin(requestHeaders)) return;
  const { session } = await currentPerson();
  if (session) await endDevice(await readContext(), { sessionId: session.sessionId });
  await auth().api.signOut({ headers: requestHeaders });
}
