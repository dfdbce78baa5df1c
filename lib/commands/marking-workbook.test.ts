import ExcelJS from 'exceljs';
import { describe, expect, it, vi } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import { findReasonDraft, listCurrentMarks } from '@/db/store/mark';
import { deleteMarkingLoad } from '@/db/store/marking-load';
import { signWorkbookKey } from '@/lib/server/workbook-key';
import { anOpenedProcurement, type Closed, refusedActs, someBids, type Who } from '@/lib/testing/closed-procurement';
import { as, assign, at, gate, lock, mark, readyToModerate } from '@/lib/testing/panel-steps';
import { key, value, why } from '@/lib/testing/results';
import { aContext, aDatabase } from '@/lib/testing/world';
import { partsOf } from '@/lib/testing/xlsx';
import { evaluationPage } from '@/lib/views/evaluation';
import { markingLoadPage, markingWorkbookFile } from '@/lib/views/marking-workbook';
import { moderationPage } from '@/lib/views/moderation';
import { conflictRegisterFile, openingRecordFile } from '@/lib/views/record-workbooks';
import { applyMarkingWorkbook, versionsSeen } from './apply-marking-workbook';
import { dropMarkingWorkbook, loadMarkingWorkbook } from './load-marking-workbook';
import { saveReasonDraft } from './save-reason-draft';
import { tidyWorkbookLoads } from './tidy-workbook-loads';

vi.mock('@/lib/server/child', async (original) => ({
  ...(await original<typeof import('@/lib/server/child')>()),
  runChild: (await import('@/lib/testing/workbook-child')).runWorkbookChild,
}));

aDatabase();

const canary = 'Alder Systems';
const bids = () =>
  someBids().map((bid, at) => ({
    ...bid,
    answers: {
      ...bid.answers,
      'Q-A': {
        value: `We test it. ${at}`,
        evidence: [{ sha256: 'e'.repeat(64), name: `${bid.name} certificate.pdf`, size: 2_000_000 }],
      },
    },
  }));

/** Opened, gates passed and assigned; nothing is scored. */
const ready = async (): Promise<Closed> => {
  const c = await anOpenedProcurement(undefined, bids());
  await gate(c, 0, 'pass');
  await gate(c, 1, 'pass');
  await assign(c);
  return c;
};

type Sheet = {
  set: (ref: string, letter: string, heading: string, text: string | number) => void;
  book: ExcelJS.Workbook;
};

const copyOf = async (c: Closed, who: Who = 'evaluator', format: 'xlsx' | 'ods' = 'xlsx') => {
  const made = value(await markingWorkbookFile(as(c, who), { id: c.id, format }));
  if (!made) throw new Error('nothing to mark');
  return { name: made.name, bytes: Buffer.from(made.body as Uint8Array) };
};

async function filled(c: Closed, edit: (given: Sheet) => void, who: Who = 'evaluator') {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await copyOf(c, who)).bytes as never);
  const sheet = book.getWorksheet('Scores') as ExcelJS.Worksheet;
  const columns = new Map<string, number>();
  sheet.getRow(4).eachCell((cell, column) => columns.set(cell.text, column));
  const set: Sheet['set'] = (ref, letter, heading, text) => {
    sheet.eachRow((row, number) => {
      if (number > 4 && row.getCell(1).text === ref && row.getCell(2).text === letter)
        row.getCell(columns.get(heading) ?? 0).value = text;
    });
  };
  edit({ set, book });
  return { name: 'my scores.xlsx', bytes: Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer) };
}

const load = (c: Closed, file: { name: string; bytes: Buffer }, who: Who = 'evaluator') =>
  loadMarkingWorkbook(as(c, who), c.id, file);
const shown = async (c: Closed, who: Who = 'evaluator') => {
  const page = value(await markingLoadPage(as(c, who), { id: c.id }));
  if (!page.load) throw new Error('nothing waits');
  return page.load;
};
const rowsOf = async (c: Closed, who: Who = 'evaluator') => (await shown(c, who)).compared?.rows ?? [];
const refusedAs = async (c: Closed, file: { name: string; bytes: Buffer }, who: Who = 'evaluator') => {
  value(await load(c, file, who));
  return (await shown(c, who)).refused?.map(({ key: name }) => name);
};
const apply = async (
  c: Closed,
  choices: object = {},
  rows?: Awaited<ReturnType<typeof rowsOf>>,
  who: Who = 'evaluator',
) => {
  const { id: loadId } = await shown(c, who);
  const seen = Object.fromEntries((rows ?? (await rowsOf(c, who))).map((row) => [row.key, versionsSeen(row)]));
  return applyMarkingWorkbook(as(c, who), { id: c.id, loadId, choices, seen });
};
const marksOf = async (c: Closed, who: Who = 'evaluator') =>
  (await listCurrentMarks(reading(), c.id, c.people[who].userId)).map(({ questionId, mark: given, kind, version }) =>
    [questionId, given, kind, version].join(' '),
  );
/** The letter of a bid, as the opening shuffled it. */
const letterOf = async (c: Closed, bid: number): Promise<string> => {
  const { byQuestion } = value(await evaluationPage(as(c, 'evaluator'), { id: c.id }));
  return (
    byQuestion.flatMap(({ items }) => items).find((item) => item.submissionId === c.submissions[bid])?.letter ?? ''
  );
};

describe('an evaluator’s workbook', () => {
  it('holds answers under letters and no name of a supplier, in no part of either format', async () => {
    const c = await ready();
    for (const format of ['xlsx', 'ods'] as const) {
      const file = await copyOf(c, 'evaluator', format);
      const parts = [...(await partsOf(file.bytes)).values()].join('\n');
      expect(parts).toContain('We test it.');
      for (const secret of [canary, 'Birch Networks', 'certificate', ...c.suppliers, ...c.submissions]) {
        expect(parts).not.toContain(secret);
        expect(parts).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
        expect(file.name).not.toContain(secret);
      }
      const keys = [...parts.matchAll(/ASSAY-([A-Za-z0-9_-]+)\./g)].map(([, body]) =>
        Buffer.from(body ?? '', 'base64url').toString(),
      );
      expect(keys.length).toBeGreaterThan(0);
      for (const facts of keys)
        for (const secret of [canary, ...c.suppliers, ...c.submissions]) expect(facts).not.toContain(secret);
    }
  });

  it('loads scores as the marking room saves them: previewed, applied, logged, and not locked', async () => {
    const c = await ready();
    const [a, b] = [await letterOf(c, 0), await letterOf(c, 1)];
    value(
      await load(
        c,
        await filled(c, ({ set }) => {
          set('Q-A', a, 'Your score', 4);
          set('Q-A', a, 'Strengths', '=It names each test.\nWith dates.');
          set('Q-A', b, 'Gaps', 'No dates yet.');
          set('Q-B', a, 'Your score', 5);
          set('Q-B', b, 'Your score', 0);
          set('Q-B', b, 'Reason', 'No evidence is attached.');
        }),
      ),
    );
    expect(await marksOf(c)).toEqual([]);
    expect((await rowsOf(c)).map(({ result, saves }) => `${result} ${saves}`).sort()).toEqual([
      'changed draft',
      'changed score',
      'changed score',
      'changed score',
    ]);
    expect(value(await apply(c))).toMatchObject({ is: 'applied', changed: 4 });
    expect((await marksOf(c)).sort()).toEqual(['Q-A 4 scored 1', 'Q-B 0 lowered 1', 'Q-B 5 confirmed 1']);
    const [text] = (await listCurrentMarks(reading(), c.id, c.people.evaluator.userId)).filter(
      ({ questionId }) => questionId === 'Q-A',
    );
    expect(text?.reason).toEqual({ strengths: '=It names each test.\nWith dates.', gaps: '', againstDescriptor: '' });
    const draft = await findReasonDraft(reading(), {
      submissionId: c.submissions[1] ?? '',
      questionId: 'Q-A',
      evaluatorId: c.people.evaluator.userId,
    });
    expect(draft?.draft).toMatchObject({ mark: '', gaps: 'No dates yet.' });
    const logged = (await listAudit(reading(), c.id)).filter(
      ({ action, refused }) => action === 'mark.save' && !refused,
    );
    expect(logged).toHaveLength(3);
    expect(logged.map(({ data }) => data).join()).not.toMatch(/"4"|names each/);
    const { own, workbook } = value(await evaluationPage(as(c, 'evaluator'), { id: c.id }));
    expect([own.is, own.scored, own.lockedAt, workbook?.waiting]).toEqual(['in-progress', 3, null, null]);
    // What came in goes out again, and changes nothing.
    value(await load(c, await copyOf(c, 'evaluator', 'ods')));
    const again = (await rowsOf(c)).map(({ result }) => result);
    expect(again.filter((result) => result !== 'same' && result !== 'kept')).toEqual([]);
  });

  it('asks where a score was changed here meanwhile, and overwrites nothing that the page did not show', async () => {
    const c = await ready();
    const a = await letterOf(c, 0);
    value(await mark(c, 'evaluator', 0, 'Q-A', '4'));
    value(await load(c, await filled(c, ({ set }) => set('Q-A', a, 'Your score', 2))));
    const before = await rowsOf(c);
    value(await mark(c, 'evaluator', 0, 'Q-A', '3', { version: 1 }));
    expect(value(await apply(c, {}, before))).toEqual({ is: 'raced' });
    expect(value(await apply(c, { [`${a}:Q-A`]: 'file' }, before))).toEqual({ is: 'raced' });
    expect(value(await apply(c))).toMatchObject({ is: 'unchosen', rows: [{ letter: a, ref: 'Q-A' }] });
    expect(value(await apply(c, { [`${a}:Q-A`]: 'here' }))).toEqual({ is: 'nothing' });
    expect(await marksOf(c)).toEqual(['Q-A 3 scored 2']);
    expect(value(await apply(c, { [`${a}:Q-A`]: 'file' }))).toMatchObject({ is: 'applied', changed: 1 });
    expect(await marksOf(c)).toEqual(['Q-A 2 scored 3']);
  });

  it('never writes over words that are only a draft in the marking room without asking', async () => {
    const c = await ready();
    const a = await letterOf(c, 0);
    const file = await filled(c, ({ set }) => {
      set('Q-A', a, 'Your score', 2);
      set('Q-A', a, 'Gaps', 'From the file.');
    });
    const draft = { mark: '', strengths: '', gaps: 'Typed in the room.', againstDescriptor: '', reason: '' };
    const place = { id: c.id, submissionId: c.submissions[0], questionId: 'Q-A' };
    value(await saveReasonDraft(as(c, 'evaluator'), { ...place, version: 0, draft }));
    value(await load(c, file));
    const [row] = (await rowsOf(c)).filter(({ result }) => result !== 'same');
    expect(row?.result).toBe('both');
    expect(row?.differences.map(({ now }) => now)).toContain('Typed in the room.');
  });

  it('is refused in words where it is another evaluator’s, another procurement’s, or not one of ours', async () => {
    const [c, other] = [await ready(), await ready()];
    const rekeyed = (change: object) =>
      filled(c, ({ book }) => {
        const sheet = book.getWorksheet('Start here') as ExcelJS.Worksheet;
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            if (!cell.text.startsWith('ASSAY-')) return;
            const facts = JSON.parse(Buffer.from(cell.text.slice(6).split('.')[0] ?? '', 'base64url').toString());
            cell.value = signWorkbookKey(JSON.stringify({ ...facts, ...change }));
          }),
        );
      });
    expect(await refusedAs(c, await copyOf(c, 'second'))).toEqual(['marking-book.other-evaluator']);
    expect(await refusedAs(c, await copyOf(other))).toEqual(['marking-book.other-procurement']);
    expect(await refusedAs(c, await rekeyed({ documentHash: 'b'.repeat(64) }))).toEqual(['marking-book.old-version']);
    expect(await refusedAs(c, await rekeyed({ letters: 'b'.repeat(64) }))).toEqual(['marking-book.other-letters']);
    expect(await refusedAs(c, await rekeyed({ format: 'assay-workbook/1' }))).toEqual(['marking-book.other-kind']);
    expect(await refusedAs(c, { name: 'a.xlsx', bytes: Buffer.from('no workbook') })).toEqual([
      'workbook.not-a-workbook',
    ]);
    expect(await marksOf(c)).toEqual([]);
  });

  it('takes only what the evaluator is assigned, whatever the file says', async () => {
    const c = await ready();
    const a = await letterOf(c, 0);
    // A row of a question that is not theirs, written into their own copy.
    const file = await filled(
      c,
      ({ book }) => {
        const sheet = book.getWorksheet('Scores') as ExcelJS.Worksheet;
        const row = sheet.getRow(sheet.rowCount + 1);
        row.getCell(1).value = 'Q-B';
        row.getCell(2).value = a;
        row.getCell(11).value = '5';
      },
      'second',
    );
    value(await load(c, file, 'second'));
    const { compared } = await shown(c, 'second');
    expect(compared?.notOwn).toMatchObject([{ letter: a, ref: 'Q-B' }]);
    expect(compared?.rows.map(({ questionId }) => questionId)).toEqual(['Q-A', 'Q-A']);
    expect(value(await apply(c, { [`${a}:Q-B`]: 'file' }, undefined, 'second'))).toEqual({ is: 'nothing' });
  });

  it('is nobody else’s to see, load or apply, and nothing comes in after locking', async () => {
    const c = await ready();
    const [a, b] = [await letterOf(c, 0), await letterOf(c, 1)];
    const file = await filled(c, ({ set }) => {
      for (const letter of [a, b]) {
        set('Q-A', letter, 'Your score', 3);
        set('Q-A', letter, 'Strengths', 'It says what is tested.');
      }
    });
    value(await load(c, file));
    const { id: loadId } = await shown(c);
    for (const who of ['lead', 'officer', 'moderator', 'observer', 'stranger'] as const) {
      expect((await markingWorkbookFile(as(c, who), { id: c.id })).ok, who).toBe(false);
      expect((await markingLoadPage(as(c, who), { id: c.id })).ok, who).toBe(false);
      expect((await load(c, file, who)).ok, who).toBe(false);
      expect((await applyMarkingWorkbook(as(c, who), { id: c.id, loadId, choices: {}, seen: {} })).ok, who).toBe(false);
    }
    expect(why(await applyMarkingWorkbook(as(c, 'second'), { id: c.id, loadId, choices: {}, seen: {} }))).toBe(
      'conflict marking-book.gone',
    );
    expect(value(await markingLoadPage(as(c, 'second'), { id: c.id })).load).toBeNull();
    value(await apply(c));
    value(await mark(c, 'evaluator', 0, 'Q-B', '5'));
    value(await mark(c, 'evaluator', 1, 'Q-B', '3'));
    value(await load(c, file));
    const waiting = await shown(c);
    expect(key(await lock(c, 'evaluator'))).toBe('ok');
    const refused = (await refusedActs(c)).length;
    expect(why(await load(c, file))).toBe('refused policy.marks-locked');
    expect(
      why(await applyMarkingWorkbook(as(c, 'evaluator'), { id: c.id, loadId: waiting.id, choices: {}, seen: {} })),
    ).toBe('refused policy.marks-locked');
    // Every attempt on locked scores is on the record.
    expect((await refusedActs(c)).length).toBe(refused + 2);
    expect((await copyOf(c)).bytes.length).toBeGreaterThan(1_000);
    expect(value(await evaluationPage(as(c, 'evaluator'), { id: c.id })).workbook).toMatchObject({
      offered: true,
      open: false,
      waiting: null,
    });
  });

  it('waits for a day at most, one file at a time, and can be put aside', async () => {
    const c = await ready();
    const file = await copyOf(c);
    value(await load(c, file));
    value(await load(c, { ...file, name: 'second.xlsx' }));
    const { id: loadId, name } = await shown(c);
    expect(name).toBe('second.xlsx');
    value(await dropMarkingWorkbook(as(c, 'evaluator'), { id: c.id, loadId }));
    expect(value(await markingLoadPage(as(c, 'evaluator'), { id: c.id })).load).toBeNull();
    value(await load(c, file));
    const dayLater = new Date(Date.parse(at) + 24 * 60 * 60_000).toISOString();
    expect(value(await markingLoadPage(aContext(c.people.evaluator, dayLater), { id: c.id })).load).toBeNull();
    // Those of the tests before are over as well.
    expect(await tidyWorkbookLoads(dayLater)).toBeGreaterThan(0);
    expect(await tidyWorkbookLoads(dayLater)).toBe(0);
  });

  it('that was applied stays on the record as it was', async () => {
    const c = await ready();
    const a = await letterOf(c, 0);
    value(await load(c, await filled(c, ({ set }) => set('Q-B', a, 'Your score', 5))));
    const applied = value(await apply(c));
    const loadId = applied.is === 'applied' ? applied.loadId : '';
    const { workbook } = value(await evaluationPage(as(c, 'evaluator'), { id: c.id, loaded: loadId }));
    expect(workbook?.applied).toMatchObject({ name: 'my scores.xlsx', changed: 1 });
    const own = { procurementId: c.id, evaluatorId: c.people.evaluator.userId };
    await writing((tx) => deleteMarkingLoad(tx, { ...own, id: loadId }));
    const rows = await reading().select().from(t.markingLoad);
    expect(rows.filter(({ id }) => id === loadId)).toMatchObject([{ sealedContent: null, changed: 1 }]);
    const causes = (error: unknown): string =>
      error instanceof Error ? `${error.message} ${causes(error.cause)}` : '';
    const fault = await writing((tx) => tx.update(t.markingLoad).set({ changed: 9 })).then(() => '', causes);
    expect(fault).toContain('an applied marking load is never changed');
  });
});

describe('the record', () => {
  it('says how far evaluators agree once all have locked, and not before', async () => {
    const c = await readyToModerate();
    const page = value(await moderationPage(as(c, 'moderator'), { id: c.id }));
    // Marks 4, 2 | 2, 2: n(2) = 3, n(4) = 1; as much disagreement as chance would give.
    expect([page?.agreement, page?.scoredTwice]).toEqual(['0.00', 2]);
    const open = await ready();
    await mark(open, 'evaluator', 0, 'Q-A', '4');
    expect(key(await moderationPage(as(open, 'moderator'), { id: open.id }))).toBe('policy.colleagues-unlocked');
  });

  it('has the opening and the register of interests as workbooks, for those who may read them', async () => {
    const c = await ready();
    for (const format of ['xlsx', 'ods'] as const) {
      const opening = value(await openingRecordFile(as(c, 'officer'), { id: c.id, format }));
      const parts = [...(await partsOf(opening?.body as Uint8Array)).values()].join('\n');
      for (const words of [canary, '2027-01-20T11:20:03.417Z', 'After quality is locked'])
        expect(parts).toContain(words);
      const register = value(await conflictRegisterFile(as(c, 'lead'), { id: c.id, format }));
      const rows = [...(await partsOf(register?.body as Uint8Array)).values()].join('\n');
      for (const words of ['Review date', 'No interest', 'Not declared yet']) expect(rows).toContain(words);
    }
    for (const who of ['officer', 'evaluator', 'observer'] as const)
      expect(value(await conflictRegisterFile(as(c, who), { id: c.id }))).toBeNull();
    for (const file of [openingRecordFile, conflictRegisterFile])
      expect((await file(as(c, 'stranger'), { id: c.id })).ok).toBe(false);
  });
});
