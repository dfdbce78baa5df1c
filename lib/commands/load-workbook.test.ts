import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { reading } from '@/db/client';
import { findAnswer, listAnswerHistory } from '@/db/store/answer';
import { signWorkbookKey } from '@/lib/server/workbook-key';
import { everyKind } from '@/lib/testing/every-kind';
import { insideOds, typedInOds } from '@/lib/testing/ods';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value, why } from '@/lib/testing/results';
import { complete, early, pdf, save, shift, submit, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { responseCheck } from '@/lib/views/response';
import { workbookFile, workbookLoad, workbookPage } from '@/lib/views/workbook';
import { applyWorkbook } from './apply-workbook';
import { chooseFromWorkbook, dropWorkbook } from './choose-from-workbook';
import { loadWorkbook } from './load-workbook';
import { uploadEvidence } from './upload-evidence';

vi.mock('@/lib/server/child', async (original) => ({
  ...(await original<typeof import('@/lib/server/child')>()),
  runChild: (await import('@/lib/testing/workbook-child')).runWorkbookChild,
}));

aDatabase();

let tender: OpenProcurement;
beforeAll(async () => {
  tender = await openProcurement();
});

type Edit = { set: (ref: string, heading: string, text: string) => void; book: ExcelJS.Workbook };

const headingRow = 4;
const columnOf = (sheet: ExcelJS.Worksheet, heading: string): number => {
  let found = 0;
  sheet.getRow(headingRow).eachCell((cell, column) => {
    if (cell.text === heading) found = column;
  });
  return found;
};

/** The team's own copy, with cells written as a person would. */
async function filledIn(of: Team, edit: (given: Edit) => void = () => undefined, kind: 'filled' | 'blank' = 'filled') {
  const { body } = value(await workbookFile(aContext(of.viewer, early), { responseId: of.responseId, kind }));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(body as Uint8Array) as never);
  const set: Edit['set'] = (ref, heading, text) => {
    for (const name of ['Questions', 'Declarations']) {
      const sheet = book.getWorksheet(name);
      sheet?.getColumn(1).eachCell((cell, row) => {
        if (cell.text === ref) sheet.getCell(row, columnOf(sheet, heading)).value = text;
      });
    }
  };
  edit({ set, book });
  return { name: 'answers of Priya.xlsx', bytes: Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer) };
}

const response = 'Your response';
const load = async (of: Team, file: { name: string; bytes: Buffer }, at = early) =>
  value(await loadWorkbook(aContext(of.viewer, at), of.responseId, file)).loadId;
const seen = async (of: Team, loadId: string) => {
  const view = value(await workbookLoad(aContext(of.viewer, early), { responseId: of.responseId, loadId }));
  if (!view) throw new Error('it is over');
  return view.load;
};
const rowsOf = async (of: Team, loadId: string) => (await seen(of, loadId)).compared?.rows ?? [];
const resultsOf = async (of: Team, loadId: string) =>
  Object.fromEntries((await rowsOf(of, loadId)).map(({ ref, result }) => [ref, result]));
const refusedAs = async (of: Team, file: { name: string; bytes: Buffer }) =>
  (await seen(of, await load(of, file))).refused?.map(({ key }) => key);
const choose = (of: Team, loadId: string, rows: object, all: 'file' | 'here' | null = null) =>
  chooseFromWorkbook(aContext(of.viewer, early), { responseId: of.responseId, loadId, all, rows });
const apply = async (of: Team, loadId: string, rows?: Awaited<ReturnType<typeof rowsOf>>, at = early) =>
  applyWorkbook(aContext(of.viewer, at), {
    responseId: of.responseId,
    loadId,
    seen: Object.fromEntries((rows ?? (await rowsOf(of, loadId))).map((row) => [row.questionId, row.version])),
  });
const answer = async (of: Team, id: string) => (await findAnswer(reading(), of.responseId, id))?.answer;

describe('a workbook that a supplier filled in', () => {
  it('answers everything, from a blank copy to a submission', async () => {
    const one = await team(tender);
    for (const name of ['Incident plan.pdf', 'diagram.pdf'])
      value(await uploadEvidence(aContext(one.viewer, early), one.responseId, { name, bytes: pdf(name) }));
    const file = await filledIn(
      one,
      ({ set, book }) => {
        set('SEC-01', response, 'yes');
        set('SEC-02', response, 'Named people,  by a gateway');
        set('SEC-02', 'Evidence file and page', 'diagram.pdf');
        set('SEC-02', 'What the answer is based on', 'Certified');
        set('SEC-02', 'Date of that evidence', '11/11/2026');
        set('SEC-02', 'Why it is equivalent', '=HYPERLINK("x") is no formula');
        set('SEC-03', response, 'Each sensor has\na network of its own.');
        set('SEC-04', response, 'No');
        set('SEC-06', response, 'Encrypt at rest\nEncrypt in transit');
        set('SEC-07', response, '1,200');
        set('SEC-08', response, '1 June 2026');
        set('SEC-09', response, 'Incident plan.pdf');
        set('SEC-10', response, 'There are none');
        const table = book.getWorksheet('Table D-05');
        if (table) table.getCell(headingRow + 1, 2).value = 'AirNode 3.4';
      },
      'blank',
    );
    const loadId = await load(one, file);
    const results = Object.values(await resultsOf(one, loadId));
    expect(results.filter((result) => result === 'changed')).toHaveLength(10);
    expect(await answer(one, 'story')).toBeUndefined();
    expect(value(await apply(one, loadId))).toEqual({ is: 'applied', changed: 10 });
    expect(await answer(one, 'choice')).toMatchObject({
      value: 'b',
      extras: {
        assurance: { basis: 'certified', date: '2026-11-11' },
        equivalent: { text: '=HYPERLINK("x") is no formula' },
      },
    });
    expect([(await answer(one, 'hours'))?.value, (await answer(one, 'day'))?.value]).toEqual(['1200', '2026-06-01']);
    expect((await answer(one, 'paper'))?.evidence).toHaveLength(1);
    expect((await answer(one, 'd1'))?.value).toEqual([['AirNode 3.4']]);
    const check = value(await responseCheck(aContext(one.viewer, early), { responseId: one.responseId }));
    expect(check.blockers.filter(({ severity }) => severity === 'must-fix')).toEqual([]);
    expect(value(await submit(one, testId())).is).toBe('sent');
    const { loads } = value(await workbookPage(aContext(one.viewer, early), { responseId: one.responseId }));
    expect(loads).toMatchObject([{ name: 'answers of Priya.xlsx', by: 'Priya Lorrimer', changed: 10 }]);
    expect(why(await apply(one, loadId, []))).toBe('conflict offline.gone');
  });

  it('says “not applicable because” where the published document allows it, and takes it back', async () => {
    const document = everyKind();
    const story = document.sections.flatMap(({ questions }) => questions).find(({ id }) => id === 'story');
    if (!story) throw new Error('There is no such question.');
    story.extras = { ...story.extras, notApplicable: true };
    const one = await team(await openProcurement({ document }));
    const heading = 'Not applicable because';
    const given = await filledIn(one, ({ set, book }) => {
      set('SEC-03', heading, 'We run no sensors.');
      // Nothing of the kind is offered there, whatever the file says.
      set('SEC-02', heading, 'We run no devices.');
      const sheet = book.getWorksheet('Questions');
      const prompts = [...Array(20).keys()].map(
        (row) => sheet?.getCell(headingRow + 1 + row, columnOf(sheet, heading)).dataValidation?.prompt,
      );
      expect(prompts.filter(Boolean)).toEqual([
        expect.stringMatching(/^Only where this question does not apply .* the rest of the section counts in full\.$/),
      ]);
    });
    const loadId = await load(one, given);
    const row = (await rowsOf(one, loadId)).find(({ ref }) => ref === 'SEC-03');
    expect(row).toMatchObject({
      result: 'changed',
      differences: [{ label: heading, now: '', file: 'We run no sensors.' }],
    });
    expect((await resultsOf(one, loadId))['SEC-02']).toBe('same');
    expect(value(await apply(one, loadId))).toMatchObject({ is: 'applied', changed: 1 });
    const reason = { notApplicable: { reason: 'We run no sensors.' } };
    expect(await answer(one, 'story')).toMatchObject({ value: '', extras: reason });
    // A copy that is loaded as it was downloaded changes nothing; one with the cell emptied takes it back.
    expect((await resultsOf(one, await load(one, await filledIn(one))))['SEC-03']).toBe('same');
    const emptied = await load(one, await filledIn(one, ({ set }) => set('SEC-03', heading, '')));
    expect(value(await apply(one, emptied))).toMatchObject({ is: 'applied', changed: 1 });
    expect(await answer(one, 'story')).toMatchObject({ value: '', extras: {} });
    expect((await answer(one, 'story'))?.extras).toEqual({});
  });

  it('that holds half a character is read with a replacement character, and can be sent', async () => {
    const one = await team(tender);
    await complete(one);
    const half = await filledIn(one, ({ set }) => set('SEC-03', response, 'Cut_xD83D_ short.'));
    const loadId = await load(one, half);
    expect((await resultsOf(one, loadId))['SEC-03']).toBe('changed');
    expect(value(await apply(one, loadId))).toMatchObject({ is: 'applied', changed: 1 });
    expect(await answer(one, 'story')).toMatchObject({ value: 'Cut\ufffd short.' });
    value(await submit(one, testId()));
  });

  it('is as well an ODS, known by the same key, and what it leaves alone is no change', async () => {
    const one = await team(tender);
    await complete(one);
    const context = aContext(one.viewer, early);
    const copy = value(await workbookFile(context, { responseId: one.responseId, kind: 'filled', format: 'ods' }));
    expect(copy.name).toMatch(/ workbook version 1\.ods$/);
    const bytes = copy.body as Uint8Array;
    const untouched = await load(one, { name: 'copy.ods', bytes: Buffer.from(bytes) });
    expect(new Set(Object.values(await resultsOf(one, untouched)))).toEqual(new Set(['same']));
    const questions = (await insideOds(bytes)).find(({ name }) => name === 'Questions');
    const row = [...(questions?.cells ?? [])]
      .find(([at, cell]) => /^A\d/.test(at) && cell.value === 'SEC-03')?.[0]
      .slice(1);
    const edited = await typedInOds(bytes, 'Questions', `S${row}`, '=typed in\nLibreOffice & saved');
    const loadId = await load(one, { name: 'copy.ods', bytes: edited });
    expect(Object.entries(await resultsOf(one, loadId)).filter(([, result]) => result !== 'same')).toEqual([
      ['SEC-03', 'changed'],
    ]);
    expect(value(await apply(one, loadId))).toEqual({ is: 'applied', changed: 1 });
    expect((await answer(one, 'story'))?.value).toBe('=typed in\nLibreOffice & saved');
  });

  it('names what it cannot take by its cell, and takes the rest', async () => {
    const one = await team(tender);
    await complete(one);
    const file = await filledIn(one, ({ set }) => {
      set('SEC-02', response, 'Partialy');
      set('SEC-03', response, 'word '.repeat(25));
      set('SEC-05', response, 'Dublin');
      set('SEC-08', response, 'last summer');
      set('SEC-09', response, 'Nobody knows.pdf');
    });
    const rows = await rowsOf(one, await load(one, file));
    const of = (ref: string) => rows.find((row) => row.ref === ref);
    expect(of('SEC-02')).toMatchObject({
      result: 'refused',
      notes: [{ key: 'offline.wrong-option', params: { place: 'Sheet Questions, cell S6', text: 'Partialy' } }],
    });
    expect(of('SEC-03')).toMatchObject({
      result: 'changed',
      notes: [{ key: 'offline.words-over', params: { words: 25, count: 5, limit: 20 } }],
    });
    expect(of('SEC-05')?.result).toBe('hidden');
    expect(of('SEC-08')).toMatchObject({ result: 'refused', notes: [{ key: 'offline.wrong-date' }] });
    expect(of('SEC-09')).toMatchObject({ result: 'changed', notes: [{ key: 'offline.file-unknown' }] });
    expect(of('SEC-01')?.result).toBe('same');
  });

  it('overwrites nothing that was saved in between, and asks when both changed', async () => {
    const one = await team(tender);
    value(await save(one, 'story', { value: 'before' }));
    const loadId = await load(one, await filledIn(one, ({ set }) => set('SEC-03', response, 'from the file')));
    const shown = await rowsOf(one, loadId);
    value(await save(one, 'story', { value: 'meanwhile', base: 1 }));
    expect(value(await apply(one, loadId, shown))).toEqual({ is: 'raced', refs: ['SEC-03'] });
    expect((await answer(one, 'story'))?.value).toBe('meanwhile');
    expect((await resultsOf(one, loadId))['SEC-03']).toBe('both');
    expect(value(await apply(one, loadId))).toEqual({ is: 'unchosen', refs: ['SEC-03'] });
    value(await choose(one, loadId, { story: 'here' }));
    expect(value(await apply(one, loadId))).toEqual({ is: 'nothing' });
    value(await choose(one, loadId, {}, 'file'));
    expect(value(await apply(one, loadId))).toEqual({ is: 'applied', changed: 1 });
    const texts = await listAnswerHistory(reading(), one.responseId, 'story');
    expect(texts.map(({ answer: kept }) => kept.value)).toEqual(
      expect.arrayContaining(['before', 'meanwhile', 'from the file']),
    );
    expect(texts).toHaveLength(3);
  });

  it('of one colleague leaves alone what another one loaded before', async () => {
    const one = await team(tender);
    value(await save(one, 'story', { value: 'as it was' }));
    const [first, second] = [
      await filledIn(one, ({ set }) => set('SEC-03', response, 'of the first')),
      await filledIn(one, ({ set }) => set('SEC-07', response, '24')),
    ];
    value(await apply(one, await load(one, first)));
    const loadId = await load(one, second);
    expect(await resultsOf(one, loadId)).toMatchObject({ 'SEC-03': 'kept', 'SEC-07': 'changed' });
    value(await apply(one, loadId));
    expect([(await answer(one, 'story'))?.value, (await answer(one, 'hours'))?.value]).toEqual(['of the first', '24']);
  });

  it('is refused in words where it is not this copy of this version', async () => {
    const [one, rival] = [await team(tender), await team(tender, 'Corvane')];
    const other = await openProcurement({ title: 'Another' });
    const elsewhere = await team(other);
    const keyCell = (book: ExcelJS.Workbook): ExcelJS.Cell => {
      let found: ExcelJS.Cell | undefined;
      book.getWorksheet('Start here')?.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.text.startsWith('ASSAY-')) found = cell;
        }),
      );
      if (!found) throw new Error('no key');
      return found;
    };
    const withKey = (change: (facts: Record<string, unknown>) => object) =>
      filledIn(one, ({ book }) => {
        const cell = keyCell(book);
        const facts = JSON.parse(Buffer.from(cell.text.slice(6).split('.')[0] ?? '', 'base64url').toString('utf8'));
        cell.value = signWorkbookKey(JSON.stringify({ ...facts, ...change(facts) }));
      });
    expect(await refusedAs(one, await filledIn(rival))).toEqual(['offline.other-organisation']);
    expect(await refusedAs(one, await withKey(() => ({ procurementId: other.procurementId })))).toEqual([
      'offline.other-procurement',
    ]);
    expect(await refusedAs(elsewhere, await filledIn(one))).toEqual(['offline.other-organisation']);
    expect(await refusedAs(one, await withKey(() => ({ documentHash: 'b'.repeat(64) })))).toEqual([
      'offline.old-version',
    ]);
    const changed = await filledIn(one, ({ book }) => {
      const cell = keyCell(book);
      cell.value = cell.text
        .replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
        .replace(/\.(.)/, (_, sign) => `.${sign === 'x' ? 'y' : 'x'}`);
    });
    expect(await refusedAs(one, changed)).toEqual(['offline.key-changed']);
    const cleared = await filledIn(one, ({ book }) => {
      keyCell(book).value = '';
    });
    expect(await refusedAs(one, cleared)).toEqual(['offline.no-key']);
    const moved = await filledIn(one, ({ book }) => {
      const cell = keyCell(book);
      const sheet = book.addWorksheet('My notes');
      sheet.getCell('F20').value = cell.text;
      cell.value = '';
    });
    expect(await refusedAs(one, moved)).toBeUndefined();
    expect(await refusedAs(one, { name: 'a.xlsx', bytes: Buffer.from('no workbook') })).toEqual([
      'workbook.not-a-workbook',
    ]);
  });

  it('is taken until the deadline and not after it, and is nobody else’s to see', async () => {
    const [one, rival] = [await team(tender), await team(tender, 'Corvane')];
    const file = await filledIn(one, ({ set }) => set('SEC-03', response, 'late'));
    const loadId = await load(one, file, shift(tender.deadline, -1));
    const rows = await rowsOf(one, loadId);
    const at = (milliseconds: number) => shift(tender.deadline, milliseconds);
    expect(why(await loadWorkbook(aContext(one.viewer, at(0)), one.responseId, file))).toBe(
      'refused policy.supplier-closed-said',
    );
    expect(why(await apply(one, loadId, rows, at(0)))).toBe('refused policy.supplier-closed-said');
    const strange = { responseId: one.responseId, loadId };
    for (const viewer of [rival.viewer, tender.lead]) {
      const context = aContext(viewer, early);
      expect((await workbookLoad(context, strange)).ok).toBe(false);
      expect((await workbookFile(context, { responseId: one.responseId, kind: 'filled' })).ok).toBe(false);
      expect((await loadWorkbook(context, one.responseId, file)).ok).toBe(false);
      expect((await applyWorkbook(context, { ...strange, seen: {} })).ok).toBe(false);
      expect((await dropWorkbook(context, strange)).ok).toBe(false);
    }
    value(await dropWorkbook(aContext(one.viewer, early), strange));
    expect(value(await workbookLoad(aContext(one.viewer, early), strange))).toBeNull();
    expect(await answer(one, 'story')).toBeUndefined();
  });
});
