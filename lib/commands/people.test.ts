import { beforeAll, describe, expect, it, vi } from 'vitest';
import { reading, writing } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { insertInvitation } from '@/db/store/invitation';
import { findMail, leaseMail } from '@/db/store/outbox';
import {
  findAccessLink,
  findMember,
  findSecondFactor,
  insertAccount,
  insertSupplier,
  insertSupplierMember,
  listOpenLinks,
  listPeople,
} from '@/db/store/people';
import { insertDuty, insertProcurement } from '@/db/store/procurement';
import { firstBrokenRow } from '@/lib/audit';
import type { Viewer } from '@/lib/policy';
import { newSetupCode, tokenHash } from '@/lib/server/ids';
import { setupCodeHash } from '@/lib/server/setup-code';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { accessLink } from '@/lib/views/access-link';
import { openLink, people } from '@/lib/views/people';
import { setupCodeWorks } from '@/lib/views/setup';
import { accessToken } from './access-mail';
import { askNewPassword } from './ask-new-password';
import { cancelLink, inviteColleague, sendLinkAgain } from './invite-colleague';
import { issueSetupCode } from './issue-setup-code';
import { joinAuthority } from './join-authority';
import { renewPassword, renewSecondFactor } from './renew-access';
import { resetAccess } from './reset-access';
import { setUpAuthority } from './set-up-authority';
import { reinstatePerson, suspendPerson } from './suspend-person';

vi.mock('next/headers', () => ({
  cookies: async () => ({ set: () => undefined }),
  headers: async () => new Headers(),
}));

aDatabase();

const at = '2026-11-22T12:00:00.000Z';
const anonymous: Viewer = { kind: 'anonymous' };
const code = newSetupCode();
const details = {
  code,
  authority: 'Fenwick Vale Council',
  nation: 'wales',
  name: 'Ada Brook',
  email: 'Ada@Fenwick.example',
  password: 'plum kettle northbound',
};
let admin: Extract<Viewer, { kind: 'buyer' }>;
const asAdmin = (more: object = {}) => aContext(admin, at, more);
const keysOf = (result: { ok: boolean; messages?: { key: string }[] }) => result.messages?.map(({ key }) => key) ?? [];

beforeAll(async () => {
  const system = aContext({ kind: 'system' }, at);
  expect((await issueSetupCode(system, { hash: setupCodeHash(code) })).ok).toBe(true);
});

describe('setting up', () => {
  it('needs the code as printed, in any case, and nothing else opens it', async () => {
    expect(await setupCodeWorks(` ${code.toLowerCase()} `)).toBe(true);
    expect(await setupCodeWorks('AAAAAAAAAA')).toBe(false);
    const wrong = await setUpAuthority(aContext(anonymous, at), { ...details, code: 'AAAAAAAAAA' });
    expect(wrong).toMatchObject({ ok: false, why: 'not-found' });
  });

  it('keeps only the hash of the code', async () => {
    const log = await listAudit(reading(), 'authority');
    expect(log.map((row) => row.action)).toEqual(['setup-code.issue']);
    expect(JSON.stringify(log)).not.toContain(code);
  });

  it('names every field that is wrong, in the order of the form', async () => {
    const result = await setUpAuthority(aContext(anonymous, at), { code, password: 'Ada Brook at work' });
    expect(result.ok ? [] : result.messages.map(({ path }) => path)).toEqual(['authority', 'nation', 'name', 'email']);
    const own = await setUpAuthority(aContext(anonymous, at), { ...details, password: 'fenwick teapots' });
    expect(own).toMatchObject({ messages: [{ path: 'password', key: 'people.password-own' }] });
  });

  it('makes the authority and an administrator who is no officer, once', async () => {
    const result = await setUpAuthority(aContext(anonymous, at), details);
    if (!result.ok) throw new Error('not set up');
    const { userId, authorityId } = result.value;
    admin = { kind: 'buyer', userId, authorityId, administrator: true, officer: false };
    expect(await listPeople(reading(), authorityId)).toMatchObject([
      { name: 'Ada Brook', email: 'ada@fenwick.example', administrator: true, officer: false, secondFactor: false },
    ]);
    expect((await findSecondFactor(reading(), userId))?.verified).toBe(false);
    expect(await setupCodeWorks(code)).toBe(false);
    expect(await setUpAuthority(aContext(anonymous, at), details)).toMatchObject({ why: 'not-found' });
    const again = await issueSetupCode(aContext({ kind: 'system' }, at), { hash: setupCodeHash(code) });
    expect(again).toMatchObject({ ok: false, why: 'not-found' });
  });
});

async function invited(email: string, more: object = {}): Promise<{ linkId: string; token: string }> {
  const result = await inviteColleague(asAdmin(), { name: 'Ben Carr', email, ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.messages));
  return { linkId: result.value.linkId, token: accessToken('join', result.value.linkId) };
}

async function joined(email: string, name = 'Ben Carr', more: object = {}): Promise<string> {
  const { token } = await invited(email, more);
  const result = await joinAuthority(aContext(anonymous, at), token, { name, password: 'seven otters yawning' });
  if (!result.ok) throw new Error(JSON.stringify(result.messages));
  return result.value.userId;
}

describe('inviting', () => {
  it('makes a link of which only the hash is kept, and a sealed message with it', async () => {
    const { linkId, token } = await invited('ben@fenwick.example', { officer: 'yes' });
    const link = await findAccessLink(reading(), tokenHash(token));
    expect(link).toMatchObject({ id: linkId, purpose: 'join', officer: true, administrator: false });
    expect(JSON.stringify(link)).not.toContain(token);
    const queued = await writing((tx) => leaseMail(tx, '2026-11-22T12:01:00.000Z', at, 10));
    expect(queued).toMatchObject([{ to: 'ben@fenwick.example', subject: 'Join Fenwick Vale Council on Assay' }]);
    expect(queued[0]?.text).toContain(`/join/${token}`);
    expect((await findMail(reading(), queued[0]?.id ?? ''))?.text).toContain(token);
    const shown = await openLink(asAdmin(), { linkId });
    expect(shown).toMatchObject({ ok: true, value: { address: `http://localhost:3000/join/${token}`, mailed: false } });
  });

  it('is refused twice for one address, with what to do instead', async () => {
    const again = await inviteColleague(asAdmin(), { name: 'Ben', email: 'BEN@fenwick.example' });
    expect(again).toMatchObject({ why: 'invalid', messages: [{ path: 'email', key: 'people.email-invited' }] });
    const own = await inviteColleague(asAdmin(), { name: 'Ada', email: 'ada@fenwick.example' });
    expect(keysOf(own)).toEqual(['people.email-taken']);
  });

  it('looks at no link when it is only shown', async () => {
    const { token } = await invited('shown@fenwick.example');
    for (const _ of [1, 2, 3]) expect((await accessLink(aContext(anonymous, at), token)).ok).toBe(true);
    expect(await accessLink(aContext(anonymous, at), token)).toMatchObject({
      value: { authority: 'Fenwick Vale Council', inviter: 'Ada Brook', as: ['people.as-panel'] },
    });
  });

  it('sent again kills the old link; cancelled kills the link', async () => {
    const first = await invited('again@fenwick.example');
    const again = await sendLinkAgain(asAdmin(), { linkId: first.linkId });
    if (!again.ok) throw new Error('not sent');
    const token = accessToken('join', again.value.linkId);
    expect((await accessLink(aContext(anonymous, at), first.token)).ok).toBe(false);
    expect((await accessLink(aContext(anonymous, at), token)).ok).toBe(true);
    expect((await cancelLink(asAdmin(), { linkId: again.value.linkId })).ok).toBe(true);
    expect((await accessLink(aContext(anonymous, at), token)).ok).toBe(false);
    expect(await cancelLink(asAdmin(), { linkId: again.value.linkId })).toMatchObject({ why: 'not-found' });
  });

  it('is for administrators; to everybody else the page is not there', async () => {
    const officer: Viewer = { ...admin, administrator: false, officer: true };
    const stranger: Viewer = { ...admin, authorityId: testId() };
    const { linkId } = await invited('kit@fenwick.example');
    for (const viewer of [officer, stranger, anonymous]) {
      const context = aContext(viewer, at);
      expect(await inviteColleague(context, { name: 'X', email: 'x@fenwick.example' })).toMatchObject({
        why: 'not-found',
      });
      expect(await openLink(context, { linkId })).toMatchObject({ why: 'not-found' });
    }
    expect(await people(aContext(officer, at), null)).toMatchObject({ why: 'not-found' });
    expect(await people(aContext(anonymous, at), null)).toMatchObject({ why: 'not-found' });
  });
});

describe('joining', () => {
  it('makes an account with a second factor to verify, uses the link, and ends at seven days', async () => {
    const { token } = await invited('cai@fenwick.example', { officer: 'yes' });
    const late = aContext(anonymous, '2026-11-29T12:00:00.000Z');
    expect(await joinAuthority(late, token, { name: 'Cai', password: 'seven otters yawning' })).toMatchObject({
      why: 'not-found',
    });
    const result = await joinAuthority(aContext(anonymous, at), token, {
      name: 'Cai Rees',
      password: 'seven otters yawning',
    });
    if (!result.ok) throw new Error('not joined');
    expect(result.value.email).toBe('cai@fenwick.example');
    expect(await findMember(reading(), result.value.userId)).toMatchObject({ officer: true, recoverySavedAt: null });
    expect((await findSecondFactor(reading(), result.value.userId))?.verified).toBe(false);
    const twice = await joinAuthority(aContext(anonymous, at), token, {
      name: 'Cai',
      password: 'seven otters yawning',
    });
    expect(twice).toMatchObject({ why: 'not-found' });
  });

  it('refuses a weak password and leaves the link as it was', async () => {
    const { token } = await invited('dee@fenwick.example');
    const weak = await joinAuthority(aContext(anonymous, at), token, { name: 'Dee Ash', password: 'password1234' });
    expect(weak).toMatchObject({ why: 'invalid', messages: [{ path: 'password' }] });
    expect((await accessLink(aContext(anonymous, at), token)).ok).toBe(true);
  });

  it('lets one of two win who use a link at the same time', async () => {
    const { token } = await invited('race@fenwick.example');
    const results = await Promise.all(
      ['One', 'Two'].map((name) =>
        joinAuthority(aContext(anonymous, at), token, { name, password: 'seven otters yawning' }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });
});

describe('renewing', () => {
  it('a reset leaves what the person has until the link is used; then every session ends', async () => {
    const userId = await joined('eve@fenwick.example', 'Eve Lunn');
    const reset = await resetAccess(asAdmin(), { userId, what: 'password', reason: 'Forgotten' });
    if (!reset.ok) throw new Error('not reset');
    const token = accessToken('password', reset.value.linkId);
    const done = await renewPassword(aContext(anonymous, at), token, { password: 'nine quiet lanterns' });
    expect(done.ok).toBe(true);
    expect(await renewPassword(aContext(anonymous, at), token, { password: 'nine quiet lanterns' })).toMatchObject({
      why: 'not-found',
    });
    const log = await listAudit(reading(), 'authority');
    expect(log.at(-1)).toMatchObject({ action: 'account.renew', subjectId: userId, actorKind: 'anonymous' });
    expect(log.map((row) => row.data).join()).not.toContain('lanterns');
  });

  it('a new second factor needs the link and the password', async () => {
    const userId = await joined('fay@fenwick.example', 'Fay Moss');
    const before = await findSecondFactor(reading(), userId);
    const reset = await resetAccess(asAdmin(), { userId, what: 'second-factor', reason: 'Lost phone' });
    if (!reset.ok) throw new Error('not reset');
    const token = accessToken('second-factor', reset.value.linkId);
    const wrong = await renewSecondFactor(aContext(anonymous, at), token, { password: 'not the password' });
    expect(keysOf(wrong)).toEqual(['people.password-wrong']);
    expect((await findSecondFactor(reading(), userId))?.secret).toBe(before?.secret);
    const right = await renewSecondFactor(aContext(anonymous, at), token, { password: 'seven otters yawning' });
    expect(right.ok).toBe(true);
    expect((await findSecondFactor(reading(), userId))?.secret).not.toBe(before?.secret);
  });

  it('needs a reason, and a newer link ends the older', async () => {
    const userId = await joined('gil@fenwick.example', 'Gil Nash');
    expect(keysOf(await resetAccess(asAdmin(), { userId, what: 'password', reason: ' ' }))).toEqual([
      'people.reason-missing',
    ]);
    const [first, second] = [
      await resetAccess(asAdmin(), { userId, what: 'password', reason: 'One' }),
      await resetAccess(asAdmin(), { userId, what: 'password', reason: 'Two' }),
    ];
    if (!first.ok || !second.ok) throw new Error('not reset');
    expect((await accessLink(aContext(anonymous, at), accessToken('password', first.value.linkId))).ok).toBe(false);
    expect((await accessLink(aContext(anonymous, at), accessToken('password', second.value.linkId))).ok).toBe(true);
  });
});

describe('suppliers', () => {
  const email = 'sam@supplier.example';
  let procurementId = '';

  beforeAll(async () => {
    procurementId = testId();
    await writing(async (tx) => {
      await insertProcurement(tx, {
        id: procurementId,
        authorityId: admin.authorityId,
        title: 'Sensors',
        reference: 'S-1',
        setup: '{}',
        deadline: null,
        revision: 1,
        createdBy: admin.userId,
        createdAt: at,
      });
      await insertInvitation(tx, {
        id: testId(),
        procurementId,
        organisation: 'Oak Ltd',
        email,
        lotIds: [],
        issue: 1,
        tokenHash: testId(),
        createdBy: admin.userId,
        createdAt: at,
        expiresAt: at,
        cancelledAt: null,
      });
    });
  });

  const invite = () => inviteColleague(asAdmin(), { name: 'Sam', email });

  it('an address invited as a supplier cannot be a colleague’s, whether it has an account or not', async () => {
    const before = await invite();
    await writing(async (tx) => {
      const [userId, supplierId] = [testId(), testId()];
      await insertAccount(tx, { userId, accountId: testId(), name: 'Supplier', email, passwordHash: 'x', at });
      await insertSupplier(tx, { id: supplierId, name: 'Oak Ltd', at });
      await insertSupplierMember(tx, { userId, supplierId, role: 'owner', name: 'Sam Oak', at });
    });
    expect(keysOf(before)).toEqual(['people.email-supplier']);
    expect(await invite()).toEqual(before);
  });

  it('a forgotten password makes a link in no list of the buyer side and in no log of the authority', async () => {
    const log = await listAudit(reading(), 'authority');
    const links = await listOpenLinks(reading(), admin.authorityId);
    const known = await askNewPassword(aContext(anonymous, at), { email });
    const unknown = await askNewPassword(aContext(anonymous, at), { email: 'nobody@supplier.example' });
    expect(known).toEqual(unknown);
    expect(await listAudit(reading(), 'authority')).toEqual(log);
    expect(await listOpenLinks(reading(), admin.authorityId)).toEqual(links);
    const mail = await writing((tx) => leaseMail(tx, '2026-11-23T12:00:00.000Z', '2026-11-24T12:00:00.000Z', 50));
    const sent = mail.filter(({ to }) => to.endsWith('@supplier.example'));
    expect(sent).toMatchObject([{ to: email, subject: 'Choose a new password for Assay' }]);
    const token = /\/join\/(\S+)/.exec(sent[0]?.text ?? '')?.[1] ?? '';
    expect(
      await renewPassword(aContext(anonymous, '2026-11-22T13:00:00.000Z'), token, { password: 'nine quiet lanterns' }),
    ).toMatchObject({ why: 'not-found' });
    expect((await renewPassword(aContext(anonymous, at), token, { password: 'nine quiet lanterns' })).ok).toBe(true);
    expect(await listAudit(reading(), 'authority')).toEqual(log);
  });

  it('a colleague’s forgotten password sends nothing: they ask the administrator', async () => {
    const before = await writing((tx) => leaseMail(tx, '2026-11-25T12:00:00.000Z', '2026-11-25T12:00:01.000Z', 50));
    expect((await askNewPassword(aContext(anonymous, at), { email: 'ada@fenwick.example' })).ok).toBe(true);
    const after = await writing((tx) => leaseMail(tx, '2026-11-26T12:00:00.000Z', '2026-11-26T12:00:01.000Z', 50));
    expect(after).toHaveLength(before.length);
  });

  it('one of two officers of a running procurement cannot be suspended, until there is a third', async () => {
    const duty = (userId: string) =>
      writing((tx) =>
        insertDuty(tx, {
          id: testId(),
          procurementId,
          userId,
          duty: 'officer',
          grantedBy: admin.userId,
          grantedAt: at,
        }),
      );
    const [hal, ivy, jon] = [
      await joined('hal@fenwick.example', 'Hal Pope', { officer: 'yes' }),
      await joined('ivy@fenwick.example', 'Ivy Todd', { officer: 'yes' }),
      await joined('jon@fenwick.example', 'Jon Reed', { officer: 'yes' }),
    ];
    await duty(hal);
    await duty(ivy);
    const refused = await suspendPerson(asAdmin(), { userId: hal, reason: 'Left' });
    expect(refused).toMatchObject({
      why: 'refused',
      messages: [{ key: 'people.only-second-officer', params: { name: 'Hal Pope', procurement: 'Sensors' } }],
    });
    await duty(jon);
    expect((await suspendPerson(asAdmin(), { userId: hal, reason: 'Left' })).ok).toBe(true);
    expect((await findMember(reading(), hal))?.suspendedAt).toBe(at);
    expect(keysOf(await suspendPerson(asAdmin(), { userId: hal, reason: 'Left' }))).toEqual([
      'people.already-suspended',
    ]);
    // With Hal gone, Ivy and Jon are the two.
    expect((await suspendPerson(asAdmin(), { userId: ivy, reason: 'Left' })).ok).toBe(false);
    expect((await reinstatePerson(asAdmin(), { userId: hal, reason: 'Back' })).ok).toBe(true);
    expect((await suspendPerson(asAdmin(), { userId: ivy, reason: 'Left' })).ok).toBe(true);
  });
});

describe('suspending', () => {
  it('nobody suspends themself, and nobody of another authority', async () => {
    expect(keysOf(await suspendPerson(asAdmin(), { userId: admin.userId, reason: 'Left' }))).toEqual([
      'people.suspend-self',
    ]);
    const other = testId();
    await writing(async (tx) => {
      await insertAccount(tx, {
        userId: other,
        accountId: testId(),
        name: 'Z',
        email: 'z@z.example',
        passwordHash: 'x',
        at,
      });
    });
    expect(await suspendPerson(asAdmin(), { userId: other, reason: 'Left' })).toMatchObject({ why: 'not-found' });
  });
});

describe('the record', () => {
  it('is unbroken and holds no password, token or supplier', async () => {
    const log = await listAudit(reading(), 'authority');
    expect(firstBrokenRow(log)).toBeNull();
    expect(JSON.stringify(log)).not.toMatch(/otters|lanterns|@supplier/);
    expect(new Set(log.map((row) => row.action))).toContain('people.suspend');
  });
});
