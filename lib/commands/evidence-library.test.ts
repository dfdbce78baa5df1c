import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { insertEvidence } from '@/db/store/evidence';
import { insertFileFacts, listPending, roomTaken } from '@/db/store/evidence-library';
import type { Result } from '@/lib/result';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value, why } from '@/lib/testing/results';
import { complete, early, pdf, save, shift, submit, type Team, team } from '@/lib/testing/supplier-team';
import { aScanner, type Scanner, testVirus } from '@/lib/testing/virus-scanner';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { evidence } from '@/lib/views/evidence';
import { ownEvidenceFile, submittedEvidenceFile } from '@/lib/views/evidence-file';
import { evidenceFilePage, evidenceLibrary } from '@/lib/views/evidence-library';
import { receipt } from '@/lib/views/receipt';
import { askOpening } from './ask-opening';
import { confirmOpening } from './confirm-opening';
import { declareInterests } from './declare-interests';
import { describeEvidence } from './describe-evidence';
import { evidenceIntake } from './evidence-intake';
import { scanWaitingEvidence, tidyEvidence } from './look-after-evidence';
import { removeEvidence } from './remove-evidence';
import { uploadEvidence, uploadPosted } from './upload-evidence';

/** What the disk does: as it is, nearly full, or full in the middle of a file. */
const disk = vi.hoisted(() => ({ free: null as number | null, fullAfter: null as number | null }));
vi.mock('@/lib/server/disk', async (original) => {
  const real = await original<typeof import('@/lib/server/disk')>();
  return {
    diskState: async () => {
      const state = await real.diskState();
      return disk.free === null ? state : { ...state, freeBytes: disk.free };
    },
  };
});
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    open: async (...given: Parameters<typeof real.open>) => {
      const handle = await real.open(...given);
      if (disk.fullAfter === null || !String(given[0]).endsWith('.part')) return handle;
      const write = handle.write.bind(handle) as (...all: unknown[]) => Promise<unknown>;
      let left = disk.fullAfter;
      handle.write = (async (...all: unknown[]) => {
        left -= Number(all[2] ?? 0);
        if (left < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        return write(...all);
      }) as typeof handle.write;
      return handle;
    },
  };
});

let scanner: Scanner;
beforeAll(async () => {
  scanner = await aScanner();
  // Before anything reads the configuration, which is read once.
  process.env.ASSAY_CLAMAV = `tcp://127.0.0.1:${scanner.port}`;
});
afterAll(async () => {
  delete process.env.ASSAY_CLAMAV;
  await scanner.stop();
});
const world = aDatabase();

let tender: OpenProcurement;
let one: Team;
beforeAll(async () => {
  tender = await openProcurement({
    setup: {
      contract: { start: '2027-04-01', contractEnd: '2032-03-31', contractEndExtended: null, assetLifeEnd: null },
    },
  });
});
beforeEach(async () => {
  one = await team(tender);
});
afterEach(() => {
  Object.assign(disk, { free: null, fullAfter: null });
  scanner.mood = 'looks';
});

const as = (at = early) => aContext(one.viewer, at);
const upload = (name: string, bytes: Buffer, replaces?: string, responseId: string | null = one.responseId) =>
  uploadEvidence(as(), responseId, { name, bytes, ...(replaces ? { replaces } : {}) });
const shownFile = async (evidenceId: string) => {
  const page = value(await evidenceFilePage(as(), { evidenceId }));
  if (!page) throw new Error('There is no such page.');
  return page;
};
const refused = (result: Result<unknown>) => (result.ok ? [] : result.messages);
/** Names of the files of this team's organisation on disk. */
const onDisk = (): string[] => {
  const folder = join(world.folder(), 'data', 'evidence', one.viewer.supplierId);
  return existsSync(folder) ? readdirSync(folder) : [];
};
const bytesOf = async (given: { evidenceId: string; fileId?: string }) =>
  Buffer.from(value(await ownEvidenceFile(as(), given))?.bytes ?? []).toString();

describe('a file of the library', () => {
  it('is replaced in every draft answer, stays on the record, and stays in what was sent', async () => {
    await complete(one, 'first contents');
    const sent = value(await submit(one, testId()));
    const [before] = value(await evidenceLibrary(as(), null)).files;
    const { id = '' } = before ?? {};
    expect(before?.uses).toMatchObject([{ title: 'Smart bins in the town centre', refs: ['SEC-02', 'SEC-09'] }]);
    const hashSent = value(await receipt(as(), { responseId: one.responseId })).shown?.receipt.files;

    value(await upload('Incident plan 2027.pdf', pdf('second contents'), id));
    const page = await shownFile(id);
    expect(page.file).toMatchObject({ name: 'Incident plan 2027.pdf', uses: before?.uses });
    expect(page.earlier).toMatchObject([{ name: 'Incident plan.pdf', replacedBy: 'Priya Lorrimer' }]);
    expect(await bytesOf({ evidenceId: id })).toContain('second contents');
    expect(await bytesOf({ evidenceId: id, fileId: page.earlier[0]?.fileId ?? '' })).toContain('first contents');
    const shown = value(await evidence(as(), { responseId: one.responseId }));
    expect(shown.files[0]?.usedIn).toEqual(['SEC-02', 'SEC-09']);
    expect(value(await receipt(as(), { responseId: one.responseId })).shown?.receipt.files).toEqual(hashSent);

    // Even once it is removed, the people who open the response get what was sent.
    value(await removeEvidence(as(), { evidenceId: id }));
    const second = await tender.person(['officer', 'evaluator']);
    await tender.person(['evaluator']);
    await tender.person(['moderator']);
    const from = shift(tender.deadline, 60_000);
    const { procurementId } = tender;
    const reason = 'After the deadline';
    value(await askOpening(aContext(tender.lead, from, { steppedUp: true }), { id: procurementId, reason }));
    value(await confirmOpening(aContext(second, shift(from, 1_000), { steppedUp: true }), { id: procurementId }));
    const interests = { [one.viewer.supplierId]: { interest: 'none' } };
    value(
      await declareInterests(aContext(second, shift(from, 2_000)), { id: procurementId, interests, promise: 'yes' }),
    );
    const file = value(
      await submittedEvidenceFile(aContext(second, shift(from, 3_000)), {
        procurementId,
        submissionId: sent.is === 'late' ? '' : sent.submissionId,
        sha256: hashSent?.[0]?.sha256 ?? '',
      }),
    );
    expect(file?.name).toBe('Incident plan.pdf');
    expect(Buffer.from(file?.bytes ?? []).toString()).toContain('first contents');
    tender = await openProcurement();
  });

  it('is not replaced by itself, by a stranger, or by a file of the wrong kind', async () => {
    const kept = value(await upload('plan.pdf', pdf('x')));
    expect(why(await upload('again.pdf', pdf('x'), kept.id))).toBe('invalid evidence.same-file');
    expect(why(await upload('plan.pdf', Buffer.from('<html>'), kept.id))).toBe('invalid supplier.file-content');
    const rival = await team(tender, 'Rival Ltd');
    const theirs = uploadEvidence(aContext(rival.viewer, early), rival.responseId, {
      name: 'plan.pdf',
      bytes: pdf('y'),
      replaces: kept.id,
    });
    expect(why(await theirs)).toBe('not-found common.not-found');
    expect(why(await evidenceFilePage(aContext(rival.viewer, early), { evidenceId: kept.id }))).toBe(
      'not-found common.not-found',
    );
    expect(await bytesOf({ evidenceId: kept.id })).toBe(pdf('x').toString());
    expect(onDisk()).toHaveLength(1);
  });

  it('cannot lose an earlier file in the database either', async () => {
    const kept = value(await upload('plan.pdf', pdf('x')));
    const cause = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: Error) => `${error.cause ?? error}`,
      );
    const fresh = { fileId: testId(), sha256: 'f'.repeat(64) };
    expect(await cause(writing((tx) => tx.update(t.evidence).set(fresh)))).toContain('stays on the record');
    expect(await cause(writing((tx) => tx.delete(t.evidence)))).toContain('never deleted');
    value(await upload('plan.pdf', pdf('y'), kept.id));
    expect(await cause(writing((tx) => tx.delete(t.evidenceEarlier)))).toContain('never changed');
  });

  it('has a date and an expiry, says when it ends before the contract starts, and loses no colleague’s dates', async () => {
    tender = await openProcurement({
      setup: {
        contract: { start: '2027-04-01', contractEnd: '2032-03-31', contractEndExtended: null, assetLifeEnd: null },
      },
    });
    one = await team(tender);
    const { id } = value(await upload('certificate.pdf', pdf('x')));
    value(await save(one, 'choice', { value: 'a', evidence: [id] }));
    const dates = (date: string, expires: string, revision = 0) =>
      describeEvidence(as(), { evidenceId: id, revision: String(revision), date, expires });
    expect(refused(await dates('2026-02-31', '2026--1')).map(({ path, key }) => [path, key])).toEqual([
      ['date', 'evidence.date-real'],
      ['expires', 'evidence.expires-real'],
    ]);
    expect(why(await dates('2027-02-01', ''))).toBe('invalid evidence.date-future');
    expect(why(await dates('2026-05-01', '2026-04-30'))).toBe('invalid evidence.expires-before-date');
    value(await dates('2026-05-01', '2027-03-01'));
    expect((await shownFile(id)).file).toMatchObject({
      dates: { date: '2026-05-01', expires: '2027-03-01' },
      expiry: 'before-contract',
    });
    expect(why(await dates('2026-05-02', ''))).toBe('conflict evidence.dates-raced');
    value(await dates('2026-05-01', '2027-04-01', 1));
    expect((await shownFile(id)).file.expiry).toBe('fine');
  });
});

describe('room', () => {
  /** Says that so much is there already, without a byte on disk. */
  const fill = (size: number, responseId: string | null) =>
    writing(async (tx) => {
      const [id, fileId] = [testId(), testId()];
      const { supplierId, userId: uploadedBy } = one.viewer;
      const row = { id, fileId, supplierId, sha256: 'a'.repeat(64), size, type: 'pdf', name: 'big.pdf' };
      await insertEvidence(tx, { ...row, uploadedBy, uploadedAt: early, removedAt: null });
      await insertFileFacts(tx, {
        fileId,
        evidenceId: id,
        supplierId,
        responseId,
        size,
        scan: 'clean',
        scannedAt: early,
      });
    });

  it('of the organisation ends uploads in words, and never a save', async () => {
    await fill(499_999_000, null);
    const result = await upload('plan.pdf', Buffer.concat([pdf(''), Buffer.alloc(2_000)]));
    expect(refused(result)).toMatchObject([
      { key: 'supplier.file-no-room', params: { name: 'plan.pdf', left: '0.0', quota: '500' } },
    ]);
    expect(onDisk()).toEqual([]);
    expect(value(await save(one, 'story', { value: 'still saved' })).is).toBe('saved');
    expect((await roomTaken(reading(), one.viewer.supplierId, null)).organisation.files).toBe(1);
  });

  it('of one response ends before that of the organisation, whose library still takes the file', async () => {
    await fill(399_999_990, one.responseId);
    expect(why(await upload('plan.pdf', pdf('0123456789')))).toBe('invalid supplier.file-no-room-here');
    value(await upload('plan.pdf', pdf('0123456789'), undefined, null));
  });

  it('is asked for again when several files race for the last of it', async () => {
    await fill(499_990_000, null);
    const bytes = () => Buffer.concat([pdf(''), Buffer.alloc(6_000, testId())]);
    const results = await Promise.all([1, 2, 3].map((each) => upload(`${each}.pdf`, bytes())));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(onDisk()).toHaveLength(1);
  });

  it('on the disk is left for answers', async () => {
    disk.free = 512 * 1024 * 1024 + 10;
    expect(why(await upload('plan.pdf', pdf('x'.repeat(100))))).toBe('invalid supplier.file-no-disk');
    expect(value(await save(one, 'story', { value: 'still saved' })).is).toBe('saved');
    disk.free = 512 * 1024 * 1024 + 10_000;
    value(await upload('plan.pdf', pdf('x')));
  });

  it.each([0, 100, 300_000])(
    'that ends after %i bytes leaves nothing of the file, and the rest as it was',
    async (after) => {
      const kept = value(await upload('kept.pdf', pdf('kept')));
      disk.fullAfter = after;
      const bytes = Buffer.concat([pdf(''), Buffer.alloc(600_000)]);
      expect(why(await upload('plan.pdf', bytes))).toBe('invalid supplier.file-no-disk');
      expect(onDisk()).toHaveLength(1);
      expect(await bytesOf({ evidenceId: kept.id })).toBe(pdf('kept').toString());
      disk.fullAfter = null;
      value(await upload('plan.pdf', bytes));
    },
  );
});

describe('a virus scanner', () => {
  it('that finds nothing is told of, and one that finds something keeps the file out by name', async () => {
    expect(value(await upload('plan.pdf', pdf('x'))).scan).toBe('clean');
    const bad = await upload('bad.pdf', pdf(testVirus));
    expect(refused(bad)).toMatchObject([{ path: 'file', key: 'supplier.file-virus', params: { name: 'bad.pdf' } }]);
    expect(onDisk()).toHaveLength(1);
    expect(value(await evidenceLibrary(as(), null)).files.map(({ name }) => name)).toEqual(['plan.pdf']);
  });

  it('that takes no such file has not looked, and the page says so', async () => {
    scanner.mood = 'too-large';
    expect(value(await upload('plan.pdf', pdf('x'))).scan).toBe('not-scanned');
  });

  it('that is away keeps nobody waiting; it looks when it is back, and what it finds nobody gets', async () => {
    scanner.mood = 'hangs-up';
    const good = value(await upload('good.pdf', pdf('x')));
    const bad = value(await upload('bad.pdf', pdf(testVirus)));
    expect([good.scan, bad.scan]).toEqual(['waiting', 'waiting']);
    // One that hangs up once is let be: the next file does not wait for it.
    scanner.mood = 'looks';
    const asked = scanner.seen.length;
    expect(value(await upload('next.pdf', pdf('y'))).scan).toBe('waiting');
    expect(scanner.seen.length).toBe(asked);
    scanner.mood = 'hangs-up';
    expect(await scanWaitingEvidence()).toBe(0);
    expect(await bytesOf({ evidenceId: bad.id })).toContain('EICAR');
    scanner.mood = 'looks';
    expect(await scanWaitingEvidence()).toBe(3);
    const states = value(await evidenceLibrary(as(), null)).files.map(({ name, scan }) => [name, scan]);
    expect(Object.fromEntries(states)).toEqual({ 'good.pdf': 'clean', 'bad.pdf': 'infected', 'next.pdf': 'clean' });
    expect(await bytesOf({ evidenceId: good.id })).toContain('x');
    expect(value(await ownEvidenceFile(as(), { evidenceId: bad.id }))).toBeNull();
    expect(await scanWaitingEvidence()).toBe(0);
  });
});

describe('an upload', () => {
  const posted = (parts: (string | Buffer | Error)[]): Request => {
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const next = parts.shift();
        if (next instanceof Error) controller.error(next);
        else if (next === undefined) controller.close();
        else controller.enqueue(new Uint8Array(Buffer.from(next)));
      },
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    return new Request('http://localhost/', { method: 'POST', body: stream, headers, duplex: 'half' } as RequestInit);
  };
  const head = (name: string, field = '') =>
    `${field}--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const field = (name: string, text: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;

  it('streams in, part by part, and is the same file afterwards', async () => {
    const body = Buffer.concat([pdf('start'), Buffer.alloc(3_000_000, 'abc'), Buffer.from('end')]);
    const parts = Array.from({ length: 31 }, (_, at) => body.subarray(at * 100_000, (at + 1) * 100_000));
    const { result, fields } = await uploadPosted(
      as(),
      one.responseId,
      posted([head('plan.pdf', field('question', 'SEC-02')), ...parts, '\r\n--x--\r\n']),
    );
    const kept = value(result);
    expect(fields).toEqual({ question: 'SEC-02' });
    expect(await bytesOf({ evidenceId: kept.id })).toBe(body.toString());
    const left = (await listPending(reading(), '9999')).filter(
      ({ supplierId }) => supplierId === one.viewer.supplierId,
    );
    expect(left).toEqual([]);
  });

  it('that is cut off leaves no bytes, no row, and may be sent again', async () => {
    const cut = [head('plan.pdf'), pdf('half of it'), new Error('connection lost')];
    const { result } = await uploadPosted(as(), one.responseId, posted(cut));
    expect(why(result)).toBe('invalid supplier.file-stopped');
    expect(onDisk()).toEqual([]);
    const again = posted([head('plan.pdf'), pdf('all of it'), '\r\n--x--\r\n']);
    expect(value((await uploadPosted(as(), null, again)).result).name).toBe('plan.pdf');
  });

  it('cut off with the server itself is tidied away an hour later, and nothing else is', async () => {
    const kept = value(await upload('kept.pdf', pdf('kept')));
    const { supplierId } = one.viewer;
    const lost = evidenceIntake(as(), { supplierId, responseId: null });
    await lost.begin('lost.pdf', {}, 1_000);
    await lost.add(pdf('half of it'));
    expect(onDisk()).toHaveLength(2);
    await tidyEvidence(shift(early, 59 * 60_000));
    expect(onDisk()).toHaveLength(2);
    expect(await tidyEvidence(shift(early, 61 * 60_000))).toBeGreaterThan(0);
    expect(onDisk()).toHaveLength(1);
    expect(await listPending(reading(), '9999')).toEqual([]);
    expect(await bytesOf({ evidenceId: kept.id })).toBe(pdf('kept').toString());
    // Whoever still writes it finds that nobody waits for it.
    await expect(lost.finish()).rejects.toThrow();
  });
});
