import { beforeAll, describe, expect, it, vi } from 'vitest';
import { lockQuality } from '@/lib/commands/lock-quality';
import { type Paper, textsOf } from '@/lib/paper/model';
import { anOpenedProcurement, type Closed, type Who } from '@/lib/testing/closed-procurement';
import { agree, as, assign, lock, markAll, readyToModerate } from '@/lib/testing/panel-steps';
import { key, value } from '@/lib/testing/results';
import { aContext, aDatabase } from '@/lib/testing/world';
import type { Workbook } from '@/lib/workbook/model';
import { documents } from './documents';
import { moderationPage } from './moderation';
import { moderationRecordFile } from './moderation-record';
import { paperPage } from './papers';

/** The model in the place of the bytes: how it is drawn has tests of its own. */
vi.mock('@/lib/server/child', async (original) => ({
  ...(await original<typeof import('@/lib/server/child')>()),
  runChild: async (_name: string, { model }: { model: object }) =>
    Buffer.from(JSON.stringify(model)).toString('base64'),
}));

aDatabase();

const file = (c: Closed, who: Who) => moderationRecordFile(as(c, who), { id: c.id });
const page = (c: Closed, who: Who) => paperPage(as(c, who), { id: c.id, kind: 'moderation-record' });
const bookOf = (made: { body: Uint8Array | string } | null): Workbook =>
  JSON.parse(Buffer.from(made?.body ?? '').toString('utf8'));
const standing = async (c: Closed, who: Who) => value(await documents(as(c, who), { id: c.id }));

describe('the moderation record', () => {
  it('is for nobody before every evaluator has locked', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    await markAll(c);
    await lock(c, 'evaluator');
    for (const who of ['lead', 'moderator', 'evaluator', 'observer'] as Who[]) {
      expect([who, key(await file(c, who))]).toEqual([who, 'policy.colleagues-unlocked']);
      expect([who, key(await page(c, who))]).toEqual([who, 'policy.colleagues-unlocked']);
      expect(await standing(c, who)).toMatchObject({ allLocked: false, mayModerate: false });
    }
  });

  describe('after that', () => {
    let c: Closed;
    beforeAll(async () => {
      c = await readyToModerate();
      value(await agree(c, 0, 'Q-A', '4', { restrictedNote: 'Bid 0 was argued about.' }));
      const more = { version: 1, changeReason: 'The report was misread.' };
      value(await agree(c, 0, 'Q-A', '2', { ...more, restrictedNote: 'Settled after a second reading.' }));
    });

    it('is for whoever may read the moderation, and for nobody else', async () => {
      for (const who of ['lead', 'moderator', 'evaluator', 'second', 'observer'] as Who[]) {
        expect([who, (await file(c, who)).ok, (await page(c, who)).ok]).toEqual([who, true, true]);
        expect(await standing(c, who)).toMatchObject({ allLocked: true, mayModerate: true });
      }
      for (const who of ['officer', 'approver'] as Who[]) {
        expect([who, key(await file(c, who))]).toEqual([who, 'policy.duty']);
        expect([who, key(await page(c, who))]).toEqual([who, 'policy.duty']);
        expect(await standing(c, who)).toMatchObject({ allLocked: true, mayModerate: false });
      }
      const supplier = aContext(
        { kind: 'supplier', userId: 'u', supplierId: c.suppliers[0] ?? '', role: 'owner' },
        '2027-02-25T09:00:00.000Z',
      );
      expect((await moderationRecordFile(supplier, { id: c.id })).ok).toBe(false);
      expect((await paperPage(supplier, { id: c.id, kind: 'moderation-record' })).ok).toBe(false);
    });

    it('says what the pages of the moderation say: scores, spread, agreement, and every version of what was agreed', async () => {
      const book = bookOf(value(await file(c, 'lead')));
      const seen = value(await moderationPage(as(c, 'lead'), { id: c.id }));
      const rows = (name: string) =>
        (book.sheets.find((sheet) => sheet.name === name)?.rows ?? []).map((row) =>
          row.map((cell) => ('text' in cell ? cell.text : 'number' in cell ? cell.number : cell.value)),
        );
      const individual = rows('Individual scores');
      expect(individual.map((row) => [row[0], row[2]])).toEqual([
        ['Q-A', 'Bidder A'],
        ['Q-A', 'Bidder B'],
        ['Q-B', 'Bidder A'],
        ['Q-B', 'Bidder B'],
      ]);
      for (const row of individual) {
        const same = seen?.rows.find(({ ref, letter }) => ref === row[0] && `Bidder ${letter}` === row[2]);
        expect(row.slice(3, 5)).toEqual(same?.marks.map((mark) => mark ?? 'Not assigned'));
        expect(row.slice(5, 8)).toEqual([same?.spread, same?.spread, true]);
      }
      const alpha = rows('Moderation').find(([item]) => item === 'Agreement between evaluators')?.[1];
      expect(alpha).toContain(seen?.agreement ?? 'no value');
      const agreed = rows('Agreed scores')[seen?.rows[0]?.letter === 'A' ? 0 : 1];
      expect(agreed?.slice(3, 5)).toEqual(['2', 'Agreed by the panel']);
      expect(agreed).toEqual(expect.arrayContaining(['Settled after a second reading.', 'The report was misread.']));
      expect(rows('Earlier versions').map((row) => row[2])).toEqual(['4']);
    });

    it('says the same as a page, whose figures and words are all in the workbook', async () => {
      const { paper } = value(await page(c, 'lead')) as { paper: Paper };
      const said = textsOf(paper).join('\n');
      for (const wanted of [
        'Settled after a second reading.',
        'Bid 0 was argued about.',
        'The report was misread.',
        'No evidence is attached.',
        'It says what is tested.',
        'Published score, confirmed by the evaluators',
        'To agree',
      ])
        expect(said).toContain(wanted);
      // Bidders by their codes: who they are is not known to those who score.
      expect(said).not.toMatch(/Alder|Birch/);
      expect(said).toContain('Quality is not locked: agreed scores may still change');
    });

    it('says when quality was locked, and by whom', async () => {
      for (const [bid, id, given] of [
        [1, 'Q-A', '2'],
        [1, 'Q-B', '0'],
      ] as const)
        value(await agree(c, bid, id, given));
      expect(key(await lockQuality(as(c, 'lead'), { id: c.id }))).toBe('ok');
      const { paper } = value(await page(c, 'lead')) as { paper: Paper };
      expect(textsOf(paper).join('\n')).toMatch(/Quality locked by lead person, /);
    });
  });
});
