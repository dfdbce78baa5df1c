import { AsyncLocalStorage } from 'node:async_hooks';
import { createHmac } from 'node:crypto';
import { auth } from '@/lib/server/auth';
import { config } from '@/lib/server/config';
import { keyFor } from '@/lib/server/keys';

/** The headers of the request in hand, for what asks next/headers for them. */
const inHand = new AsyncLocalStorage<Headers>();

/** What stands in the place of next/headers where requests are made without a server: `vi.mock('next/headers', …)`. */
export const nextHeaders = {
  headers: async () => inHand.getStore() ?? new Headers(),
  cookies: async () => ({ get: () => undefined, set: () => undefined, delete: () => undefined }),
};

/** A signed-in browser: the cookie of a real session. */
export type Browser = { userId: string; sessionId: string; cookie: string };

/** Signs an account in, past the password: a session as better-auth makes it, and its signed cookie. */
export async function signedIn(userId: string): Promise<Browser> {
  const context = await auth().$context;
  const { id, token } = await context.internalAdapter.createSession(userId);
  const signature = createHmac('sha256', keyFor('session').toString('base64')).update(token).digest('base64');
  const { name } = context.authCookies.sessionToken;
  return { userId, sessionId: id, cookie: `${name}=${encodeURIComponent(`${token}.${signature}`)}` };
}

/** Runs a route handler or a server action as the request of a browser. */
export function asRequestOf<T>(
  browser: Browser | null,
  work: (headers: Headers) => Promise<T>,
  more: Record<string, string> = {},
): Promise<T> {
  const headers = new Headers({ origin: config().publicUrl, 'sec-fetch-site': 'same-origin', ...more });
  if (browser) headers.set('cookie', browser.cookie);
  return inHand.run(headers, () => work(headers));
}

/** One posted form of urlencoded fields, as a route handler gets it. */
export function posted(headers: Headers, path: string, body: string | ReadableStream<Uint8Array>, length?: number) {
  const all = new Headers(headers);
  if (!all.has('content-type')) all.set('content-type', 'application/x-www-form-urlencoded');
  if (!all.has('accept')) all.set('accept', 'application/json');
  all.set('content-length', String(length ?? Buffer.byteLength(body as string)));
  return new Request(`${config().publicUrl}${path}`, {
    method: 'POST',
    headers: all,
    body,
    ...(typeof body === 'string' ? {} : { duplex: 'half' }),
  } as RequestInit);
}
