import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { reading, writing } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { deletePreparedFile, insertPreparedFile, type PreparedFile } from '@/db/store/prepared-file';
import {
  aClosedProcurement,
  actingAt,
  anOpenedProcurement,
  type Closed,
  type Who,
} from '@/lib/testing/closed-procurement';
import { aFinalisedProcurement } from '@/lib/testing/finalised-procurement';
import { key, value } from '@/lib/testing/results';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { partsOf } from '@/lib/testing/xlsx';
import { evidenceBundle } from '@/lib/views/evidence-bundle';
import { preparedFilePage } from '@/lib/views/prepared-file';
import { madeEverything, tidyPreparedFiles } from './make-prepared-file';
import { prepareFiles } from './prepare-files';
import { takePreparedFile } from './take-prepared-file';

// The files of a pack are made by code that other tests run in a process of its own.
const child = vi.hoisted(() => ({ fails: false, held: Promise.resolve() }));
vi.mock('@/lib/server/child', async (original) => ({
  ...(await original<typeof import('@/lib/server/child')>()),
  runChild: async (name: string, input: never) => {
    await child.held;
    if (child.fails) throw new Error('no room');
    return (await import('@/lib/testing/workbook-child')).runWorkbookChild(name, input);
  },
}));

const world = aDatabase();
// The work goes on by the clock of the server, so people act by it too.
const now = (): string => new Date().toISOString();
const as = (c: Closed, who: Who, at = now()) => actingAt(at)(c, who);
const ask = (c: Closed, wanted: object, who: Who = 'lead') => prepareFiles(as(c, who), { id: c.id, ...wanted });
const pack = { pack: 'yes', format: 'both' };
const page = async (c: Closed, fileId: string, who: Who = 'lead', at = now()) =>
  preparedFilePage(as(c, who, at), { id: c.id, fileId });
const take = (c: Closed, fileId: string, who: Who = 'lead', at = now()) =>
  takePreparedFile(as(c, who, at), { id: c.id, fileId });

const made = async (c: Closed, wanted: object, who: Who = 'lead') => {
  const { fileId } = value(await ask(c, wanted, who));
  await madeEverything();
  return { fileId, shown: value(await page(c, fileId, who)).file };
};
const inside = async (c: Closed, fileId: string, who: Who = 'lead') =>
  partsOf(value(await take(c, fileId, who)).body as Uint8Array);

const bytesAt = (c: Closed, fileId: string) => existsSync(join(world.folder(), 'data', 'evidence', c.id, fileId));
const weekLater = () => new Date(Date.now() + 7 * 24 * 60 * 60_000 + 1_000).toISOString();

describe('a tender pack', () => {
  it('holds what is published with the tender, twice, with its contents; the same bytes whenever it is made', async () => {
    const c = await aClosedProcurement();
    const { fileId, shown } = await made(c, pack);
    expect(shown).toMatchObject({ state: 'done', pack: true });
    const parts = await inside(c, fileId);
    const names = [...parts.keys()];
    expect(names).toEqual([
      '00 Contents.txt',
      expect.stringMatching(/^A .+ response workbook version 1\.xlsx$/),
      expect.stringMatching(/^A .+ response workbook version 1\.ods$/),
      expect.stringMatching(/^B .+ marking scheme version 1\.xlsx$/),
      expect.stringMatching(/^B .+ marking scheme version 1\.ods$/),
      expect.stringMatching(/^C .+ compliance matrix version 1\.xlsx$/),
      expect.stringMatching(/^C .+ compliance matrix version 1\.ods$/),
      expect.stringMatching(/^D .+ pricing schedule version 1\.xlsx$/),
      expect.stringMatching(/^D .+ pricing schedule version 1\.ods$/),
      expect.stringMatching(/ questionnaire version 1\.json$/),
    ]);
    const contents = parts.get('00 Contents.txt') ?? '';
    for (const name of names.slice(1)) expect(contents).toContain(`  ${name}\r\n`);
    expect(contents).toMatch(/hash [0-9a-f]{64}\r\n/);
    expect(contents).toContain('E. Clarification log: After a question is answered to all suppliers.');
    // Nobody who bids is named in what goes to everybody.
    expect([...parts.values()].join()).not.toContain('Alder Systems');
    expect((await made(c, pack)).shown.sha256).toBe(shown.sha256);
  });

  it('is on the record when it is asked for and each time it is taken, and is for nobody else', async () => {
    const c = await aClosedProcurement();
    const { fileId } = await made(c, pack);
    for (const who of ['officer', 'approver', 'observer'] as Who[]) {
      expect(key(await page(c, fileId, who))).toBe('common.not-found');
      expect(key(await take(c, fileId, who))).toBe('common.not-found');
    }
    const supplier = aContext(
      { kind: 'supplier', userId: 'u', supplierId: c.suppliers[0] ?? '', role: 'owner' },
      now(),
    );
    expect(key(await takePreparedFile(supplier, { id: c.id, fileId }))).toBe('common.not-found');
    expect(key(await prepareFiles(supplier, { id: c.id, ...pack }))).toBe('common.not-found');
    value(await take(c, fileId));
    value(await take(c, fileId));
    const log = (await listAudit(reading(), c.id)).map(({ action }) => action);
    expect(log.filter((action) => action === 'document-file.make')).toHaveLength(1);
    expect(log.filter((action) => action === 'document-file.read')).toHaveLength(2);
  });
});

describe('chosen documents', () => {
  it('are only what is due, for who may have it', async () => {
    const c = await aClosedProcurement();
    for (const kind of ['opening-record', 'conflict-register', 'evaluation-matrix', 'contest', 'obligations'])
      expect(key(await ask(c, { kinds: [kind], format: 'xlsx' })), kind).toBe('documents.choose-waits');
    for (const kind of ['audit', 'evidence-bundle', '__proto__', 'else'])
      expect(key(await ask(c, { kinds: [kind], format: 'xlsx' })), kind).toBe('documents.choose-unknown');
    expect(key(await ask(c, { format: 'xlsx' }))).toBe('documents.choose-some');
    expect(key(await ask(c, { kinds: ['marking-scheme'], format: 'pdf' }))).toBe('documents.choose-format');
    const opened = await anOpenedProcurement();
    expect(key(await ask(opened, { kinds: ['conflict-register'], format: 'csv' }, 'officer'))).toBe(
      'documents.choose-waits',
    );
    const { fileId } = await made(opened, { kinds: ['conflict-register', 'opening-record'], format: 'csv' });
    const parts = await inside(opened, fileId);
    expect([...parts.keys()]).toEqual([
      '00 Contents.txt',
      // More than one sheet, so it stays a workbook.
      expect.stringMatching(/^F .+ opening record, questionnaire version 1\.xlsx$/),
      expect.stringMatching(/^K .+ conflict register, questionnaire version 1\.csv$/),
    ]);
    expect([...parts.values()].at(-1)).toMatch(/^\ufeffPerson,/);
  });
});

describe('the evidence bundle', () => {
  const bundle = { bundle: 'yes', format: 'xlsx' };

  it('is prepared like other files, to the byte what its view makes, and neither asking nor taking is in the log', async () => {
    const c = await aFinalisedProcurement();
    const logged = async () => (await listAudit(reading(), c.id)).length;
    const before = await logged();
    const { fileId, shown } = await made(c, bundle);
    expect(shown).toMatchObject({ state: 'done', bundle: true, pack: false });
    expect(shown.name).toMatch(/evidence bundle\.zip$/);
    const taken = Buffer.from(value(await take(c, fileId)).body as Uint8Array);
    const direct = value(await evidenceBundle(as(c, 'lead'), { id: c.id }));
    expect(taken.equals(Buffer.from(direct?.body ?? ''))).toBe(true);
    expect(await logged()).toBe(before);
    // Whoever else may have it gets the same bytes, and nobody gets another's file.
    expect((await made(c, bundle, 'observer')).shown.sha256).toBe(shown.sha256);
    expect(key(await take(c, fileId, 'officer'))).toBe('common.not-found');
  });

  it('is for whoever answers for the procurement, once the outcome is final', async () => {
    const c = await aClosedProcurement();
    expect(key(await ask(c, bundle))).toBe('documents.choose-waits');
    const done = await aFinalisedProcurement();
    expect(key(await ask(done, bundle, 'evaluator'))).toBe('documents.choose-waits');
    expect(key(await ask(done, { kinds: ['evidence-bundle'], format: 'xlsx' }))).toBe('documents.choose-unknown');
  });
});

const row = (c: Closed, more: Partial<PreparedFile>): PreparedFile => ({
  id: testId(),
  procurementId: c.id,
  askedBy: c.people.lead.userId,
  wanted: { kinds: ['marking-scheme'], format: 'xlsx', frozen: false, pack: false },
  state: 'running',
  done: 1,
  steps: 2,
  beatAt: now(),
  createdAt: now(),
  finishedAt: null,
  expiresAt: weekLater(),
  name: null,
  size: null,
  sha256: null,
  fault: null,
  ...more,
});

describe('work outside the request', () => {
  it('says how far it is, is asked for twice at most, and says when it fails', async () => {
    const c = await aClosedProcurement();
    let release = (): void => undefined;
    child.held = new Promise((done) => {
      release = done;
    });
    const { fileId } = value(await ask(c, pack));
    value(await ask(c, pack));
    expect(key(await ask(c, pack))).toBe('documents.choose-busy');
    expect(value(await page(c, fileId)).file).toMatchObject({ percent: 0 });
    expect(key(await take(c, fileId))).toBe('common.not-found');
    child.fails = true;
    release();
    await madeEverything();
    child.fails = false;
    expect(value(await page(c, fileId)).file).toMatchObject({ state: 'failed', fault: 'fault', name: null });
    expect((await made(c, pack)).shown.state).toBe('done');
  });

  it('that died with its server says so, before and after anybody writes it down', async () => {
    const c = await aClosedProcurement();
    const lost = row(c, { beatAt: new Date(Date.now() - 61_000).toISOString() });
    const going = row(c, { beatAt: new Date(Date.now() - 30_000).toISOString() });
    await writing(async (tx) => {
      await insertPreparedFile(tx, lost, []);
      await insertPreparedFile(tx, going, []);
    });
    const interrupted = { state: 'failed', fault: 'interrupted' };
    expect(value(await page(c, lost.id)).file).toMatchObject(interrupted);
    await tidyPreparedFiles();
    expect(value(await page(c, lost.id)).file).toMatchObject(interrupted);
    expect(value(await page(c, going.id)).file).toMatchObject({ state: 'running', percent: 50 });
    await writing((tx) => deletePreparedFile(tx, going.id));
  });

  it('is kept for a week and then gone, bytes and all; an eleventh file takes the place of the first', async () => {
    const c = await aClosedProcurement();
    const { fileId } = await made(c, { kinds: ['questionnaire'], format: 'xlsx' });
    expect(bytesAt(c, fileId)).toBe(true);
    expect(key(await take(c, fileId, 'lead', weekLater()))).toBe('common.not-found');
    await tidyPreparedFiles(weekLater());
    expect(bytesAt(c, fileId)).toBe(false);
    expect(key(await page(c, fileId))).toBe('common.not-found');
    const first = row(c, { state: 'done', createdAt: '2026-01-01T00:00:00.000Z' });
    await writing(async (tx) => {
      await insertPreparedFile(tx, first, []);
      for (let n = 0; n < 9; n += 1) await insertPreparedFile(tx, row(c, { state: 'done' }), []);
    });
    expect((await page(c, first.id)).ok).toBe(true);
    await made(c, { kinds: ['questionnaire'], format: 'xlsx' });
    expect(key(await page(c, first.id))).toBe('common.not-found');
  });
});
