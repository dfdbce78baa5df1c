import { beforeAll, describe, expect, it } from 'vitest';
import { writing } from '@/db/client';
import { insertAccount, insertAuthority, insertMember } from '@/db/store/people';
import { insertDuty, insertProcurement } from '@/db/store/procurement';
import type { Viewer } from '@/lib/policy';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { account, byProcurement, deviceName } from './account';
import { health } from './health';
import { installation } from './installation';
import { buyerPlaces, navigation } from './navigation';
import { people } from './people';
import { status } from './status';

aDatabase();

const at = '2026-11-22T12:00:00.000Z';
const [authorityId, userId, procurementId] = [testId(), testId(), testId()];
const admin: Viewer = { kind: 'buyer', userId, authorityId, administrator: true, officer: false };

beforeAll(async () => {
  await writing(async (tx) => {
    await insertAuthority(tx, { id: authorityId, name: 'Fenwick', nation: 'wales', contact: 'x', createdAt: at });
    await insertAccount(tx, {
      userId,
      accountId: testId(),
      name: 'Ada Brook',
      email: 'ada@x.example',
      passwordHash: 'x',
      at,
    });
    await insertMember(tx, { userId, authorityId, post: '', administrator: true, officer: false, createdAt: at });
    await insertProcurement(tx, {
      id: procurementId,
      authorityId,
      title: 'Sensors',
      reference: 'S-1',
      setup: '{}',
      deadline: null,
      revision: 1,
      createdBy: userId,
      createdAt: at,
    });
    for (const duty of ['evaluator', 'moderator'] as const)
      await insertDuty(tx, { id: testId(), procurementId, userId, duty, grantedBy: userId, grantedAt: at });
  });
});

describe('navigation', () => {
  it.each([
    [{ administrator: true, officer: false, duties: [] }, ['people', 'status']],
    [{ administrator: false, officer: true, duties: [] }, ['procurements', 'catalogue']],
    [{ administrator: false, officer: false, duties: [] }, ['procurements', 'catalogue']],
    [{ administrator: false, officer: false, duties: ['evaluator'] }, ['evaluations', 'catalogue']],
    [{ administrator: false, officer: false, duties: ['observer'] }, ['procurements', 'catalogue']],
    [
      { administrator: false, officer: true, duties: ['lead', 'evaluator'] },
      ['procurements', 'catalogue', 'evaluations'],
    ],
    [{ administrator: true, officer: false, duties: ['moderator'] }, ['evaluations', 'catalogue', 'people']],
    [{ administrator: true, officer: true, duties: [] }, ['procurements', 'catalogue', 'people']],
  ] as const)('of %o has %o, home first', (person, places) => {
    expect(buyerPlaces(person)).toEqual(places);
  });

  it('follows the duties held', async () => {
    expect(await navigation(aContext(admin, at), null)).toMatchObject({
      value: { serviceName: 'Fenwick', home: '/evaluations', places: ['evaluations', 'catalogue', 'people'] },
    });
  });

  it('is nothing to somebody who is not signed in', async () => {
    expect(await navigation(aContext({ kind: 'anonymous' }, at), null)).toMatchObject({ why: 'not-found' });
  });
});

describe('the account page', () => {
  it('lists duties by procurement', async () => {
    expect(await account(aContext(admin, at), { sessionId: '' })).toMatchObject({
      value: {
        email: 'ada@x.example',
        side: 'buyer',
        devices: [],
        duties: [{ title: 'Sensors', duties: ['evaluator', 'moderator'] }],
      },
    });
    expect(byProcurement([])).toEqual([]);
  });

  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', 'Safari on iOS'],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on Linux'],
    ['Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36', 'Chrome on Android'],
    ['curl/8', ''],
    [null, ''],
  ])('names the device of %s', (agent, name) => {
    expect(deviceName(agent)).toBe(name);
  });
});

describe('the people page', () => {
  it('shows duties, second factor and last sign-in of everyone', async () => {
    expect(await people(aContext(admin, at), null)).toMatchObject({
      value: {
        people: [
          { name: 'Ada Brook', self: true, secondFactor: false, lastSignedIn: null, duties: [{ title: 'Sensors' }] },
        ],
        links: [],
      },
    });
  });
});

describe('status and health', () => {
  it('says one sentence to everybody and the checks to administrators', async () => {
    expect(await status(aContext({ kind: 'anonymous' }, at), null)).toMatchObject({
      value: { well: true, details: null },
    });
    expect(await status(aContext({ ...admin, administrator: false }, at), null)).toMatchObject({
      value: { details: null },
    });
    const full = await status(aContext(admin, at), null);
    expect(full).toMatchObject({ value: { details: { mail: 'not-set-up', files: { writable: true } } } });
    // A figure of free space would tell how much suppliers have uploaded.
    expect(JSON.stringify(full)).not.toMatch(/[fF]reeBytes|count/);
  });

  it('reports what a machine needs and no path', async () => {
    const report = await health();
    expect(report).toMatchObject({ ok: true, engine: 'sqlite', schemaUpToDate: true, pragmas: { synchronous: 2 } });
    expect(JSON.stringify(report)).not.toContain(process.env.ASSAY_DATA);
  });

  it('tells anybody whose copy this is', async () => {
    expect(await installation()).toMatchObject({ empty: false, authority: 'Fenwick', example: null, sendsMail: false });
  });
});
