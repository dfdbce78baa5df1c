import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { getIP } from 'better-auth/api';
import { cookies } from 'next/headers';
import { config } from './config';
import { newId } from './ids';
import { keyFor } from './keys';

const name = 'assay-device';
const oneYear = 365 * 24 * 60 * 60;
/** Accounts that one device is remembered for. */
const accounts = 5;

/** Only this installation can make the mark of a device and an account, and nobody can read the account off it. */
const markOf = (device: string, userId: string): string =>
  createHmac('sha256', keyFor('cookie')).update(`known-device/1 ${device} ${userId}`).digest('base64url');

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** The id of a device and the marks of the accounts that signed in from it, the latest first. */
async function keptDevice(): Promise<{ device: string; marks: string[] } | null> {
  const [device = '', ...marks] = ((await cookies()).get(name)?.value ?? '').split('.');
  return /^[a-z2-7]{26}$/.test(device) ? { device, marks: marks.slice(0, accounts) } : null;
}

/** The id of this device where the account signed in from it before, else null. */
export async function knownDevice(userId: string): Promise<string | null> {
  const kept = await keptDevice();
  if (!kept) return null;
  const mark = markOf(kept.device, userId);
  return kept.marks.some((each) => same(each, mark)) ? kept.device : null;
}

/** Remembers for a year that the account signed in from this device. It opens nothing: it only sets it apart. */
export async function rememberDevice(userId: string): Promise<void> {
  const { device, marks } = (await keptDevice()) ?? { device: newId(), marks: [] };
  const mark = markOf(device, userId);
  const value = [device, mark, ...marks.filter((each) => each !== mark)].slice(0, accounts + 1).join('.');
  const secure = config().publicUrl.startsWith('https:');
  (await cookies()).set({ name, value, httpOnly: true, sameSite: 'lax', path: '/', maxAge: oneYear, secure });
}

/** The client's address as the trusted proxy gives it (of IPv6 the network), or null where there is no such proxy. */
export const clientAddress = (headers: Headers): string | null => {
  const header = config().clientAddressHeader;
  return header === null ? null : getIP(headers, { advanced: { ipAddress: { ipAddressHeaders: [header] } } });
};
