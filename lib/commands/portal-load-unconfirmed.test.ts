import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { databasePath, reading } from '@/db/client';
import { findPortalLoad, listPortalBids } from '@/db/store/portal-load';
import { config } from '@/lib/server/config';
import { aLoaded, aPortalProcurement, as, ask, confirm, minutes, start, upload } from '@/lib/testing/portal-load';
import { value, why } from '@/lib/testing/results';
import { pdf } from '@/lib/testing/supplier-team';
import { aDatabase } from '@/lib/testing/world';
import { auditLog } from '@/lib/views/audit-log';
import { openingPage } from '@/lib/views/opening';
import { portalBidPage, portalFile, portalPage, portalRecord } from '@/lib/views/portal-load';
import { procurementOverview } from '@/lib/views/procurement-overview';
import { removePortalFile } from './change-portal-bid';
import { dropPortalLoad } from './end-portal-load';

vi.mock('@/lib/server/child', async (original) => ({
  ...(await original<typeof import('@/lib/server/child')>()),
  runChild: (await import('@/lib/testing/workbook-child')).runWorkbookChild,
}));

aDatabase();

const kept = (supplierId: string): string[] => {
  const folder = join(config().data, 'evidence', supplierId);
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe('before the second officer confirms', () => {
  const canary = 'CANARY-7f3a';

  it('nobody without the duty reads a word of it', async () => {
    const portal = await aPortalProcurement();
    const bidId = await aLoaded(portal, canary, [['Q-A', canary]]);
    value(await upload(portal, bidId, 'evidence', `${canary}.pdf`, pdf(canary)));
    value(await ask(portal));
    const [bid] = await listPortalBids(reading(), portal.id);
    const [file] = bid?.files ?? [];
    for (const who of ['evaluator', 'moderator', 'approver', 'observer', 'stranger'] as const) {
      const context = as(portal, who, minutes(4));
      const { id } = portal;
      expect((await portalPage(context, { id })).ok).toBe(false);
      expect((await portalBidPage(context, { id, bidId })).ok).toBe(false);
      expect((await portalFile(context, { id, bidId, file: file?.id ?? '' })).ok).toBe(false);
      const rest = [
        await procurementOverview(context, { id }),
        await openingPage(context, { id }),
        await auditLog(context, { id }),
      ];
      expect(JSON.stringify(rest)).not.toContain(canary);
    }
    const db = new Database(databasePath());
    for (const table of ['portal_load', 'portal_bid', 'portal_file', 'two_person_step', 'outbox', 'audit_event'])
      expect(JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all())).not.toContain(canary);
    db.close();
  });

  it('files and organisations are taken out again, or all of it put aside, and nothing stays', async () => {
    const portal = await aPortalProcurement();
    const bidId = await aLoaded(portal);
    value(await upload(portal, bidId, 'evidence', 'a.pdf', pdf('a')));
    const [bid] = await listPortalBids(reading(), portal.id);
    const evidence = bid?.files.find(({ role }) => role === 'evidence');
    const { id } = portal;
    value(await removePortalFile(as(portal, 'lead'), { id, bidId, file: evidence?.id ?? '' }));
    expect(kept(bid?.supplierId ?? '')).toHaveLength(1);
    expect(why(await removePortalFile(as(portal, 'lead'), { id, bidId, file: evidence?.id ?? '' }))).toBe(
      'conflict portal.gone',
    );
    value(await ask(portal));
    expect(why(await dropPortalLoad(as(portal, 'evaluator'), { id, reason: 'x' }))).toBe('refused policy.duty');
    value(await dropPortalLoad(as(portal, 'officer', minutes(4)), { id, reason: 'The wrong folder' }));
    expect(await findPortalLoad(reading(), id)).toBeNull();
    expect(kept(bid?.supplierId ?? '')).toEqual([]);
    value(await start(portal, 'officer'));
    expect(why(await confirm(portal, 'lead', minutes(6)))).toBe('invalid portal.not-asked-for');
  });

  it('the database itself lets nothing of a confirmed load change, and nobody confirm alone', async () => {
    const portal = await aPortalProcurement();
    await aLoaded(portal);
    const db = new Database(databasePath());
    const { id } = portal;
    const fault = (sql: string): string => {
      try {
        db.prepare(sql).run(id);
        return 'done';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(
      fault(
        "UPDATE portal_load SET confirmed_at = 'x', confirmed_by = started_by, manifest_hash = 'x' WHERE procurement_id = ?",
      ),
    ).toContain('second person');
    value(await ask(portal));
    value(await confirm(portal));
    for (const sql of [
      'UPDATE portal_load SET portal = 1 WHERE procurement_id = ?',
      'DELETE FROM portal_load WHERE procurement_id = ?',
      'UPDATE portal_bid SET received_at = 1 WHERE procurement_id = ?',
      'DELETE FROM portal_file WHERE procurement_id = ?',
      'DELETE FROM portal_bid WHERE procurement_id = ?',
    ])
      expect(fault(sql), sql).toMatch(/never changed|second person/);
    db.close();
  });

  it('the overview names the one next thing at every turn', async () => {
    const portal = await aPortalProcurement();
    const { id } = portal;
    const next = async (at: string) => value(await procurementOverview(as(portal, 'officer', at), { id })).portal?.next;
    expect(await next('2027-01-10T09:00:00.000Z')).toBe('take');
    expect(await next(minutes(0))).toBe('load');
    await aLoaded(portal);
    expect(await next(minutes(2))).toBe('finish');
    value(await ask(portal));
    expect(await next(minutes(4))).toBe('confirm');
    const waiting = value(await procurementOverview(as(portal, 'officer', minutes(4)), { id })).waiting;
    expect(waiting.map(({ href }) => href)).toEqual([`/procurements/${id}/load`]);
    expect(value(await portalRecord(as(portal, 'lead', minutes(4)), { id }))).toBeNull();
    value(await confirm(portal));
    expect(await next(minutes(6))).toBe('mark');
    const record = value(await portalRecord(as(portal, 'lead', minutes(6)), { id }))?.record as {
      responses: { text: string; signature: string }[];
    };
    const [response] = record.responses;
    expect(JSON.parse(response?.text ?? '{}')).toMatchObject({
      format: 'assay-loading-record/1',
      portal: 'ProcureHub',
      portalReference: 'PH-77',
      receivedByPortalAt: '2027-01-21T16:20:03.000Z',
      supplier: 'Alder Systems',
      workbook: { name: 'returned.xlsx' },
    });
    expect(response?.signature).not.toBe('');
    expect((await portalRecord(as(portal, 'evaluator', minutes(6)), { id })).ok).toBe(false);
  });
});
