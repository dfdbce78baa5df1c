import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { databasePath, reading, writing } from '@/db/client';
import { keepFile } from '@/db/evidence-files';
import { tables as t } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import { insertEvidence } from '@/db/store/evidence';
import { insertFileFacts } from '@/db/store/evidence-library';
import { listRemovable } from '@/db/store/removal';
import { firstBrokenRow } from '@/lib/audit';
import type { RemovalCertificate } from '@/lib/procurement/removal-certificate';
import { removedTables } from '@/lib/procurement/removal-inventory';
import { sha256Hex } from '@/lib/questionnaire/hash';
import { sealJson } from '@/lib/server/seal';
import { anAwardedProcurement, asAwarding, awardShown } from '@/lib/testing/awarded-procurement';
import {
  aClosedProcurement,
  actingAt,
  type Closed,
  refusedActs,
  stateOf,
  type Who,
} from '@/lib/testing/closed-procurement';
import { key, keys, value, why } from '@/lib/testing/results';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { obligationsPage } from '@/lib/views/obligations';
import { openingPage } from '@/lib/views/opening';
import { removalCertificate, removalPage } from '@/lib/views/removal';
import { responseTasks } from '@/lib/views/response';
import { responses } from '@/lib/views/responses';
import { results } from '@/lib/views/results';
import { acceptObligations } from './accept-obligations';
import { askLifting } from './ask-lifting';
import { askRemoval } from './ask-removal';
import { cancelRemoval } from './cancel-removal';
import { destroyRemovedFiles } from './destroy-removed-files';
import { putOnHold } from './put-on-hold';
import { recordContract } from './record-contract';
import { removeRecords } from './remove-records';

/** The server dies after the transaction: no file is reached. */
const died = vi.hoisted(() => ({ now: false }));
vi.mock('@/db/evidence-files', async (original) => {
  const real = await original<typeof import('@/db/evidence-files')>();
  return {
    ...real,
    destroyFile: async (owner: string, fileId: string) => {
      if (died.now) throw new Error('killed');
      return real.destroyFile(owner, fileId);
    },
  };
});

const world = aDatabase();

const late = '2030-03-01T09:00:00.000Z';
const soon = '2030-03-01T09:10:00.000Z';

/** The contract is not entered into, so that the clock counts from the award on 12 February 2027. */
const ended = (c: Closed) =>
  recordContract(asAwarding(c, 'lead', '2027-03-02T09:00:00.000Z'), {
    id: c.id,
    what: 'not-entered',
    reason: 'Withdrawn.',
  });

const shown = async (c: Closed, who: Who = 'lead', at = late) =>
  value(await removalPage(asAwarding(c, who, at), { id: c.id }));
const ask = async (c: Closed, who: Who = 'lead', at = late, changes: object = {}) =>
  askRemoval(asAwarding(c, who, at), {
    id: c.id,
    reason: 'The time is over.',
    checked: 'yes',
    shown: (await shown(c, 'lead', at)).plan?.hash ?? '',
    ...changes,
  });
const sign = async (c: Closed, who: Who = 'approver', at = soon) =>
  removeRecords(asAwarding(c, who, at), { id: c.id, asked: (await shown(c, 'lead', at)).step?.id ?? '' });

const causes = (error: unknown): string => (error instanceof Error ? `${error.message} ${causes(error.cause)}` : '');
const fault = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing was refused', causes);

const fileAt = (owner: string, fileId: string) => join(world.folder(), 'data', 'evidence', owner, fileId);

/** A file of a supplier's, on disk and in its library, for one response or for none. */
async function aFile(supplierId: string, responseId: string | null, words: string) {
  const [id, fileId] = [testId(), testId()];
  const bytes = Buffer.from(words);
  await keepFile(supplierId, fileId, bytes);
  await writing(async (tx) => {
    await insertEvidence(tx, {
      id,
      supplierId,
      fileId,
      sha256: sha256Hex(words),
      size: bytes.length,
      type: 'text/plain',
      name: 'Plan.txt',
      uploadedBy: testId(),
      uploadedAt: '2026-12-03T09:00:00.000Z',
      removedAt: null,
    });
    await insertFileFacts(tx, {
      fileId,
      evidenceId: id,
      supplierId,
      responseId,
      size: bytes.length,
      scan: 'not-scanned',
      scannedAt: null,
    });
  });
  return { id, fileId, supplierId };
}

const responseOf = async (procurementId: string, supplierId: string) => {
  const rows = await reading().select().from(t.response).where(eq(t.response.supplierId, supplierId));
  const row = rows.find((each) => each.procurementId === procurementId);
  if (!row) throw new Error('no response');
  return row;
};

/** An answer that names a file, in a response of any procurement. */
const attach = (responseId: string, evidenceId: string) =>
  writing((tx) =>
    tx.insert(t.answer).values({
      responseId,
      questionId: 'Q-A',
      version: 1,
      sealedValue: sealJson({ value: 'See the plan.', extras: {}, evidence: [evidenceId] }, `answer:${responseId}:Q-A`),
      savedBy: 'u',
      savedAt: '2026-12-04T09:00:00.000Z',
    }),
  );

/** A certificate as the database would take it from two people, and the request that it rests on. */
function certificateRow(c: Closed) {
  const row = {
    procurementId: c.id,
    stepId: testId(),
    reason: 'r',
    askedBy: 'a',
    confirmedBy: 'b',
    removedAt: soon,
    removedOn: '2030-03-01',
    certificate: '',
    certificateHash: '',
  };
  const step = {
    id: row.stepId,
    procurementId: c.id,
    act: 'remove',
    subject: 's',
    reason: 'r',
    askedBy: 'a',
    askedAt: late,
    ended: 'confirmed',
    endedBy: 'b',
    endedAt: soon,
  };
  const insert = (changes: object = {}) =>
    fault(writing((tx) => tx.insert(t.recordRemoval).values({ ...row, ...changes })));
  return { step, insert };
}

describe('a removal that may not be', () => {
  let c: Closed;
  beforeAll(async () => {
    c = await anAwardedProcurement();
  });

  it('waits for the contract, and for the day after the clock', async () => {
    expect(keys(await ask(c, 'lead', '2040-01-01T09:00:00.000Z', { shown: 'x' }))).toEqual(['removal.no-contract']);
    value(await ended(c));
    const lastDay = '2030-02-11T23:59:00.000Z';
    expect(keys(await ask(c, 'lead', lastDay, { shown: 'x' }))).toEqual(['removal.too-early']);
    expect(await shown(c, 'lead', lastDay)).toMatchObject({
      plan: null,
      faults: [{ params: { from: '12 February 2030' } }],
    });
    expect((await shown(c, 'lead', '2030-02-12T00:00:00.000Z')).faults).toEqual([]);
  });

  it('takes a lead or officer and an approver, each with a fresh code, on what both saw, within 30 minutes', async () => {
    expect(key(await ask(c, 'observer'))).toBe('policy.observer');
    expect(key(await ask(c, 'lead', late, { reason: ' ' }))).toBe('removal.reason');
    expect(key(await ask(c, 'lead', late, { checked: '' }))).toBe('removal.check-duties');
    expect(why(await ask(c, 'lead', late, { shown: 'else' }))).toBe('conflict removal.changed');
    const { plan } = await shown(c);
    const stale = { id: c.id, reason: 'r', checked: 'yes', shown: plan?.hash };
    expect(key(await askRemoval(actingAt(late)(c, 'lead'), stale))).toBe('policy.code-old');
    value(await ask(c));
    expect(key(await ask(c, 'officer'))).toBe('removal.asked');
    expect(key(await sign(c, 'officer'))).toBe('policy.duty');
    value(await cancelRemoval(asAwarding(c, 'officer', soon), { id: c.id }));
    expect(key(await sign(c))).toBe('removal.not-asked');
    // Whoever asked does not sign, even as an approver.
    const { userId } = c.people.lead;
    const duty = { id: testId(), procurementId: c.id, userId, duty: 'approver', grantedBy: userId, grantedAt: late };
    await writing((tx) => tx.insert(t.duty).values(duty));
    value(await ask(c));
    expect(key(await sign(c, 'lead'))).toBe('policy.own-asking');
    expect(key(await sign(c, 'approver', '2030-03-01T09:31:00.000Z'))).toBe('decision.lapsed');
    expect(key(await removeRecords(actingAt(soon)(c, 'approver'), { id: c.id, asked: 'x' }))).toBe('policy.code-old');
    expect(why(await removeRecords(asAwarding(c, 'approver', soon), { id: c.id, asked: 'x' }))).toBe(
      'conflict removal.changed',
    );
    // What would go changed after it was asked for.
    await attach((await responseOf(c.id, c.suppliers[0] ?? '')).id, testId());
    expect((await shown(c, 'approver', soon)).step?.same).toBe(false);
    expect(why(await sign(c))).toBe('conflict removal.changed');
  });

  it('is refused by the database itself: one person, without its request, or too early', async () => {
    const { step, insert } = certificateRow(c);
    expect(await insert()).toContain('by two people');
    await writing((tx) => tx.insert(t.twoPersonStep).values(step));
    expect(await insert({ confirmedBy: 'a' })).toContain('by two people');
    expect(await insert({ removedOn: '2030-02-11' })).toContain('after their time');
    expect(await insert({ removedOn: '2030-03-09' })).toContain('after their time');
    // Without a certificate every frozen row stays, whoever asks.
    for (const table of [t.submission, t.withdrawal, t.outcome, t.mark, t.agreedMark, t.gateDecision, t.price])
      expect(await fault(writing((tx) => tx.delete(table)))).toMatch(/never|nothing was refused/);
    const blank = { contest: '', result: '' };
    expect(await fault(writing((tx) => tx.update(t.outcome).set(blank)))).toContain('never changed');
  });

  it('waits for a hold to be lifted, even one that came after it was asked for', async () => {
    value(await putOnHold(asAwarding(c, 'officer', soon), { id: c.id, reason: 'A claim.' }));
    expect(key(await sign(c))).toBe('removal.held');
    expect(await certificateRow(c).insert()).toContain('on hold');
    value(await askLifting(asAwarding(c, 'officer', soon), { id: c.id, reason: 'Over.' }));
    expect(keys(await ask(c, 'lead', '2030-03-01T09:35:00.000Z', { shown: 'x' }))).toEqual([
      'removal.held',
      'removal.waiting',
    ]);
    expect((await stateOf(c)).removedAt).toBeNull();
    expect(await refusedActs(c)).toContain('removal.sign');
  });
});

describe('a removal', () => {
  let c: Closed;
  let other: Closed;
  let supplierId: string;
  let here: Awaited<ReturnType<typeof responseOf>>;
  beforeAll(async () => {
    c = await anAwardedProcurement();
    value(await ended(c));
    value(await acceptObligations(asAwarding(c, 'officer', late), { id: c.id, keys: ['requirement.Q-R'] }));
    other = await aClosedProcurement();
    supplierId = c.suppliers[0] ?? '';
    here = await responseOf(c.id, supplierId);
  });

  it('takes rows and files of this procurement alone, and leaves a certificate in the log', async () => {
    const elsewhere = testId();
    const { id: _, ...version } = await responseOf(other.id, other.suppliers[0] ?? '');
    await writing((tx) =>
      tx.insert(t.response).values({ ...version, id: elsewhere, invitationId: testId(), supplierId }),
    );
    const sent = await aFile(supplierId, here.id, 'only here');
    const shared = await aFile(supplierId, here.id, 'used elsewhere too');
    const library = await aFile(supplierId, null, 'of the library, never sent');
    const same = await aFile(c.suppliers[1] ?? '', null, 'only here');
    await attach(here.id, sent.id);
    await attach(elsewhere, shared.id);
    const [row] = await reading().select().from(t.submission).where(eq(t.submission.procurementId, c.id));
    const sealed = row?.sealedSnapshot.slice(-60) ?? '';
    const database = [databasePath(), `${databasePath()}-wal`];
    const onDisk = () => database.some((file) => existsSync(file) && readFileSync(file).includes(sealed));
    expect(onDisk()).toBe(true);
    const untouched = await listRemovable(reading(), other.id);
    expect(untouched.length).toBeGreaterThan(0);

    value(await ask(c));
    const before = await shown(c, 'approver', soon);
    expect(before).toMatchObject({ maySign: true, step: { is: 'waiting', same: true } });
    expect(before.plan?.manifest).toMatchObject({ files: { count: 1, bytes: 9 }, staying: 1 });
    // A copy that somebody had prepared to take away goes too, and is asked for by nobody.
    const copy = testId();
    const prepared = { id: copy, procurementId: c.id, askedBy: 'lead', wanted: '{}', state: 'done', done: 1, steps: 1 };
    const times = { beatAt: soon, createdAt: soon, finishedAt: soon, expiresAt: '2100-01-01T00:00:00.000Z' };
    await writing((tx) => tx.insert(t.preparedFile).values({ ...prepared, ...times }));
    await keepFile(c.id, copy, Buffer.from('answers in a ZIP'));
    // The server dies after the transaction: the file is left, and found again.
    died.now = true;
    value(await sign(c));
    died.now = false;
    expect(existsSync(fileAt(supplierId, sent.fileId))).toBe(true);
    expect((await shown(c)).removed?.files).toEqual({ gone: 0, all: 2 });
    expect(await reading().select().from(t.preparedFile)).toEqual([]);
    expect(existsSync(fileAt(c.id, copy))).toBe(true);
    expect(await destroyRemovedFiles()).toBe(2);
    expect(await destroyRemovedFiles()).toBe(0);
    expect((await shown(c)).removed?.files).toEqual({ gone: 2, all: 2 });
    expect(existsSync(fileAt(c.id, copy))).toBe(false);

    for (const { table } of removedTables.filter(({ by }) => by === 'procurementId')) {
      const from = t[table as 'submission'];
      expect(await reading().select().from(from).where(eq(from.procurementId, c.id)), table).toEqual([]);
    }
    for (const { table } of removedTables.filter(({ by }) => by === 'responseId')) {
      const from = t[table as 'answer'];
      expect(await reading().select().from(from).where(eq(from.responseId, here.id)), table).toEqual([]);
    }
    expect(await listRemovable(reading(), c.id)).toEqual([]);
    const [outcome] = await reading().select().from(t.outcome).where(eq(t.outcome.procurementId, c.id));
    expect(outcome).toMatchObject({ contest: '', result: '', engineVersion: expect.stringMatching(/./) });
    expect(await listRemovable(reading(), other.id)).toEqual(untouched);

    expect(existsSync(fileAt(supplierId, sent.fileId))).toBe(false);
    for (const file of [shared, library, same]) expect(existsSync(fileAt(file.supplierId, file.fileId))).toBe(true);
    const files = await reading().select().from(t.evidence).where(eq(t.evidence.supplierId, supplierId));
    expect(files.map(({ id }) => id).sort()).toEqual([shared.id, library.id].sort());
    // Neither the free pages of the database nor its log of changes hold the sealed text any more.
    expect(onDisk()).toBe(false);
  });

  it('is told by a certificate whose hash stands in an unbroken log', async () => {
    const { removed } = await shown(c, 'observer', soon);
    expect(removed?.certificate).toMatchObject({
      askedBy: 'lead person',
      signedBy: 'approver person',
      reason: 'The time is over.',
      award: { supplier: 'Alder Systems' },
      clock: { basis: 'not-entered', until: '2030-02-11' },
      manifest: { files: { count: 1 }, staying: 1 },
      totals: { files: 1 },
    });
    const kinds = removed?.certificate.manifest.rows.filter(({ count }) => count > 0).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['submissions', 'answers', 'files', 'marks', 'decisions', 'mail']));
    const file = value(await removalCertificate(asAwarding(c, 'observer', soon), { id: c.id }));
    const log = await listAudit(reading(), c.id);
    expect(firstBrokenRow(log)).toBeNull();
    const entry = JSON.parse(log.find(({ action }) => action === 'removal.finish')?.data ?? '{}');
    expect(entry.certificate).toBe(sha256Hex(String(file?.body ?? '')));
    expect(entry.removed).toBe((JSON.parse(String(file?.body ?? '{}')) as RemovalCertificate).removedHash);
    for (const work of [
      writing((tx) => tx.update(t.recordRemoval).set({ reason: 'x' })),
      writing((tx) => tx.delete(t.recordRemoval)),
    ])
      expect(await fault(work)).toContain('never changed');
    expect(await fault(writing((tx) => tx.delete(t.removedFile)))).toContain('only noted as gone');
    const hold = { id: testId(), procurementId: c.id, reason: 'r', putBy: 'u', putAt: soon };
    expect(await fault(writing((tx) => tx.insert(t.recordHold).values(hold)))).toContain('not put on hold');
  });

  it('leaves pages that say so, to the authority and to suppliers', async () => {
    const said = { messages: [{ key: 'policy.records-removed-said', params: { removed: '1 March 2030' } }] };
    for (const page of [results, openingPage])
      expect(await page(asAwarding(c, 'lead', soon), { id: c.id })).toMatchObject(said);
    expect((await awardShown(c, 'lead', soon)).decision).toMatchObject({ supplier: 'Alder Systems' });
    const schedule = value(await obligationsPage(asAwarding(c, 'lead', soon), { id: c.id }));
    expect(schedule).toMatchObject({ left: [], lines: [{ number: 1 }], mayChange: true });
    expect(await putOnHold(asAwarding(c, 'lead', soon), { id: c.id, reason: 'x' })).toMatchObject(said);
    expect(await ask(c, 'lead', soon, { shown: 'x' })).toMatchObject(said);
    const supplier = aContext({ kind: 'supplier', userId: testId(), supplierId, role: 'owner' }, soon);
    expect(await responseTasks(supplier, { responseId: here.id })).toMatchObject(said);
    const listed = value(await responses(supplier, null)).find(({ id }) => id === here.id);
    expect(listed).toMatchObject({ removedAt: soon });
  });
});
