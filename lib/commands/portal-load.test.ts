import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { databasePath, reading } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { listPortalBids } from '@/db/store/portal-load';
import { findProcurement } from '@/db/store/procurement';
import { countableSubmissions, listOpenedSubmissions } from '@/db/store/submission';
import { config } from '@/lib/server/config';
import {
  add,
  aLoaded,
  aPortalProcurement,
  as,
  ask,
  blankWorkbook,
  confirm,
  filled,
  minutes,
  type Portal,
  shown,
  start,
  upload,
} from '@/lib/testing/portal-load';
import { value, why } from '@/lib/testing/results';
import { pdf } from '@/lib/testing/supplier-team';
import { aDatabase } from '@/lib/testing/world';
import { openingPage } from '@/lib/views/opening';
import { portalBidPage, portalPage } from '@/lib/views/portal-load';
import { askOpening } from './ask-opening';
import { changePortalBid, removePortalBid } from './change-portal-bid';
import { confirmPortalLoad } from './confirm-portal-load';
import { declareInterests } from './declare-interests';
import { cancelPortalAsking } from './end-portal-load';

vi.mock('@/lib/server/child', async (original) => ({
  ...(await original<typeof import('@/lib/server/child')>()),
  runChild: (await import('@/lib/testing/workbook-child')).runWorkbookChild,
}));

aDatabase();

const submissionsOf = ({ id }: Portal) => countableSubmissions(reading(), id);
const openedOf = async ({ id }: Portal) => {
  const state = await findProcurement(reading(), id);
  if (!state) throw new Error('no procurement');
  return listOpenedSubmissions(reading(), state);
};
const bidPage = async (portal: Portal, bidId: string, who: 'lead' | 'officer' = 'lead') => {
  const page = value(await portalBidPage(as(portal, who), { id: portal.id, bidId }));
  if (!page) throw new Error('no such bid');
  return page;
};
const refusedFor = async (portal: Portal, bidId: string) => {
  const { read } = await bidPage(portal, bidId);
  return read.is === 'refused' ? read.why.map(({ key }) => key) : read.is;
};
const kept = (supplierId: string): string[] => {
  const folder = join(config().data, 'evidence', supplierId);
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe('responses that came through a portal', () => {
  it('exist, count and are open once two different officers have loaded and confirmed them', async () => {
    const portal = await aPortalProcurement();
    value(await start(portal));
    const blank = await blankWorkbook(portal);
    const first = value(await add(portal, 'Alder Systems')).bidId;
    value(await upload(portal, first, 'evidence', 'plan.pdf', pdf('plan')));
    value(await upload(portal, first, 'evidence', 'other.pdf', pdf('other')));
    const cells = [
      ['Q-G', 'Yes'],
      ['Q-A', 'We test it.'],
      ['Q-A', 'plan.pdf\nsee page 4', 'Evidence file and page'],
      ['Q-B', 'Every year'],
    ] as const;
    value(await upload(portal, first, 'workbook', 'alder.xlsx', await filled(blank, cells)));
    await aLoaded(portal, 'Birch Networks', [['Q-A', 'We plan it.']]);
    expect(await submissionsOf(portal)).toEqual([]);
    expect(why(await ask(portal))).toBe('invalid portal.read-missing');
    value(await ask(portal, 'lead', minutes(3), { read: 'yes' }));
    expect(await submissionsOf(portal)).toEqual([]);
    expect(value(await confirm(portal))).toEqual({ id: portal.id, count: 2 });

    const heads = await submissionsOf(portal);
    expect(heads.map(({ receivedAt, number }) => [receivedAt, number])).toEqual([
      ['2027-01-21T16:20:03.000Z', 1],
      ['2027-01-21T16:20:03.000Z', 1],
    ]);
    const opened = await openedOf(portal);
    expect(opened.map(({ letter }) => letter)).toEqual(['A', 'B']);
    const alder = opened.find(({ supplierName }) => supplierName === 'Alder Systems');
    expect(alder?.reference).toMatch(/^LOAD-[A-Z2-7]{4}-[A-Z2-7]{4}$/);
    expect(alder?.snapshot).toMatchObject({
      format: 'assay-submission/3',
      answers: {
        'Q-G': { value: 'yes' },
        'Q-A': { value: 'We test it.', evidence: [{ name: 'plan.pdf' }] },
        'Q-B': { value: 'all' },
      },
      portal: {
        portal: 'ProcureHub',
        reference: 'PH-77',
        workbook: { name: 'alder.xlsx' },
        files: [{ name: 'plan.pdf' }, { name: 'other.pdf' }],
        leftOut: [{ questionId: 'Q-A', text: 'see page 4' }],
      },
    });
    const log = await listAudit(reading(), portal.id);
    const [entry] = log.filter(({ action }) => action === 'portal.confirm');
    expect(JSON.parse(entry?.data ?? '{}')).toMatchObject({
      portal: 'ProcureHub',
      count: 2,
      askedBy: portal.people.lead.userId,
    });
    for (const text of ['Alder', 'alder.xlsx', 'plan.pdf']) expect(JSON.stringify(log)).not.toContain(text);
  });

  it('continue by the same path: interests are declared and bids are read', async () => {
    const portal = await aPortalProcurement();
    await aLoaded(portal);
    value(await ask(portal));
    value(await confirm(portal));
    const page = value(await openingPage(as(portal, 'evaluator', minutes(9)), { id: portal.id }));
    expect(page.opened?.suppliers.map(({ name }) => name)).toEqual(['Alder Systems']);
    const [bidder] = await openedOf(portal);
    value(
      await declareInterests(as(portal, 'lead', minutes(10)), {
        id: portal.id,
        interests: { [bidder?.supplierId ?? '']: { interest: 'none' } },
        promise: 'yes',
      }),
    );
    const [bid] = await listPortalBids(reading(), portal.id);
    expect(why(await portalBidPage(as(portal, 'lead', minutes(11)), { id: portal.id, bidId: bid?.id ?? '' }))).toBe(
      'refused policy.load-blind',
    );
    expect(why(await portalBidPage(as(portal, 'officer', minutes(11)), { id: portal.id, bidId: bid?.id ?? '' }))).toBe(
      'refused policy.not-declared',
    );
  });

  it('are confirmed by nobody who loaded them, with a fresh code, in time, once', async () => {
    const portal = await aPortalProcurement();
    await aLoaded(portal);
    expect(why(await confirm(portal))).toBe('invalid portal.not-asked-for');
    value(await ask(portal));
    expect(why(await ask(portal))).toBe('conflict portal.asked');
    expect(why(await confirm(portal, 'lead'))).toBe('refused policy.own-load');
    const { load } = await shown(portal);
    const seen = load?.manifestHash ?? '';
    const old = as(portal, 'officer', minutes(5), { steppedUp: false });
    expect(why(await confirmPortalLoad(old, { id: portal.id, seen }))).toBe('refused policy.code-old');
    expect(why(await confirm(portal, 'officer', minutes(33)))).toBe('invalid portal.lapsed');
    expect(await submissionsOf(portal)).toEqual([]);
    value(await ask(portal, 'lead', minutes(34)));
    value(await confirm(portal, 'officer', minutes(35)));
    expect(why(await confirm(portal, 'officer', minutes(36), seen))).toBe('refused policy.already-loaded');
    expect(why(await add(portal, 'Late Ltd', {}, 'lead', minutes(37)))).toBe('refused policy.already-loaded');
    expect(await submissionsOf(portal)).toHaveLength(1);
    const refused = (await listAudit(reading(), portal.id)).filter((row) => row.refused).map(({ action }) => action);
    expect(refused).toContain('portal.confirm');
  });

  it('are confirmed as they were asked for, and as they were seen', async () => {
    const portal = await aPortalProcurement();
    const bidId = await aLoaded(portal);
    value(await ask(portal));
    expect(why(await confirm(portal, 'officer', minutes(5), 'f'.repeat(64)))).toBe('conflict portal.changed');
    const { id } = portal;
    expect(why(await removePortalBid(as(portal, 'lead'), { id, bidId }))).toBe('conflict portal.asked');
    expect(why(await upload(portal, bidId, 'evidence', 'a.pdf', pdf('a')))).toBe('conflict portal.asked');
    // Past every rule of ours: a row that changed in the database itself.
    const db = new Database(databasePath());
    db.prepare('UPDATE portal_bid SET received_at = ? WHERE id = ?').run('2027-01-01T00:00:00.000Z', bidId);
    db.close();
    expect(why(await confirm(portal))).toBe('conflict portal.changed');
    expect(await submissionsOf(portal)).toEqual([]);
    value(await cancelPortalAsking(as(portal, 'officer', minutes(6)), { id }));
    expect(why(await confirm(portal, 'officer', minutes(7)))).toBe('invalid portal.not-asked-for');
  });

  it('are loaded by one officer, after the deadline, and only where a portal receives', async () => {
    const hosted = await aPortalProcurement(undefined, { receiving: 'hosted' });
    expect(why(await start(hosted))).toBe('refused policy.not-portal');
    expect(why(await portalPage(as(hosted, 'lead'), { id: hosted.id }))).toBe('refused policy.not-portal');
    const portal = await aPortalProcurement();
    expect(why(await start(portal, 'lead', {}, '2027-01-22T12:00:59.999Z'))).toBe('refused policy.load-early');
    expect(why(await start(portal, 'evaluator'))).toBe('refused policy.duty');
    expect(why(await start(portal, 'observer'))).toBe('refused policy.observer');
    expect(why(await start(portal, 'stranger'))).toBe('not-found common.not-found');
    expect(why(await add(portal, 'Alder Systems'))).toBe('invalid portal.no-load');
    value(await start(portal));
    expect(why(await start(portal, 'officer'))).toBe('refused policy.load-other');
    expect(why(await add(portal, 'Alder Systems', {}, 'officer'))).toBe('refused policy.load-other');
    expect(why(await askOpening(as(portal, 'lead'), { id: portal.id, reason: 'x' }))).toBe('refused policy.portal');
    expect(why(await ask(portal))).toBe('invalid portal.no-bids');
  });

  it('say what is wrong with what was typed', async () => {
    const portal = await aPortalProcurement();
    expect(why(await start(portal, 'lead', { portal: ' ' }))).toBe('invalid portal.portal-missing');
    expect(why(await start(portal, 'lead', { time: '11:59' }))).toBe('invalid portal.opened-early');
    expect(why(await start(portal, 'lead', { time: '23:00' }))).toBe('invalid portal.future');
    value(await start(portal));
    value(await start(portal, 'lead', { portal: 'TenderPlace' }));
    expect((await shown(portal)).load?.portal).toBe('TenderPlace');
    expect(why(await add(portal, ''))).toBe('invalid portal.organisation-missing');
    expect(why(await add(portal, 'A', { day: '2027-01-22', time: '12:00' }))).toBe('invalid portal.received-late');
    expect(why(await add(portal, 'A', { time: '12:00:61' }))).toBe('invalid portal.time-missing');
    const { bidId } = value(await add(portal, 'Alder  Systems'));
    expect(why(await add(portal, 'ALDER systems.'))).toBe('invalid portal.name-taken');
    const { bidId: second } = value(await add(portal, 'Birch'));
    const stated = { id: portal.id, organisation: 'alder systems', reference: '', day: '2027-01-21', time: '09:00' };
    expect(why(await changePortalBid(as(portal, 'lead'), { ...stated, bidId: second }))).toBe(
      'invalid portal.name-taken',
    );
    value(await changePortalBid(as(portal, 'lead'), { ...stated, bidId }));
    expect((await bidPage(portal, bidId)).bid).toMatchObject({ organisation: 'alder systems', reference: '' });
    expect(why(await ask(portal))).toContain('portal.no-workbook');
  });
});

describe('a file that came through a portal', () => {
  it('is refused by name where it is not what it says, and nothing of it stays', async () => {
    const portal = await aPortalProcurement();
    value(await start(portal));
    const { bidId } = value(await add(portal, 'Alder Systems'));
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    expect(why(await upload(portal, bidId, 'evidence', 'plan.pdf', page))).toBe('invalid supplier.file-content');
    expect(why(await upload(portal, bidId, 'evidence', 'run.exe', page))).toBe('invalid supplier.file-type');
    expect(why(await upload(portal, bidId, 'evidence', 'empty.pdf', Buffer.alloc(0)))).toBe(
      'invalid supplier.file-empty',
    );
    expect(why(await upload(portal, bidId, 'workbook', 'plan.pdf', pdf('x')))).toBe('invalid portal.workbook-type');
    const [bid] = await listPortalBids(reading(), portal.id);
    expect(bid?.files).toEqual([]);
    expect(kept(bid?.supplierId ?? '')).toEqual([]);
    value(await upload(portal, bidId, 'evidence', 'plan.pdf', pdf('a')));
    expect(why(await upload(portal, bidId, 'evidence', 'plan.pdf', pdf('b')))).toBe('invalid portal.file-twice');
    expect(why(await upload(portal, bidId, 'evidence', 'b.pdf', pdf('b'), 'officer'))).toBe(
      'refused policy.load-other',
    );
    expect(why(await upload(portal, 'nobody', 'evidence', 'b.pdf', pdf('b')))).toBe('not-found common.not-found');
  });

  it('as a workbook needs no key, and is refused with another procurement’s', async () => {
    const portal = await aPortalProcurement();
    const other = await aPortalProcurement();
    value(await start(portal));
    const { bidId } = value(await add(portal, 'Alder Systems'));
    const blank = await blankWorkbook(portal);
    const put = (bytes: Buffer) => upload(portal, bidId, 'workbook', 'w.xlsx', bytes).then(value);
    const keyState = async () => {
      const { read } = await bidPage(portal, bidId);
      return read.is === 'read' ? read.key : read.is;
    };
    await put(await filled(blank, [['Q-A', 'x']]));
    expect(await keyState()).toBe('ours');
    const onKey = (text: string | null) => (book: import('exceljs').Workbook) =>
      book.eachSheet((sheet) =>
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            if (cell.text.startsWith('ASSAY-')) cell.value = text === null ? null : cell.text.replace(/.{4}$/, text);
          }),
        ),
      );
    await put(await filled(blank, [['Q-A', 'x']], onKey(null)));
    expect(await keyState()).toBe('none');
    await put(await filled(blank, [['Q-A', 'x']], onKey('AAAA')));
    expect(await keyState()).toBe('changed');
    await put(await filled(await blankWorkbook(other), [['Q-A', 'x']]));
    expect(await refusedFor(portal, bidId)).toEqual(['portal.other-procurement']);
    await put(
      await filled(blank, [], (book) => {
        const cell = book.getWorksheet('Questions')?.getCell('S5');
        if (cell) cell.value = { formula: '1+1', result: 2 };
      }),
    );
    expect(await refusedFor(portal, bidId)).toEqual(['offline.formula']);
    expect(why(await ask(portal))).toBe('invalid portal.workbook-refused');
    const [bid] = await listPortalBids(reading(), portal.id);
    // One workbook at a time: those before it are gone from the disk as well.
    expect(bid?.files).toHaveLength(1);
    expect(kept(bid?.supplierId ?? '')).toHaveLength(1);
  });

  it('is reported row by row: what is taken, left out and refused, with its cell', async () => {
    const portal = await aPortalProcurement();
    const bidId = await aLoaded(portal, 'Alder Systems', [
      ['Q-A', 'We test it.'],
      ['Q-B', 'Every yaer'],
    ]);
    const { read } = await bidPage(portal, bidId, 'officer');
    if (read.is !== 'read') throw new Error(read.is);
    expect(read.report.rows.map(({ ref, result }) => [ref, result])).toEqual([
      ['Q-G', 'blank'],
      ['Q-A', 'taken'],
      ['Q-B', 'refused'],
    ]);
    const refused = read.report.rows[2];
    expect(refused?.notes).toMatchObject([{ key: 'portal.wrong-option', params: { text: 'Every yaer' } }]);
    expect(refused?.place).toMatch(/^Sheet Questions, cell S\d+$/);
    value(await ask(portal, 'lead', minutes(3), { read: 'yes' }));
    value(await confirm(portal));
    const [opened] = await openedOf(portal);
    expect(opened?.snapshot.answers['Q-B']).toBeUndefined();
    expect(opened?.snapshot.portal?.leftOut).toMatchObject([{ questionId: 'Q-B', text: 'Every yaer' }]);
  });

  it('is the same as another’s only by mistake', async () => {
    const portal = await aPortalProcurement();
    value(await start(portal));
    const bytes = await filled(await blankWorkbook(portal), [['Q-A', 'x']]);
    for (const name of ['Alder', 'Birch']) {
      const { bidId } = value(await add(portal, name));
      value(await upload(portal, bidId, 'workbook', 'w.xlsx', bytes));
    }
    expect(why(await ask(portal))).toBe('invalid portal.same-workbook');
  });
});
