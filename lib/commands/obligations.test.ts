import { describe, expect, it, vi } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import { listObligationVersions } from '@/db/store/obligation';
import { firstBrokenRow } from '@/lib/audit';
import { anAwardedProcurement, asAwarding, awardShown, signedAt } from '@/lib/testing/awarded-procurement';
import type { Closed, Who } from '@/lib/testing/closed-procurement';
import { aFinalisedProcurement } from '@/lib/testing/finalised-procurement';
import { insideOds } from '@/lib/testing/ods';
import { key, value } from '@/lib/testing/results';
import { runWorkbookChild } from '@/lib/testing/workbook-child';
import { aDatabase } from '@/lib/testing/world';
import { sheetsOf } from '@/lib/testing/xlsx';
import { auditLog } from '@/lib/views/audit-log';
import { documents } from '@/lib/views/documents';
import { obligationExport } from '@/lib/views/obligation-exports';
import { obligationPage, obligationsPage } from '@/lib/views/obligations';
import { acceptObligations } from './accept-obligations';
import { saveObligation } from './save-obligation';

vi.mock('@/lib/server/child', () => ({ runChild: runWorkbookChild }));
aDatabase();

const causes = (error: unknown): string => (error instanceof Error ? `${error.message} ${causes(error.cause)}` : '');
const fault = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing was refused', causes);

const shown = async (c: Closed, who: Who = 'lead') => value(await obligationsPage(asAwarding(c, who), { id: c.id }));
const accept = (c: Closed, keys: string[], who: Who = 'officer') =>
  acceptObligations(asAwarding(c, who, signedAt), { id: c.id, keys });
const save = (c: Closed, changes: Record<string, unknown> = {}, who: Who = 'officer') =>
  saveObligation(asAwarding(c, who, '2027-02-12T10:00:00.000Z'), {
    id: c.id,
    number: '1',
    version: '1',
    obligation: 'Renew the certificate',
    owner: 'Contract manager',
    due: '2027-06-30',
    evidence: 'The certificate itself',
    state: 'open',
    ...changes,
  });

describe('the schedule of obligations', () => {
  it('is empty before the award, and takes nothing', async () => {
    const c = await aFinalisedProcurement();
    expect(await shown(c)).toMatchObject({ awarded: false, lines: [], left: [], mayChange: false });
    expect(key(await accept(c, ['requirement.Q-R']))).toBe('policy.not-awarded');
    expect(key(await save(c, { number: 'new', version: '0' }))).toBe('policy.not-awarded');
  });

  it('proposes what the winning answers promise, each once', async () => {
    const c = await anAwardedProcurement();
    const { left } = await shown(c);
    expect(left.map(({ key: name, due }) => [name, due])).toEqual([['requirement.Q-R', null]]);
    expect(left[0]?.obligation).toMatch(/^Meet .* for the life of the contract: .*\nAnswer: Yes$/);
    expect(key(await accept(c, []))).toBe('decision.choose-obligations');
    expect(key(await accept(c, ['requirement.Q-C']))).toBe('decision.obligations-changed');
    expect(key(await accept(c, ['requirement.Q-R'], 'approver'))).toBe('policy.duty');
    value(await accept(c, ['requirement.Q-R']));
    const after = await shown(c);
    expect(after.left).toEqual([]);
    expect(after.lines).toMatchObject([
      { number: 1, version: 1, kind: 'requirement', owner: 'Supplier', due: null, state: 'open', indicator: false },
    ]);
    expect(key(await accept(c, ['requirement.Q-R']))).toBe('decision.obligations-changed');
    expect((await awardShown(c)).obligations).toHaveLength(1);
  });

  it('is changed as the next version, by one person at a time, and nothing is lost', async () => {
    const c = await anAwardedProcurement();
    value(await accept(c, ['requirement.Q-R']));
    expect(key(await save(c, { owner: ' ' }))).toBe('decision.owner-missing');
    expect(key(await save(c, { due: '2027-02-30' }))).toBe('decision.due-form');
    expect(key(await save(c, { state: 'else' }))).toBe('decision.state-missing');
    value(await save(c, { indicator: 'yes' }));
    expect(key(await save(c))).toBe('decision.obligation-changed');
    expect(key(await save(c, { version: '2', indicator: 'yes' }))).toBe('decision.obligation-same');
    value(await save(c, { version: '2', state: 'met' }));
    const versions = await listObligationVersions(reading(), c.id);
    expect(versions.map(({ version, state, indicator }) => [version, state, indicator])).toEqual([
      [1, 'open', false],
      [2, 'open', true],
      [3, 'met', false],
    ]);
    // A line keeps the question that it was made from.
    expect(versions.every(({ questionId, kind }) => questionId === 'Q-R' && kind === 'requirement')).toBe(true);
    const page = value(await obligationPage(asAwarding(c, 'observer'), { id: c.id, number: '1' }));
    expect(page?.history).toHaveLength(3);
    expect(page?.mayChange).toBe(false);
    expect(value(await obligationPage(asAwarding(c, 'lead'), { id: c.id, number: '7' }))).toBeNull();
  });

  it('takes lines that an officer adds', async () => {
    const c = await anAwardedProcurement();
    value(await accept(c, ['requirement.Q-R']));
    expect(value(await save(c, { number: 'new', version: '0', due: '' }))).toMatchObject({ number: 2 });
    expect((await shown(c)).lines.at(-1)).toMatchObject({
      number: 2,
      kind: 'added',
      questionId: null,
      ref: '',
      due: null,
    });
    expect(key(await save(c, { number: '9', version: '1' }))).toBe('common.not-found');
    expect(key(await save(c, { number: '0', version: '0' }))).toBe('common.check-field');
  });

  it('has its history in the audit log, without what the supplier wrote', async () => {
    const c = await anAwardedProcurement();
    value(await accept(c, ['requirement.Q-R']));
    value(await save(c, { owner: 'R. Hughes' }));
    const { lines } = value(await auditLog(asAwarding(c, 'lead'), { id: c.id, kind: 'obligation' }));
    expect(lines.map(({ what }) => what)).toEqual([
      'officer person (officer) changed obligation 1: its words; owner from Supplier to R. Hughes; due date from Life of the contract to 30 June 2027; its evidence',
      'officer person (officer) put obligation 1 into the schedule from the answer to Q-R (Requirement, due: Life of the contract)',
    ]);
    expect(firstBrokenRow(await listAudit(reading(), c.id))).toBeNull();
  });

  it('is kept by the database as it was saved, without a gap', async () => {
    const c = await anAwardedProcurement();
    value(await accept(c, ['requirement.Q-R']));
    const [row] = await reading().select().from(t.obligation);
    if (!row) throw new Error('no row');
    expect(row.sealedWords).not.toContain('Meet');
    expect(await fault(writing((tx) => tx.update(t.obligation).set({ owner: 'x' })))).toContain('never changed');
    expect(await fault(writing((tx) => tx.delete(t.obligation)))).toContain('never changed');
    expect(await fault(writing((tx) => tx.insert(t.obligation).values({ ...row, id: 'x', version: 3 })))).toContain(
      'goes on from its last version',
    );
  });

  it('is taken away as XLSX, ODS and CSV that say the same; before it has a line there is no file', async () => {
    const c = await anAwardedProcurement();
    const take = async (kind: 'obligations' | 'obligations-csv', format?: 'ods', who: Who = 'lead') =>
      obligationExport(asAwarding(c, who), { id: c.id, kind, ...(format ? { format } : {}) });
    expect(value(await take('obligations'))).toBeNull();
    expect(value(await documents(asAwarding(c, 'lead'), { id: c.id })).scheduled).toBe(false);
    value(await accept(c, ['requirement.Q-R']));
    value(await save(c, { number: 'new', version: '0', obligation: '=HYPERLINK("x")\nin two, "quoted" lines' }));
    expect(value(await documents(asAwarding(c, 'lead'), { id: c.id })).scheduled).toBe(true);
    const book = value(await take('obligations'));
    expect(book?.name).toBe('PRJ-0142 obligations.xlsx');
    const [sheet] = await sheetsOf(new Uint8Array(book?.body as Uint8Array));
    const [twin] = await insideOds(new Uint8Array(value(await take('obligations', 'ods'))?.body as Uint8Array));
    expect(Object.fromEntries(twin?.cells ?? [])).toEqual(Object.fromEntries(sheet?.cells ?? []));
    const csv = value(await take('obligations-csv'));
    expect(csv?.name).toBe('PRJ-0142 obligations.csv');
    const lines = String(csv?.body).split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffNumber,From answer,Kind,Obligation,Owner,Due,Evidence,State,Key performance indicator',
    );
    expect(lines[2]).toBe(
      `2,,Added by an officer,"'=HYPERLINK(""x"")\nin two, ""quoted"" lines",Contract manager,30 June 2027,The certificate itself,Open,`,
    );
    expect(key(await take('obligations', undefined, 'evaluator'))).toBe('policy.duty');
  });
});
