import ExcelJS from 'exceljs';
import { describe, expect, it, vi } from 'vitest';
import { reading } from '@/db/client';
import { tables as t } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import { listPrices } from '@/db/store/price';
import { anAgreedProcurement } from '@/lib/testing/agreed-procurement';
import { type Closed, refusedActs, type Who } from '@/lib/testing/closed-procurement';
import { asSteppedUp, at, openPrices, priced } from '@/lib/testing/decided-procurement';
import { faults, key, value, why } from '@/lib/testing/results';
import { aContext, aDatabase } from '@/lib/testing/world';
import { pricePage } from '@/lib/views/price';
import { priceLoadPage } from '@/lib/views/price-load';
import { entriesOf, type PriceChoice } from '@/lib/workbook/prices/compare';
import { enterPrices } from './enter-prices';
import { dropPriceSheet, loadPriceSheet } from './load-price-sheet';
import { tidyWorkbookLoads } from './tidy-workbook-loads';

vi.mock('@/lib/server/child', async (original) => ({
  ...(await original<typeof import('@/lib/server/child')>()),
  runChild: (await import('@/lib/testing/workbook-child')).runWorkbookChild,
}));

aDatabase();

type Cell = string | number | ExcelJS.CellFormulaValue | ExcelJS.CellErrorValue;

const aSheet = async (rows: readonly (readonly Cell[])[]) => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Prices').addRows([['Supplier', 'Total price (£)'], ...rows] as Cell[][]);
  return { name: 'prices.xlsx', bytes: Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer) };
};
const csv = (text: string) => ({ name: 'prices.csv', bytes: Buffer.from(text) });
const good = () => csv('Supplier,Total price\nAlder Systems,95000\nBirch Networks,"£102,000.50"\n');
const load = (c: Closed, file: { name: string; bytes: Buffer }, who: Who = 'lead') =>
  loadPriceSheet(asSteppedUp(c, who), c.id, file);
const page = async (c: Closed, who: Who = 'lead') => value(await priceLoadPage(asSteppedUp(c, who), { id: c.id }));
const rowsOf = async (c: Closed) =>
  (await page(c)).file?.rows?.map(({ cell, result, amount, fault }) => [cell, result, amount ?? fault]);
/** What the page of the sheet posts. */
const enter = async (c: Closed, choices: Record<string, PriceChoice> = {}) => {
  const { file } = await page(c);
  if (!file?.rows) throw new Error('no file');
  return enterPrices(asSteppedUp(c, 'lead'), {
    id: c.id,
    loadId: file.id,
    prices: entriesOf(file, file.rows, choices).prices,
  });
};
const entered = async (c: Closed) =>
  (await listPrices(reading(), c.id)).map(({ version, amount }) => `${version} ${amount}`);

describe('a pricing sheet', () => {
  it('is not read before two people opened the prices, and then by the lead alone', async () => {
    const c = await anAgreedProcurement();
    expect(key(await load(c, good()))).toBe('policy.prices');
    expect(await refusedActs(c)).toContain('price.enter');
    await openPrices(c);
    for (const who of ['officer', 'evaluator', 'moderator'] as const)
      expect(why(await load(c, good(), who)), who).toBe('refused policy.duty');
    expect(why(await load(c, good(), 'observer'))).toBe('refused policy.observer');
    expect(why(await load(c, good(), 'stranger'))).toBe('not-found common.not-found');
    value(await load(c, good()));
    expect((await priceLoadPage(asSteppedUp(c, 'officer'), { id: c.id })).ok).toBe(false);
    expect(value(await pricePage(asSteppedUp(c, 'lead'), { id: c.id })).waitingSheet).toBe('prices.csv');
    expect(value(await pricePage(asSteppedUp(c, 'officer'), { id: c.id })).waitingSheet).toBeNull();
  });

  it('enters nothing until it is confirmed, and then by the command that enters prices by hand', async () => {
    const c = await anAgreedProcurement();
    await openPrices(c);
    value(await load(c, good()));
    expect(await rowsOf(c)).toEqual([
      ['B2', 'new', '95000.00'],
      ['B3', 'new', '102000.50'],
    ]);
    expect(await entered(c)).toEqual([]);
    expect(value(await enter(c)).changed).toBe(2);
    expect((await entered(c)).sort()).toEqual(['1 102000.50', '1 95000.00']);
    const [first] = await listPrices(reading(), c.id);
    expect(first?.source).toMatch(/^prices\.csv \(SHA-256 [0-9a-f]{12}\), sheet prices, cell B[23]$/);
    expect((await page(c)).file).toBeNull();
    const log = (await listAudit(reading(), c.id)).filter(
      ({ action, refused }) => action === 'price.enter' && !refused,
    );
    expect(log).toHaveLength(2);
  });

  it('changes a price only where that was chosen, with a reason, and at the version that was shown', async () => {
    const c = await anAgreedProcurement();
    const [alder = ''] = c.submissions;
    await openPrices(c);
    value(await priced(c, { 0: '90000.00', 1: '102000.50' }));
    value(await load(c, good()));
    expect(await rowsOf(c)).toEqual([
      ['B2', 'differs', '95000.00'],
      ['B3', 'same', '102000.50'],
    ]);
    expect(faults(await enter(c, { [alder]: { choice: 'file', version: '1' } }))).toEqual([
      `prices.${alder}.reason results.price-reason`,
    ]);
    expect((await page(c)).file).not.toBeNull();
    const stale = await enter(c, { [alder]: { choice: 'file', version: '0', reason: 'Typed wrong' } });
    expect(stale).toMatchObject({ ok: false, why: 'conflict' });
    expect(value(await enter(c, { [alder]: { choice: 'file', version: '1', reason: 'Typed wrong' } })).changed).toBe(1);
    expect((await entered(c)).sort()).toEqual(['1 102000.50', '1 90000.00', '2 95000.00']);
  });

  it('names the cell of every formula, error, text, negative and empty price', async () => {
    const c = await anAgreedProcurement();
    await openPrices(c);
    for (const [cell, fault] of [
      [{ formula: 'A1+1', result: 95_000 }, 'formula'],
      [{ error: '#REF!' }, 'error'],
      ['to be agreed', 'text'],
      [-5, 'negative'],
      ['', 'blank'],
      [95_000.125, 'places'],
    ] as const) {
      value(await load(c, await aSheet([['Alder Systems', cell as Cell]])));
      expect(await rowsOf(c), fault).toEqual([['B2', 'refused', fault]]);
    }
    // 0.1 + 0.2 is what a spreadsheet shows: 0.3, and not the noise of its last binary digits.
    value(await load(c, await aSheet([['Alder Systems', 0.1 + 0.2]])));
    expect(await rowsOf(c)).toEqual([['B2', 'new', '0.30']]);
  });

  it('is refused in words where it is no spreadsheet, a hostile one, or has no prices', async () => {
    const c = await anAgreedProcurement();
    await openPrices(c);
    for (const file of [
      { name: 'prices.xlsx', bytes: Buffer.from('PK\u0003\u0004 broken') },
      { name: 'prices.csv', bytes: Buffer.from('a\u0000b') },
      { name: 'prices.pdf', bytes: Buffer.from('%PDF-1.7') },
      { name: 'prices.xlsx', bytes: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') },
      csv('Cost,Name\n1,Alder Systems\n'),
    ]) {
      value(await load(c, file));
      const { file: kept } = await page(c);
      expect([kept?.refused?.length, kept?.rows], file.name).toEqual([1, null]);
    }
    expect(await entered(c)).toEqual([]);
  });

  it('is sealed while it waits, of one person, for a day, and can be put aside', async () => {
    const c = await anAgreedProcurement();
    await openPrices(c);
    value(await load(c, good()));
    value(await load(c, good()));
    const own = async () =>
      (await reading().select().from(t.priceLoad)).filter(({ procurementId }) => procurementId === c.id);
    const [row, ...others] = await own();
    expect(others).toEqual([]);
    for (const secret of ['prices.csv', '95000', 'Alder']) expect(JSON.stringify(row)).not.toContain(secret);
    value(await dropPriceSheet(asSteppedUp(c, 'lead'), { id: c.id, loadId: row?.id }));
    expect(await own()).toEqual([]);
    value(await load(c, good()));
    const dayLater = new Date(Date.parse(at) + 24 * 3_600_000).toISOString();
    expect(value(await priceLoadPage(aContext(c.people.lead, dayLater), { id: c.id })).file).toBeNull();
    expect(await tidyWorkbookLoads(dayLater)).toBeGreaterThan(0);
    expect(await own()).toEqual([]);
  });
});
