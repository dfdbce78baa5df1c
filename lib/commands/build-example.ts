import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { lettersOf } from '@/db/store/opening';
import {
  findInstallationFact,
  findMember,
  findSupplierMember,
  findUserByEmail,
  isEmpty,
  listPeople,
  onlyAuthority,
  replaceSecondFactor,
  setInstallationFact,
  setRecoverySaved,
} from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { PreparedSecondFactor } from '@/lib/people/inputs';
import { exampleSecret } from '@/lib/people/second-factor';
import type { Viewer } from '@/lib/policy';
import { ok, type Result, refuse } from '@/lib/result';
import { encryptForAccount } from '@/lib/server/auth';
import { config, isLoopback } from '@/lib/server/config';
import { newId, newSetupCode } from '@/lib/server/ids';
import { setupCodeHash } from '@/lib/server/setup-code';
import { newRecoveryCodes } from '@/lib/server/sign-in';
import { type Context, command } from './command';
import { issueSetupCode } from './issue-setup-code';

const system: Viewer = { kind: 'system' };
const installation = { type: 'installation', id: 'example' };

/**
 * A context of the example: anybody, at a time of its content. `steppedUp` is as if a fresh code had been given, for
 * nobody holds an authenticator app while the example is built.
 */
export const exampleContext = (viewer: Viewer, at: string, steppedUp = false): Context => ({
  viewer,
  now: at,
  receivedAt: at,
  id: newId,
  steppedUp,
});

const begin = command({
  action: 'example.build',
  input: z.strictObject({}),
  load: async (db) => ({ empty: (await isEmpty(db)) && (await findInstallationFact(db, 'example')) === null }),
  facts: () => ({}),
  decide: ({ loaded: { empty } }) => {
    const { publicUrl } = config();
    if (!isLoopback(publicUrl)) return refuse('refused', 'people.example-refused', { address: publicUrl }, 'choice');
    if (!empty) return refuse('refused', 'people.example-not-empty', undefined, 'choice');
    const event = { action: 'example.build' as const, subject: installation, data: { step: 'begun' } };
    return ok({ change: null, event, value: null });
  },
  write: (tx, _change, { now }) => setInstallationFact(tx, 'example', now).then(() => undefined),
});

/**
 * Begins the example: an empty database at an address of this machine, which from now on is one of example data.
 * Gives a set-up code for the example's administrator. Refuses anywhere else, and a second time.
 */
export async function beginExample(at: string): Promise<Result<{ code: string }>> {
  const begun = await begin(exampleContext(system, at), {});
  if (!begun.ok) return begun;
  const code = newSetupCode();
  const issued = await issueSetupCode(exampleContext(system, at), { hash: setupCodeHash(code) });
  return issued.ok ? ok({ code }) : issued;
}

const share = command({
  action: 'example.build',
  input: z.strictObject({ secondFactor: PreparedSecondFactor }),
  load: async (db) => {
    const authority = await onlyAuthority(db);
    const begun = await findInstallationFact(db, 'example');
    return authority && begun !== null ? listPeople(db, authority.id) : null;
  },
  facts: () => ({}),
  decide: ({ loaded: people, input: { secondFactor }, context }) =>
    ok({
      change: people.map(({ userId }) => ({ userId, id: context.id(), secondFactor })),
      event: {
        action: 'example.build' as const,
        subject: installation,
        data: { step: 'second factor', people: people.length },
      },
      value: { people: people.length },
    }),
  write: async (tx, factors, { now }) => {
    for (const { userId, id, secondFactor } of factors) {
      const { secret, recoveryCodes } = secondFactor;
      await replaceSecondFactor(tx, { id, userId, secret, backupCodes: recoveryCodes, verified: true });
      await setRecoverySaved(tx, userId, now);
    }
    return undefined;
  },
});

/** Gives everybody of the example's authority the one second factor that the page's banner shows. */
export async function shareExampleSecondFactor(at: string): Promise<Result<{ people: number }>> {
  const secondFactor = {
    secret: await encryptForAccount(exampleSecret),
    recoveryCodes: await encryptForAccount(JSON.stringify(newRecoveryCodes())),
  };
  return share(exampleContext(system, at), { secondFactor });
}

/** Whether this installation holds example data, or nothing yet. */
export async function exampleStanding(): Promise<'built' | 'empty' | 'other'> {
  const db = reading();
  if ((await findInstallationFact(db, 'example')) !== null) return 'built';
  return (await isEmpty(db)) ? 'empty' : 'other';
}

/** The viewer that a person of the example is, by address. Throws where nobody has it. */
export async function viewerAt(email: string): Promise<Extract<Viewer, { userId: string }>> {
  const db = reading();
  const user = await findUserByEmail(db, email);
  const member = user && (await findMember(db, user.id));
  if (member) {
    const { userId, authorityId, administrator, officer } = member;
    return { kind: 'buyer', userId, authorityId, administrator, officer };
  }
  const supplier = user && (await findSupplierMember(db, user.id));
  if (!supplier) throw new Error(`Nobody of the example has the address ${email}.`);
  return { kind: 'supplier', userId: supplier.userId, supplierId: supplier.supplierId, role: supplier.role };
}

/** Which submission of an opened procurement is which supplier's; none before the opening. */
export async function openedSubmissions(
  procurementId: string,
): Promise<{ supplierId: string; submissionId: string }[]> {
  const state = await findProcurement(reading(), procurementId);
  return state ? lettersOf(state) : [];
}
