import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import { findDraft } from '@/db/store/questionnaire';
import { everyQuestion } from '@/lib/questionnaire/find';
import { aDraftedProcurement, aPublishableDocument, type Cast } from '@/lib/testing/drafts';
import { hostileWorkbooks } from '@/lib/testing/hostile-workbooks';
import { flatRegister } from '@/lib/testing/old-spreadsheets';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { importReport, importFile as importView } from '@/lib/views/import-file';
import { addImported } from './add-imported';
import { endOverdueImports } from './end-import';
import { importFile } from './import-file';
import { planImport } from './plan-import';
import { undoDraft } from './undo-draft';

const world = aDatabase();
let id = '';
let people: Cast;
const now = '2026-11-20T10:00:00.000Z';
const as = (who: keyof Cast) => aContext(people[who], now);
const draft = async () => {
  const found = await findDraft(reading(), id);
  if (!found) throw new Error('no draft');
  return found;
};
const sealed = () => {
  const folder = join(world.folder(), 'data', 'evidence', id);
  return existsSync(folder) ? readdirSync(folder) : [];
};
const take = async (file: { name: string; bytes: Buffer }, who: keyof Cast = 'lead') => {
  const taken = await importFile(as(who), id, file);
  if (!taken.ok) throw new Error(JSON.stringify(taken));
  return taken.value.importId;
};
const seen = async (importId: string) => {
  const view = await importView(as('lead'), { id, importId });
  if (!view.ok) throw new Error('no import');
  return view.value;
};

beforeAll(async () => {
  ({ id, people } = await aDraftedProcurement());
});

describe('importing a spreadsheet', () => {
  test('reads it in a child process, keeps it sealed, and changes nothing of the draft', async () => {
    const before = await draft();
    const importId = await take(await flatRegister());
    const { counts, file, source } = await seen(importId);
    expect(counts).toEqual({ rows: 9, taken: 3, changed: 2, leftOut: 4, questions: 5 });
    expect(file).toMatchObject({ name: 'security questions 2024.xlsx', refused: null });
    expect(source).not.toBeNull();
    const [only = ''] = sealed();
    expect(readFileSync(join(world.folder(), 'data', 'evidence', id, only)).includes('Cyber Essentials')).toBe(false);
    expect(await draft()).toEqual(before);
  });

  test('keeps each step, refuses a stale one, adds all questions as one change, and one undo takes them back', async () => {
    const importId = await take(await flatRegister());
    const before = await draft();
    const columns = await planImport(as('lead'), {
      id,
      importId,
      revision: 1,
      said: { step: 'columns', columns: { '0': { '8': 'question' } } },
    });
    expect(columns).toMatchObject({ ok: false, messages: [{ path: 'column:0:8', key: 'import.use-twice' }] });
    const step = (revision: number, said: unknown) => planImport(as('lead'), { id, importId, revision, said });
    expect(await step(1, { step: 'rows', rows: { '0:6': 'leave' } })).toEqual({ ok: true, value: { revision: 2 } });
    expect(await step(1, { step: 'rows', rows: {} })).toMatchObject({ ok: false, why: 'conflict' });
    const { rows, file } = await seen(importId);
    const principles = Object.fromEntries(rows.filter((row) => row.draft).map(({ key }) => [key, 8]));
    const fewer = Object.fromEntries(Object.entries(principles).filter(([key]) => key !== '0:5'));
    const add = (given: Record<string, number>) =>
      addImported(as('lead'), {
        id,
        importId,
        revision: before.revision,
        importRevision: file.revision,
        principles: given,
      });
    expect(await add(fewer)).toMatchObject({
      ok: false,
      messages: [{ key: 'import.principle-missing', params: { row: 5 } }],
    });
    expect((await draft()).revision).toBe(before.revision);
    const count = sealed().length;
    expect(await add(principles)).toMatchObject({ ok: true, value: { count: 4 } });
    expect(sealed().length).toBe(count - 1);
    const after = await draft();
    expect(everyQuestion(after.document).length).toBe(everyQuestion(before.document).length + 4);
    const last = (await listAudit(reading(), id)).at(-1);
    expect([last?.action, JSON.parse(last?.data ?? '{}').refs]).toEqual([
      'questionnaire.edit',
      ['1.1', '2.1', '2.2', 'Q-01'],
    ]);
    expect(await importView(as('lead'), { id, importId })).toMatchObject({ ok: false, why: 'not-found' });
    const undone = await undoDraft(as('lead'), { id, revision: after.revision, direction: 'undo' });
    expect(undone.ok).toBe(true);
    expect((await draft()).document).toEqual(before.document);
  });

  test('refuses each kind of hostile file in words within seconds, and nothing changes', async () => {
    const before = await draft();
    const wanted = ['a part of 60 MB', 'a billion laughs', 'an encrypted workbook'];
    for (const each of hostileWorkbooks().filter(({ what }) => wanted.includes(what))) {
      const began = performance.now();
      const importId = await take(each);
      const { file } = await seen(importId);
      expect(file.refused?.[0]?.key).toMatch(/^workbook\./);
      // tsx starts slowly in tests, several times so beside other work; the reader's own time is held in its own test.
      expect([each.what, performance.now() - began < 15_000]).toEqual([each.what, true]);
    }
    expect(await draft()).toEqual(before);
  }, 90_000);

  test('takes our own JSON, and says where and why it fails', async () => {
    const good = aPublishableDocument();
    const importId = await take({ name: 'questionnaire.json', bytes: Buffer.from(JSON.stringify(good)) });
    const { source, counts, file } = await seen(importId);
    expect([source && 'document' in source, counts.questions, counts.rows]).toEqual([true, 2, 2]);
    const { revision } = await draft();
    const added = await addImported(as('lead'), { id, importId, revision, importRevision: file.revision });
    expect(added).toMatchObject({ ok: true, value: { count: 2 } });
    const bad = await take({
      name: 'questionnaire.json',
      bytes: Buffer.from(JSON.stringify({ ...good, title: 'no' })),
    });
    expect((await seen(bad)).file.refused).toEqual([
      { path: 'file', key: 'import.json-faults', params: { count: 1 } },
      { path: 'file', key: 'import.json-fault', params: { path: 'title', message: 'must be an object, not a string' } },
    ]);
  });

  test('begins a draft where there is none yet, at the last button and not before', async () => {
    const fresh = await aDraftedProcurement();
    await writing((tx) => tx.delete(tables.draftRevision).where(eq(tables.draftRevision.versionId, fresh.versionId)));
    await writing((tx) =>
      tx.delete(tables.questionnaireVersion).where(eq(tables.questionnaireVersion.id, fresh.versionId)),
    );
    const lead = aContext(fresh.people.lead, now);
    const taken = await importFile(lead, fresh.id, await flatRegister());
    if (!taken.ok) throw new Error('not taken');
    expect(await findDraft(reading(), fresh.id)).toBeNull();
    const view = await importView(lead, { id: fresh.id, importId: taken.value.importId });
    if (!view.ok) throw new Error('not shown');
    const principles = Object.fromEntries(view.value.rows.filter((row) => row.draft).map(({ key }) => [key, 8]));
    const place = { id: fresh.id, importId: taken.value.importId, revision: 0, importRevision: 1 };
    expect(await addImported(lead, { ...place, principles, fit: true })).toMatchObject({
      ok: true,
      value: { count: 5, revision: 2 },
    });
    const begun = (await findDraft(reading(), fresh.id))?.document;
    expect(begun?.sections.map(({ title }) => title.en)).toEqual(['Governance', 'Data']);
    expect(begun?.declarations?.length).toBeGreaterThan(0);
  });

  test('is for officers of this procurement alone', async () => {
    const importId = await take(await flatRegister());
    for (const who of ['stranger', 'evaluator', 'observer', 'approver'] as const) {
      expect((await importFile(as(who), id, await flatRegister())).ok).toBe(false);
      expect((await importView(as(who), { id, importId })).ok).toBe(false);
      expect((await importReport(as(who), { id, importId })).ok).toBe(false);
      expect((await planImport(as(who), { id, importId, revision: 1, said: { step: 'rows', rows: {} } })).ok).toBe(
        false,
      );
      expect((await addImported(as(who), { id, importId, revision: 1, importRevision: 1 })).ok).toBe(false);
    }
    const other = await aDraftedProcurement();
    expect(await importView(aContext(other.people.lead, now), { id: other.id, importId })).toMatchObject({ ok: false });
    expect(await importView(as('lead'), { id, importId: testId() })).toMatchObject({ ok: false, why: 'not-found' });
  });

  test('ends after a day, and nothing of the file is kept', async () => {
    await take(await flatRegister());
    expect(sealed().length).toBeGreaterThan(0);
    expect(await endOverdueImports('2026-11-21T09:59:59.000Z')).toBe(0);
    expect(await endOverdueImports('2026-11-21T10:00:00.001Z')).toBeGreaterThan(0);
    expect(sealed()).toEqual([]);
  });
});
