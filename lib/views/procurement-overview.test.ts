import { beforeAll, describe, expect, test, vi } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { insertInvitation } from '@/db/store/invitation';
import { askStep } from '@/db/store/two-person';
import type { Viewer } from '@/lib/policy';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { procurementOverview } from './procurement-overview';
import { procurements } from './procurements';

aDatabase();

let made: OpenProcurement;
let officer: Viewer;
let observer: Viewer;
const deadline = '2027-01-22T12:00:00.000Z';

/** Three suppliers at different points: accepted, drafting, and sent and then withdrawn. */
const suppliersAct = (invitationIds: string[]) =>
  writing(async (tx) => {
    for (const [at, invitationId] of invitationIds.entries()) {
      const [responseId, supplierId, submissionId] = [testId(), testId(), testId()];
      const { procurementId, versionId } = made;
      const createdAt = '2027-01-10T09:00:00.000Z';
      await tx
        .insert(t.response)
        .values({ id: responseId, procurementId, invitationId, supplierId, versionId, createdBy: 'x', createdAt });
      if (at === 0) continue;
      await tx
        .insert(t.answer)
        .values({ responseId, questionId: 'q1', version: 1, sealedValue: 's', savedBy: 'x', savedAt: createdAt });
      if (at === 1) continue;
      await tx.insert(t.submission).values({
        id: submissionId,
        responseId,
        procurementId,
        supplierId,
        versionId,
        number: 1,
        reference: testId(),
        lotIds: '[]',
        sealedSnapshot: 's',
        snapshotHash: 'h',
        receivedAt: createdAt,
        submittedBy: 'x',
        sealedReceipt: 's',
        signature: 's',
        keyId: 'k',
        clickId: 'c',
      });
      await tx.insert(t.withdrawal).values({ submissionId, withdrawnBy: 'x', withdrawnAt: createdAt });
    }
  });

const pagesFor = async (viewer: Viewer, now: string): Promise<string> =>
  JSON.stringify([
    await procurementOverview(aContext(viewer, now), { id: made.procurementId }),
    await procurements(aContext(viewer, now), {}),
  ]);

beforeAll(async () => {
  made = await openProcurement({ deadline });
  officer = await made.person(['officer']);
  observer = await made.person(['observer']);
});

describe('before the opening', () => {
  test('overview and list are the same to a byte whatever suppliers did', async () => {
    const invitationIds = [testId(), testId(), testId()];
    await writing(async (tx) => {
      for (const id of invitationIds)
        await insertInvitation(tx, {
          id,
          procurementId: made.procurementId,
          organisation: 'A supplier',
          email: `${id}@example.test`,
          lotIds: [],
          issue: 1,
          tokenHash: id,
          createdBy: made.lead.userId,
          createdAt: '2027-01-05T09:00:00.000Z',
          expiresAt: deadline,
          cancelledAt: null,
        });
    });
    const times = ['2027-01-20T09:00:00.000Z', '2027-01-22T12:00:30.000Z', '2027-01-22T12:05:00.000Z'];
    const seen = async () =>
      Promise.all([made.lead, officer, observer].flatMap((viewer) => times.map((now) => pagesFor(viewer, now))));
    const before = await seen();
    await suppliersAct(invitationIds);
    expect(await seen()).toEqual(before);
  });

  test('the opening waits until 60 seconds after the deadline, and then for the officers', async () => {
    const waiting = async (viewer: Viewer, now: string) => {
      const list = await procurements(aContext(viewer, now), {});
      return list.ok ? list.value.waiting.map(({ text }) => text) : [];
    };
    expect(await waiting(officer, '2027-01-22T12:00:59.999Z')).toEqual([]);
    expect(await waiting(officer, '2027-01-22T12:01:00.000Z')).toEqual(['open the responses']);
    expect(await waiting(observer, '2027-01-22T12:01:00.000Z')).toEqual([]);
  });

  test('a request waits for a different officer, who reads who asked, and for nobody once it lapsed', async () => {
    const askedAt = '2027-01-22T12:02:00.000Z';
    const { procurementId, lead } = made;
    await writing((tx) =>
      askStep(tx, {
        id: testId(),
        procurementId,
        act: 'open',
        subject: 's',
        reason: 'r',
        by: lead.userId,
        at: askedAt,
      }),
    );
    const hints = async (viewer: Viewer, now: string) => {
      const overview = await procurementOverview(aContext(viewer, now), { id: procurementId });
      return overview.ok ? overview.value.waiting.map(({ text, hint }) => `${text}: ${hint ?? ''}`) : [];
    };
    const during = '2027-01-22T12:10:00.000Z';
    const [first] = await hints(officer, during);
    expect(first).toMatch(/^confirm the opening of responses: Asked by Officer .*, 22 Jan 2027$/);
    expect(await hints(lead, during)).toEqual([]);
    expect(await hints(officer, '2027-01-22T12:40:00.000Z')).toEqual(['open the responses: ']);
  });
});

describe('the list of procurements', () => {
  test('asks as many queries for four procurements as for one', async () => {
    const count = async (viewer: Viewer): Promise<number> => {
      const spy = vi.spyOn(reading(), 'select');
      await procurements(aContext(viewer, '2027-01-20T09:00:00.000Z'), {});
      const calls = spy.mock.calls.length;
      spy.mockRestore();
      return calls;
    };
    const one = await count(officer);
    for (let more = 0; more < 3; more += 1) {
      const { procurementId } = await openProcurement({ deadline });
      const userId = officer.kind === 'buyer' ? officer.userId : '';
      await writing((tx) =>
        tx
          .insert(t.duty)
          .values({ id: testId(), procurementId, userId, duty: 'officer', grantedBy: userId, grantedAt: deadline }),
      );
    }
    const list = await procurements(aContext(officer, '2027-01-20T09:00:00.000Z'), {});
    expect(list.ok && list.value.rows.length).toBe(4);
    expect(await count(officer)).toBe(one);
  });
});
