import 'server-only';
import { reading } from '@/db/client';
import { listDutiesOf } from '@/db/store/duties';
import { findMember, findSecondFactor, findUser, listSessions } from '@/db/store/people';
import { currentPerson } from '@/lib/commands/from-request';
import { inGroups, secretForApp, totpAddress } from '@/lib/people/second-factor';
import type { Duty } from '@/lib/procurement/duties';
import { notFound, ok, type Result } from '@/lib/result';
import { decryptForAccount } from '@/lib/server/auth';
import { view } from './view';

export type Device = { sessionId: string; name: string; lastUsed: string; current: boolean };
export type Account = {
  email: string;
  post: string;
  side: 'buyer' | 'supplier';
  administrator: boolean;
  secondFactor: boolean;
  devices: Device[];
  duties: { procurementId: string; title: string; duties: Duty[] }[];
};

const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/HeadlessChrome|Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
const found = (names: [RegExp, string][], text: string): string | undefined =>
  names.find(([pattern]) => pattern.test(text))?.[1];

/** Takes a browser's description of itself; returns words such as "Firefox on Windows", or '' when it says nothing known. */
export const deviceName = (userAgent: string | null): string =>
  [found(browsers, userAgent ?? ''), found(systems, userAgent ?? '')].filter(Boolean).join(' on ');

/** Duties grouped by procurement, in the order given. */
export function byProcurement(held: readonly { procurementId: string; title: string; duty: Duty }[]) {
  const groups = new Map<string, { procurementId: string; title: string; duties: Duty[] }>();
  for (const { procurementId, title, duty } of held) {
    const group = groups.get(procurementId) ?? { procurementId, title, duties: [] };
    group.duties.push(duty);
    groups.set(procurementId, group);
  }
  return [...groups.values()];
}

/** The viewer's own account. */
export const account = view({
  action: 'account.read',
  load: async (db, _input: { sessionId: string }, { viewer }) => {
    if (viewer.kind !== 'buyer' && viewer.kind !== 'supplier') return null;
    return findUser(db, viewer.userId);
  },
  facts: () => ({}),
  show: async (db, { loaded: user, input, context: { viewer } }): Promise<Account> => {
    const member = viewer.kind === 'buyer' ? await findMember(db, user.id) : null;
    const sessions = await listSessions(db, user.id);
    return {
      email: user.email,
      post: member?.post ?? '',
      side: member ? 'buyer' : 'supplier',
      administrator: member?.administrator === true,
      secondFactor: user.twoFactorEnabled === true,
      devices: sessions
        .filter((session) => session.expiresAt.toISOString() > new Date().toISOString())
        .map((session) => ({
          sessionId: session.id,
          name: deviceName(session.userAgent),
          lastUsed: session.updatedAt.toISOString(),
          current: session.id === input.sessionId,
        })),
      duties: byProcurement(await listDutiesOf(db, user.id)),
    };
  },
});

export type NewSecondFactor = { address: string; secret: string };

/** What the person signed in needs to set up the second factor they have not verified yet. */
export async function newSecondFactor(): Promise<Result<NewSecondFactor>> {
  const { session, needsSecondFactor } = await currentPerson();
  const factor = session && needsSecondFactor ? await findSecondFactor(reading(), session.userId) : null;
  if (!session || !factor || factor.verified) return notFound;
  const secret = await decryptForAccount(factor.secret);
  return ok({ address: totpAddress(secret, session.email), secret: inGroups(secretForApp(secret)) });
}

/** The recovery codes of the person signed in, until they say that the codes are saved. */
export async function recoveryCodes(): Promise<Result<string[]>> {
  const { session, viewer } = await currentPerson();
  if (!session || viewer.kind !== 'buyer') return notFound;
  const member = await findMember(reading(), session.userId);
  const factor = await findSecondFactor(reading(), session.userId);
  if (!member || member.recoverySavedAt !== null || !factor?.verified) return notFound;
  const codes: unknown = JSON.parse(await decryptForAccount(factor.backupCodes));
  return ok(Array.isArray(codes) ? codes.map(String) : []);
}
