import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { type CurrentPerson, currentPerson } from '@/lib/commands/from-request';
import { nextPath } from '@/lib/people/next-path';
import { notFound } from './not-found';

/** The path and search of the page in hand, as the browser asked for it. */
export const currentPath = async (): Promise<string> => (await headers()).get('x-assay-path') ?? '/';

/** The side of the product that a page belongs to; `any` is for pages of everyone signed in. */
export type Side = 'buyer' | 'supplier' | 'any';

/** The address of the sign-in page that comes back to where the person was. */
export async function signInAddress(): Promise<string> {
  const requestHeaders = await headers();
  const search = new URLSearchParams();
  const next = nextPath(requestHeaders.get('x-assay-path'));
  if (next && next !== '/') search.set('next', next);
  // A cookie that no longer opens anything: the session ended.
  if (/session_token=/.test(requestHeaders.get('cookie') ?? '')) search.set('ended', '1');
  return `/sign-in${search.size > 0 ? `?${search}` : ''}`;
}

/**
 * The person of the request, for layouts and pages. Without one it leads to sign-in and back; without the second
 * factor that buyer-side people must have, to setting it up; on the other side's pages there is nothing to see.
 * It is a courtesy and no lock: every view and command asks the policy for itself.
 */
export async function requirePerson(side: Side = 'any'): Promise<CurrentPerson> {
  const person = await currentPerson();
  if (person.needsSecondFactor) redirect('/account/second-factor');
  const { kind } = person.viewer;
  if (kind !== 'buyer' && kind !== 'supplier') redirect(await signInAddress());
  if (side !== 'any' && kind !== side) notFound();
  return person;
}
