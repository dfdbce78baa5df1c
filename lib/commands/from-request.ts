import 'server-only';
import { headers } from 'next/headers';
import { cache } from 'react';
import { reading, writing } from '@/db/client';
import {
  clearThrottle,
  countFailure,
  findMember,
  findSupplierMember,
  findThrottle,
  touchSession,
} from '@/db/store/people';
import type { Viewer } from '@/lib/policy';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { type Refusal, refuse } from '@/lib/result';
import { now } from '@/lib/server/clock';
import { config } from '@/lib/server/config';
import { newId, sha256 } from '@/lib/server/ids';
import { codeIsRight, type Session, sessionOf } from '@/lib/server/session';
import type { Context } from './command';

/** The server's time, for the first line of an adapter: when the request arrived. */
export { now as arrival } from '@/lib/server/clock';

/** Who is signed in, for page frames: the viewer of the policy, a name to greet, and what still stands in the way. */
export type CurrentPerson = {
  viewer: Viewer;
  session: Session | null;
  /** The name to show; a supplier person's is kept sealed. */
  name: string;
  /** A buyer-side person who has not set up a second factor yet: may do that and nothing else. */
  needsSecondFactor: boolean;
};

const nobody: CurrentPerson = { viewer: { kind: 'anonymous' }, session: null, name: '', needsSecondFactor: false };
const touchEvery = 5 * 60_000;

/** Resolves the viewer of a set of request headers. Suspended people and ended sessions are nobody. */
export async function personOf(requestHeaders: Headers): Promise<CurrentPerson> {
  if (!requestHeaders.get('cookie')) return nobody;
  const session = await sessionOf(requestHeaders);
  if (!session) return nobody;
  if (Date.now() - session.lastUsed.getTime() > touchEvery) {
    // better-auth's own table: the named exception to the command wrapper.
    await writing((tx) => touchSession(tx, session.sessionId, new Date()));
  }
  const member = await findMember(reading(), session.userId);
  if (member) {
    if (member.suspendedAt) return nobody;
    if (!session.secondFactor)
      return { viewer: { kind: 'anonymous' }, session, name: session.name, needsSecondFactor: true };
    return {
      viewer: {
        kind: 'buyer',
        userId: member.userId,
        authorityId: member.authorityId,
        administrator: member.administrator,
        officer: member.officer,
      },
      session,
      name: session.name,
      needsSecondFactor: false,
    };
  }
  const supplier = await findSupplierMember(reading(), session.userId);
  if (!supplier) return nobody;
  const { userId, supplierId, role, name } = supplier;
  return { viewer: { kind: 'supplier', userId, supplierId, role }, session, name, needsSecondFactor: false };
}

/** The person of the request in hand, once per request. */
export const currentPerson = cache(async (): Promise<CurrentPerson> => personOf(await headers()));

/** The context of a read: no second factor, arrival now. */
export async function readContext(): Promise<Context> {
  const at = now();
  const { viewer } = await currentPerson();
  return {
    viewer,
    now: at,
    receivedAt: at,
    id: newId,
    steppedUp: false,
  };
}

/** Same origin, by what the browser says of itself: Origin must be ours, and Sec-Fetch-Site, where sent, same-origin. */
export function isSameOrigin(requestHeaders: Headers): boolean {
  const site = requestHeaders.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  return requestHeaders.get('origin') === config().publicUrl;
}

/** 11:47, in UK time: when somebody who must wait may try again. */
export const clockTime = (iso: string): string => ukSavedTime(iso).slice(0, 5);

const window = 5 * 60_000;
const usual = 5;

/** What attempts are counted under, and how many failures in five minutes make it wait for five. */
export type Counted = { key: string; limit?: number };

/**
 * Begins an attempt, unless one of the keys (a person, an address) has failed too often; then returns until when it
 * waits. The attempt counts as failed from its beginning, so that a crowd of attempts at once gets no more than a queue
 * of them; a success is told to `attemptSucceeded`.
 */
export async function beginAttempt(...counted: Counted[]): Promise<string | null> {
  const now = Date.now();
  const at = new Date(now).toISOString();
  return writing(async (tx) => {
    for (const { key } of counted) {
      const until = (await findThrottle(tx, sha256(key)))?.blockedUntil ?? null;
      if (until !== null && until > at) return until;
    }
    for (const { key, limit = usual } of counted)
      await countFailure(tx, {
        key: sha256(key),
        at,
        windowStart: new Date(now - window).toISOString(),
        limit,
        blockedUntil: new Date(now + window).toISOString(),
      });
    return null;
  });
}

/** Forgets the failures of what succeeded. */
export async function attemptSucceeded(...counted: Counted[]): Promise<void> {
  await writing(async (tx) => {
    for (const { key } of counted) await clearThrottle(tx, sha256(key));
  });
}

/**
 * The context of a mutation: stamps the arrival on its first line, then checks the origin and, where `code` is given,
 * the second factor. A wrong code is counted; after five the person waits.
 */
export async function writeContext(
  options: { code?: string; receivedAt?: string } = {},
): Promise<{ ok: true; value: Context } | Refusal> {
  const receivedAt = options.receivedAt ?? now();
  const requestHeaders = await headers();
  if (!isSameOrigin(requestHeaders)) return refuse('refused', 'common.other-origin');
  const { viewer, session } = await personOf(requestHeaders);
  let steppedUp = false;
  if (options.code !== undefined && session) {
    const counted = { key: `step-up:${session.userId}` };
    const until = await beginAttempt(counted);
    if (until) return refuse('refused', 'common.too-many-attempts', { time: clockTime(until) }, 'code');
    steppedUp = await codeIsRight(requestHeaders, options.code.replace(/\s/g, ''));
    if (!steppedUp) return refuse('refused', 'policy.code-old', undefined, 'code');
    await attemptSucceeded(counted);
  }
  return {
    ok: true,
    value: {
      viewer,
      now: now(),
      receivedAt,
      id: newId,
      steppedUp,
    },
  };
}
