import { beforeAll, describe, expect, test, vi } from 'vitest';
import { reading } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { listRehearsalBids } from '@/db/store/rehearsal';
import { aDraftedProcurement, type Cast } from '@/lib/testing/drafts';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { rehearsalPage, typedBidPage } from '@/lib/views/rehearsal';
import { removeRehearsalBid } from './remove-rehearsal-bid';
import { saveRehearsal } from './save-rehearsal';
import { saveRehearsalBid } from './save-rehearsal-bid';

aDatabase();
// Every new question starts a child process of its own.
vi.setConfig({ testTimeout: 60_000 });

let id = '';
let people: Cast;
const at = '2026-11-20T10:00:00.000Z';
const as = (who: keyof Cast) => aContext(people[who], at);

const harrow = {
  name: 'Harrow',
  price: '£ 250,000',
  sections: { s1: '4' },
  marks: { 'Q-B': '5' },
  criteria: {},
  gates: {},
};

const page = async (who: keyof Cast = 'lead') => {
  const shown = await rehearsalPage(as(who), { id });
  if (!shown.ok) throw new Error('refused');
  if (!shown.value.version || !shown.value.findings) throw new Error('nothing found');
  return { ...shown.value, findings: shown.value.findings };
};

beforeAll(async () => {
  ({ id, people } = await aDraftedProcurement());
});

describe('a rehearsal', () => {
  test('begins with every bid that Assay makes up, ranked by the engine, with a chart of shares and margins', async () => {
    const { findings, offered } = await page();
    // The questionnaire has no gate, so no bid can fail one.
    expect(offered.map(({ kind }) => kind)).toEqual(['all-pass', 'price-led', 'weak-principle', 'balanced', 'random']);
    expect(findings.ranking).toHaveLength(5);
    expect(findings.ranking.every(({ trace }) => trace !== null)).toBe(true);
    expect(findings.shares?.samples).toBe(10_000);
    expect(findings.award.rows.map(({ key }) => key)).toContain('security');
  });

  test('shows the same shares again for the same seed, and keeps seed, spread and choice', async () => {
    const first = (await page()).findings.shares;
    expect((await page()).findings.shares).toEqual(first);
    const chosen = { id, revision: 0, seed: '20270101', spread: '50', madeUp: ['all-pass', 'balanced'] };
    expect(await saveRehearsal(as('lead'), chosen)).toMatchObject({ ok: true });
    const { settings, findings } = await page();
    expect(settings).toEqual({ seed: 20_270_101, spread: 50, madeUp: ['all-pass', 'balanced'], revision: 1 });
    expect(findings.ranking.map(({ name }) => name).sort()).toEqual(['All-pass', 'Balanced']);
    for (const seed of ['', 'seven', '-1', '1.5', '4294967296'])
      expect(await saveRehearsal(as('lead'), { ...chosen, revision: 1, seed })).toMatchObject({
        ok: false,
        messages: [{ path: 'seed', key: 'rehearsal.seed-form' }],
      });
    expect(await saveRehearsal(as('officer'), chosen)).toMatchObject({
      ok: false,
      why: 'conflict',
      messages: [{ key: 'rehearsal.changed-first', params: { revision: 1 } }],
    });
  });

  test('takes a bid that is typed in: a mark for the section, another for one question', async () => {
    const saved = await saveRehearsalBid(as('officer'), { id, bidId: null, revision: 0, ...harrow });
    expect(saved.ok).toBe(true);
    const { findings, typed, prices } = await page();
    expect(typed).toMatchObject([{ name: 'Harrow', price: '250000', complete: true }]);
    expect(prices).toContainEqual({ bidder: 'Harrow', price: '250000' });
    expect(findings.ranking.map(({ name }) => name)).toContain('Harrow');
    expect((await listAudit(reading(), id)).at(-1)?.action).toBe('rehearsal.save');
  });

  test('says everything that is wrong with a bid at once, in the order of the form', async () => {
    const bad = { name: 'Harrow', price: '0', sections: { s1: '6' }, marks: { 'Q-A': '2.5' }, criteria: {}, gates: {} };
    const saved = await saveRehearsalBid(as('lead'), { id, bidId: null, revision: 0, ...bad });
    expect(saved.ok ? [] : saved.messages.map(({ path, key }) => [path, key])).toEqual([
      ['name', 'rehearsal.name-taken'],
      ['price', 'rehearsal.price-form'],
      ['sections.s1', 'rehearsal.mark-form'],
      ['marks.Q-A', 'rehearsal.mark-form'],
    ]);
  });

  test('never lets the second of two officers overwrite the first unseen, and removes only what was looked at', async () => {
    const [bid] = await listRehearsalBids(reading(), id);
    const bidId = bid?.id ?? '';
    const change = (who: keyof Cast, price: string) =>
      saveRehearsalBid(as(who), { id, bidId, revision: 1, ...harrow, price });
    expect((await change('lead', '240000')).ok).toBe(true);
    expect(await change('officer', '230000')).toMatchObject({ ok: false, why: 'conflict' });
    expect(await removeRehearsalBid(as('lead'), { id, bidId, revision: 1 })).toMatchObject({ ok: false });
    expect((await removeRehearsalBid(as('lead'), { id, bidId, revision: 2 })).ok).toBe(true);
    expect(await listRehearsalBids(reading(), id)).toEqual([]);
    expect(await typedBidPage(as('lead'), { id, bidId })).toMatchObject({ ok: false, why: 'not-found' });
  });

  test('is read by the approver and the observer, changed by neither, and closed to the panel and to strangers', async () => {
    const save = { id, bidId: null, revision: 0, ...harrow };
    for (const who of ['approver', 'observer'] as const) {
      expect((await page(who)).maySave).toBe(false);
      expect(await saveRehearsalBid(as(who), save)).toMatchObject({ ok: false, why: 'refused' });
    }
    expect(await rehearsalPage(as('evaluator'), { id })).toMatchObject({ ok: false, why: 'refused' });
    expect(await rehearsalPage(as('stranger'), { id })).toMatchObject({ ok: false, why: 'not-found' });
    expect(await rehearsalPage(as('lead'), { id: testId() })).toMatchObject({ ok: false, why: 'not-found' });
  });
});
