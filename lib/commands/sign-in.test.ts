import { Secret, TOTP } from 'otpauth';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import {
  findMember,
  findSecondFactor,
  insertAccount,
  insertAuthority,
  insertMember,
  insertSupplier,
  insertSupplierMember,
  replaceSecondFactor,
  setSuspended,
} from '@/db/store/people';
import { encryptForAccount, hashPassword } from '@/lib/server/auth';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { newSecondFactor, recoveryCodes } from '@/lib/views/account';
import { navigation } from '@/lib/views/navigation';
import { currentPerson, personOf } from './from-request';
import { changeSecondFactor, makeRecoveryCodes, startSecondFactor } from './second-factor';
import { signIn, signInWithCode } from './sign-in';
import { signOut } from './sign-out';

/** A browser: it sends back the cookies that it was given. */
const browser = vi.hoisted(() => ({
  cookies: new Map<string, string>(),
  origin: 'http://localhost:3000',
  address: '192.0.2.1',
  headers(): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers({ origin: this.origin, 'x-real-ip': this.address, ...(cookie ? { cookie } : {}) });
  },
  take(setCookie: string): void {
    const [pair = '', ...attributes] = setCookie.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (value === '' || attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  },
}));
vi.hoisted(() => {
  process.env.ASSAY_CLIENT_ADDRESS_HEADER = 'x-real-ip';
});
vi.mock('next/headers', () => ({
  headers: async () => browser.headers(),
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
    set: ({ name, value, httpOnly }: { name: string; value: string; httpOnly: boolean }) => {
      if (!httpOnly) throw new Error('A script could read this cookie.');
      browser.cookies.set(name, value);
    },
  }),
}));
// Outside a request the framework has no cookies to set: what the account library answers goes straight to the browser.
vi.mock('better-auth/next-js', async () => {
  const { createAuthMiddleware } = await import('better-auth/api');
  const handler = createAuthMiddleware(async ({ context }) => {
    const { responseHeaders } = context as { responseHeaders?: Headers };
    for (const cookie of responseHeaders?.getSetCookie() ?? []) browser.take(cookie);
  });
  return { nextCookies: () => ({ id: 'cookies-of-the-test', hooks: { after: [{ matcher: () => true, handler }] } }) };
});
// One request after another: nothing is remembered between them.
vi.mock('react', async (original) => ({ ...(await original<object>()), cache: <F>(work: F): F => work }));

aDatabase();

const at = '2026-11-22T12:00:00.000Z';
const password = 'seven otters yawning';
const secret = 'abcdefghijklmnopqrstuvwxyz';
const authorityId = testId();
const ids = { ben: testId(), cai: testId(), sam: testId(), gone: testId() };
const supplierId = testId();
const codeNow = (shift = 0) =>
  new TOTP({ secret: Secret.fromUTF8(secret) }).generate({ timestamp: Date.now() + shift });
/** A code that is surely wrong now. */
const wrongCode = () => String((Number(codeNow()) + 500_000) % 1_000_000).padStart(6, '0');
const logOf = async (stream = 'authority') =>
  (await listAudit(reading(), stream)).map((row) => [row.action, row.subjectId, row.refused, JSON.parse(row.data).way]);

beforeAll(async () => {
  const passwordHash = await hashPassword(password);
  const [encrypted, codes] = [
    await encryptForAccount(secret),
    await encryptForAccount(JSON.stringify(['aaaaa-bbbbb', 'ccccc-ddddd'])),
  ];
  await writing(async (tx) => {
    await insertAuthority(tx, { id: authorityId, name: 'Fenwick', nation: 'wales', contact: 'x', createdAt: at });
    for (const [name, userId] of Object.entries(ids))
      await insertAccount(tx, {
        userId,
        accountId: testId(),
        name,
        email: `${name}@fenwick.example`,
        passwordHash,
        at,
      });
    for (const userId of [ids.ben, ids.cai, ids.gone]) {
      await insertMember(tx, { userId, authorityId, post: '', administrator: false, officer: true, createdAt: at });
      await replaceSecondFactor(tx, {
        id: testId(),
        userId,
        secret: encrypted,
        backupCodes: codes,
        verified: userId !== ids.cai,
      });
    }
    await setSuspended(tx, ids.gone, at, 'Left');
    await insertSupplier(tx, { id: supplierId, name: 'Oak Ltd', at });
    await insertSupplierMember(tx, { userId: ids.sam, supplierId, role: 'owner', name: 'Sam Oak', at });
  });
});
beforeEach(async () => {
  await writing((tx) => tx.delete(tables.throttle).then(() => undefined));
  browser.cookies.clear();
  browser.origin = 'http://localhost:3000';
  browser.address = '192.0.2.1';
});

describe('the first step', () => {
  it('says the same for every failure', async () => {
    const tries = [
      { email: 'ben@fenwick.example', password: 'wrong words here' },
      { email: 'nobody@fenwick.example', password },
      { email: 'gone@fenwick.example', password },
    ];
    for (const typed of tries)
      expect(await signIn(typed)).toEqual({
        ok: false,
        why: 'invalid',
        messages: [{ path: '', key: 'people.sign-in-wrong' }],
      });
    expect((await currentPerson()).viewer.kind).toBe('anonymous');
  });

  it('writes down attempts on people of the authority, and nothing of addresses that are not theirs', async () => {
    const log = await listAudit(reading(), 'authority');
    expect(log.map((row) => [row.subjectId, row.refused, row.actorKind])).toEqual([
      [ids.ben, true, 'anonymous'],
      [ids.gone, true, 'anonymous'],
    ]);
    expect(JSON.stringify(log)).not.toMatch(/nobody|wrong words/);
  });

  it('asks for what is missing', async () => {
    const result = await signIn({ email: '', password: '' });
    expect(result.ok ? [] : result.messages.map(({ key }) => key)).toEqual([
      'people.email-missing',
      'people.password-missing',
    ]);
  });

  it('is refused from another site', async () => {
    browser.origin = 'https://evil.example';
    expect(await signIn({ email: 'ben@fenwick.example', password })).toMatchObject({
      messages: [{ key: 'common.other-origin' }],
    });
  });

  it('makes a client wait after five failures of an address, right password or not', async () => {
    for (const _ of [1, 2, 3, 4, 5]) await signIn({ email: 'stuck@fenwick.example', password: 'x' });
    const held = await signIn({ email: 'STUCK@fenwick.example', password });
    expect(held).toMatchObject({ why: 'refused', messages: [{ key: 'common.too-many-attempts' }] });
    expect(held.ok ? '' : held.messages[0]?.params?.time).toMatch(/^\d\d:\d\d$/);
    expect((await signIn({ email: 'ben@fenwick.example', password })).ok).toBe(true);
  });

  it('counts a crowd of attempts at once as a queue of them', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, () => signIn({ email: 'crowd@fenwick.example', password: 'x' })),
    );
    expect(all.filter((result) => !result.ok && result.messages[0]?.key === 'people.sign-in-wrong')).toHaveLength(5);
  });

  it('lets the owner in while a rival types wrong passwords elsewhere', async () => {
    const email = 'sam@fenwick.example';
    browser.address = '198.51.100.7';
    for (const _ of [1, 2, 3, 4, 5, 6]) await signIn({ email, password: 'x' });
    expect(await signIn({ email, password })).toMatchObject({ why: 'refused' });
    browser.address = '192.0.2.1';
    expect(await signIn({ email, password })).toEqual({ ok: true, value: 'in' });
  });

  it('knows a device that signed in before, even where all clients count as one, but not for other accounts', async () => {
    const email = 'sam@fenwick.example';
    expect(await signIn({ email, password })).toEqual({ ok: true, value: 'in' });
    const device = browser.cookies.get('assay-device') ?? '';
    const strangers = async (given: Record<string, string>) => {
      browser.cookies.clear();
      for (const [name, value] of Object.entries(given)) browser.cookies.set(name, value);
      return signIn({ email, password });
    };
    browser.cookies.clear();
    for (const _ of [1, 2, 3, 4, 5]) await signIn({ email, password: 'x' });
    expect(await strangers({})).toMatchObject({ messages: [{ key: 'common.too-many-attempts' }] });
    expect(await strangers({ 'assay-device': `${device}x` })).toMatchObject({ why: 'refused' });
    expect(await strangers({ 'assay-device': device })).toEqual({ ok: true, value: 'in' });
    // The device has five tries of its own.
    for (const _ of [1, 2, 3, 4, 5]) await signIn({ email, password: 'x' });
    expect(await strangers({ 'assay-device': device })).toMatchObject({ why: 'refused' });
  });

  it('makes an address wait after fifty failures from everywhere, but not the device of its owner', async () => {
    const email = 'ben@fenwick.example';
    expect(await signIn({ email, password })).toEqual({ ok: true, value: 'code' });
    expect(browser.cookies.has('assay-device')).toBe(false);
    await signInWithCode('code', codeNow());
    const device = browser.cookies.get('assay-device') ?? '';
    browser.cookies.clear();
    const from = async (client: number, word: string) => {
      browser.address = `198.51.100.${client}`;
      return signIn({ email, password: word });
    };
    for (let at = 0; at < 50; at += 1) expect(await from(Math.floor(at / 5), 'x')).toMatchObject({ why: 'invalid' });
    expect(await from(200, password)).toMatchObject({ messages: [{ key: 'common.too-many-attempts' }] });
    browser.cookies.set('assay-device', device);
    expect(await from(200, password)).toEqual({ ok: true, value: 'code' });
  });

  it('leads a supplier straight in, and keeps it out of the authority’s log', async () => {
    const before = await logOf();
    await signIn({ email: 'sam@fenwick.example', password: 'wrong' });
    expect(await signIn({ email: ' SAM@fenwick.example ', password })).toEqual({ ok: true, value: 'in' });
    const person = await currentPerson();
    expect(person).toMatchObject({ name: 'Sam Oak', viewer: { kind: 'supplier', supplierId } });
    expect(await logOf()).toEqual(before);
    expect((await logOf(`supplier:${supplierId}`)).slice(-2)).toEqual([
      ['account.sign-in', ids.sam, true, 'password'],
      ['account.sign-in', ids.sam, false, 'password'],
    ]);
    expect(await navigation(aContext(person.viewer, at), null)).toMatchObject({
      value: { serviceName: 'Oak Ltd', home: '/responses', places: ['responses', 'evidence', 'library', 'team'] },
    });
  });
});

describe('the second step', () => {
  it('gives a session for the code of the app only', async () => {
    expect(await signIn({ email: 'ben@fenwick.example', password })).toEqual({ ok: true, value: 'code' });
    expect((await currentPerson()).session).toBeNull();
    expect(await signInWithCode('code', wrongCode())).toMatchObject({
      messages: [{ path: 'code', key: 'people.code-wrong' }],
    });
    expect(await signInWithCode('code', 'abcdef')).toMatchObject({ messages: [{ key: 'people.code-wrong' }] });
    expect(await signInWithCode('code', ` ${codeNow().slice(0, 3)} ${codeNow().slice(3)} `)).toEqual({
      ok: true,
      value: 'in',
    });
    expect((await currentPerson()).viewer).toMatchObject({ kind: 'buyer', userId: ids.ben });
    expect((await logOf()).slice(-3)).toEqual([
      ['account.sign-in', ids.ben, true, 'code'],
      ['account.sign-in', ids.ben, true, 'code'],
      ['account.sign-in', ids.ben, false, 'code'],
    ]);
  });

  it('takes a recovery code once', async () => {
    const way = 'recovery-code';
    await signIn({ email: 'ben@fenwick.example', password });
    expect(await signInWithCode(way, 'zzzzz-zzzzz')).toMatchObject({ messages: [{ key: 'people.recovery-wrong' }] });
    expect(await signInWithCode(way, 'AAAAA-bbbbb')).toEqual({ ok: true, value: 'in' });
    browser.cookies.clear();
    await signIn({ email: 'ben@fenwick.example', password });
    expect(await signInWithCode(way, 'aaaaa-bbbbb')).toMatchObject({ messages: [{ key: 'people.recovery-wrong' }] });
  });

  it('without a first step begins again', async () => {
    expect(await signInWithCode('code', codeNow())).toEqual({ ok: true, value: 'over' });
  });
});

describe('a new second factor', () => {
  it('stands between the first sign-in and everything else', async () => {
    expect(await signIn({ email: 'cai@fenwick.example', password })).toEqual({ ok: true, value: 'in' });
    const before = await currentPerson();
    expect(before).toMatchObject({ needsSecondFactor: true, viewer: { kind: 'anonymous' } });
    expect(await recoveryCodes()).toMatchObject({ ok: false });
    const shown = await newSecondFactor();
    expect(shown.ok && shown.value.secret.replaceAll(' ', '')).toBe(Secret.fromUTF8(secret).base32);
    expect(await startSecondFactor(wrongCode())).toMatchObject({ messages: [{ key: 'people.code-wrong' }] });
    expect((await startSecondFactor(codeNow())).ok).toBe(true);
    expect((await findSecondFactor(reading(), ids.cai))?.verified).toBe(true);
    expect((await currentPerson()).viewer).toMatchObject({ kind: 'buyer', officer: true });
    expect(await startSecondFactor(codeNow())).toMatchObject({ why: 'not-found' });
  });

  it('shows recovery codes until they are saved, and new ones only with a fresh code', async () => {
    await signIn({ email: 'cai@fenwick.example', password });
    await signInWithCode('code', codeNow());
    const { viewer } = await currentPerson();
    expect(await recoveryCodes()).toEqual({ ok: true, value: ['aaaaa-bbbbb', 'ccccc-ddddd'] });
    expect((await changeSecondFactor(aContext(viewer, at), { step: 'codes-saved' })).ok).toBe(true);
    expect((await findMember(reading(), ids.cai))?.recoverySavedAt).toBe(at);
    expect((await recoveryCodes()).ok).toBe(false);
    expect(await changeSecondFactor(aContext(viewer, at), { step: 'codes-saved' })).toMatchObject({ why: 'not-found' });
    expect(await makeRecoveryCodes(aContext(viewer, at))).toMatchObject({ messages: [{ key: 'policy.code-old' }] });
    expect((await makeRecoveryCodes(aContext(viewer, at, { steppedUp: true }))).ok).toBe(true);
    const fresh = await recoveryCodes();
    expect(fresh.ok && fresh.value).toHaveLength(10);
    expect(fresh.ok && fresh.value.every((code) => /^[a-z2-7]{5}-[a-z2-7]{5}$/.test(code))).toBe(true);
  });
});

describe('signing out', () => {
  it('ends the session on the server, not only in the browser', async () => {
    await signIn({ email: 'sam@fenwick.example', password });
    const kept = browser.headers();
    expect((await personOf(kept)).viewer.kind).toBe('supplier');
    await signOut();
    expect((await personOf(kept)).viewer.kind).toBe('anonymous');
    expect((await logOf(`supplier:${supplierId}`)).at(-1)?.[0]).toBe('account.sign-out');
  });

  it('another site cannot do it', async () => {
    await signIn({ email: 'sam@fenwick.example', password });
    browser.origin = 'https://evil.example';
    await signOut();
    expect((await currentPerson()).viewer.kind).toBe('supplier');
  });
});

describe('suspension', () => {
  it('shuts out a session that is open', async () => {
    await signIn({ email: 'ben@fenwick.example', password });
    await signInWithCode('code', codeNow());
    expect((await currentPerson()).viewer.kind).toBe('buyer');
    await writing((tx) => setSuspended(tx, ids.ben, at, 'Left'));
    expect((await currentPerson()).viewer.kind).toBe('anonymous');
  });
});
