import { describe, expect, it } from 'vitest';
import type { Contest } from '../evaluation/contest';
import type { Price } from '../scoring/rules';
import { checksIn, recordOf } from '../testing/contest-matrix';
import { aChoiceQuestion, aContest, aDocument, aGate, aSection, aTextQuestion, someRules } from '../testing/contests';
import { libreOffice, partsOf, recalculated, sheetsOf } from '../testing/xlsx';
import type { Workbook } from './model';
import { renderWorkbook } from './render';
import { renderOds } from './render-ods';

const criteria = [{ id: 'quality', title: { en: 'Other quality' }, weight: '45', max: '100' }];
const bids = (values: [name: string, q1: string, q2: string, quality: string, price: string][]): Contest['bids'] =>
  values.map(([bidder, q1, q2, quality, price]) => ({
    bidder,
    answers: { q1: 'text', g1: 'yes' },
    marks: { q1, q2 },
    decisions: { g1: bidder === 'Gatecrasher' ? 'fail' : 'pass' },
    criteria: { quality },
    price,
  }));
const four = bids([
  ['Alpha', '4', '2', '80', '95000.00'],
  ['Beta', '3', '5', '73.333333', '102000.00'],
  ['Gatecrasher', '5', '5', '100', '50000.00'],
  ['Delta', '1', '0', '12.5', '190000.50'],
]);
const withPrice = (price: Price, entrants = four): Contest =>
  aContest(
    aDocument({
      scoring: someRules({ award: { mode: 'points', security: '15', criteria, price } }),
      sections: [
        aSection('s1', '33.33', [aTextQuestion('q1', '100'), aGate('g1')]),
        aSection('s2', '66.67', [aTextQuestion('q2', '100')], { title: { en: 'Protecting data' } }),
      ],
    }),
    entrants,
  );
const tie = bids([
  ['Alpha', '4', '4', '80', '100.00'],
  ['Beta', '4', '4', '80', '100.00'],
  ['Gamma', '3', '4', '80', '100.00'],
]);

/** Contests by name: every price formula, a failed gate and threshold, ties, equal prices, every rule for hidden questions. */
const made: Record<string, Contest> = {
  T4: withPrice({ formula: 'T4', weight: '40' }),
  T5: withPrice({ formula: 'T5', weight: '40' }),
  T6: withPrice({ formula: 'T6', weight: '40' }),
  'T6 with equal prices and a tie': withPrice({ formula: 'T6', weight: '40' }, tie),
  T7: withPrice({ formula: 'T7', weight: '40' }),
  T8: withPrice({ formula: 'T8', weight: '40', low: '90000', high: '180000' }),
  ...Object.fromEntries(
    (['redistribute', 'full', 'none'] as const).map((rule) => [
      `hidden questions: ${rule}`,
      aContest(
        aDocument({
          scoring: someRules({ notApplicable: rule, scale: { min: '1', max: '5', step: '1', method: 'over-range' } }),
          sections: [
            aSection('s1', '50', [
              { ...aGate('flag'), purpose: 'information', passIf: undefined } as never,
              aTextQuestion('q1', '60'),
              aTextQuestion('q2', '40', { showIf: { question: 'flag', operator: 'is', value: 'yes' } }),
            ]),
            aSection('s2', '50', [
              aChoiceQuestion('q3', '100', ['1', '3', '5'], {
                threshold: '3',
                showIf: { question: 'flag', operator: 'is', value: 'yes' },
              }),
            ]),
          ],
        }),
        [
          { bidder: 'Asked', answers: { flag: 'yes', q3: 'm2' }, marks: { q1: '4', q2: '2' } },
          { bidder: 'Not asked', answers: { flag: 'no' }, marks: { q1: '3' } },
          { bidder: 'Below', answers: { flag: 'yes', q3: 'm0' }, marks: { q1: '5', q2: '5' } },
        ],
      ),
    ]),
  ),
  T9: aContest(
    aDocument({
      scoring: someRules({ award: { mode: 'price-per-quality', security: '100', criteria: [] }, minimumQuality: '65' }),
    }),
    [
      { bidder: 'A', marks: { q1: '3', q2: '3' }, price: '700000' },
      { bidder: 'B', marks: { q1: '4', q2: '3' }, price: '1000000' },
      { bidder: 'C', marks: { q1: '4', q2: '5' }, price: '999999999.99' },
    ],
  ),
  T10: aContest(
    aDocument({ scoring: someRules({ award: { mode: 'value-index', security: '55', criteria, exponent: 3 } }) }),
    [
      { bidder: 'A', marks: { q1: '3', q2: '3' }, criteria: { quality: '61.7' }, price: '700' },
      { bidder: 'B', marks: { q1: '4', q2: '3' }, criteria: { quality: '99' }, price: '1000000' },
    ],
  ),
};

describe('the evaluation matrix', () => {
  it('has one check for each figure that Assay shows, and no row for what was not scored', () => {
    const book = recordOf(withPrice({ formula: 'T4', weight: '40' }));
    const figures = book.sheets.find(({ name }) => name === 'Figures');
    const labels = figures?.rows.flatMap((row) =>
      [row[1], row[2]].map((cell) => (cell && 'text' in cell ? cell.text : '')),
    );
    expect(labels?.slice(0, 16)).toEqual([
      ...['Alpha', 'Section s1', 'Alpha', 'Protecting data', 'Alpha', 'Security score', 'Alpha', 'Security points'],
      ...[
        'Alpha',
        'Points for Other quality',
        'Alpha',
        'Quality (0 to 100)',
        'Alpha',
        'Price points',
        'Alpha',
        'Total',
      ],
    ]);
    expect(figures?.rows.at(-1)?.[1]).toEqual({ text: 'Gatecrasher' });
    expect(labels?.filter((label) => label === 'Total')).toHaveLength(3);
  });

  it('keeps the price of a bid that fails a gate out of every price formula', () => {
    const book = recordOf(withPrice({ formula: 'T4', weight: '40' }));
    const prices = book.sheets.find(({ name }) => name === 'Prices');
    expect(prices?.rows.map((row) => row[1])).toEqual([{ text: 'Alpha' }, { text: 'Beta' }, { text: 'Delta' }]);
    const formulas = book.sheets.flatMap(({ rows }) =>
      rows.flat().flatMap((cell) => ('formula' in cell ? [cell.formula] : [])),
    );
    expect(formulas.filter((formula) => formula.includes("'Prices'")).every((formula) => !/\$C\$8/.test(formula))).toBe(
      true,
    );
    expect(formulas.some((formula) => formula.includes("MIN('Prices'!$C$5:$C$7)"))).toBe(true);
    expect(formulas.join()).not.toMatch(/Prices not compared|RANK|AVERAGE/);
  });

  it('gives ranks and ties as values', () => {
    const book = recordOf(withPrice({ formula: 'T6', weight: '40' }, tie));
    const rows = book.sheets.find(({ name }) => name === 'Ranking')?.rows;
    expect(rows?.map((row) => [row[0], row[4]])).toEqual([
      [{ number: '1', places: 0 }, { text: 'Tied at rank 1' }],
      [{ number: '1', places: 0 }, { text: 'Tied at rank 1' }],
      [{ number: '3', places: 0 }, { text: 'Rank 3' }],
    ]);
  });

  it('has a formula only where we put one, whatever the bids say', async () => {
    const contest = withPrice(
      { formula: 'T4', weight: '40' },
      bids([['=HYPERLINK("http://x")', '4', '2', '80', '95000.00']]),
    );
    const book = recordOf(contest);
    const ours = book.sheets.flatMap(({ rows }) => rows.flat().filter((cell) => 'formula' in cell)).length;
    const parts = await partsOf(await renderWorkbook(book));
    const written = [...parts]
      .filter(([name]) => name.startsWith('xl/worksheets/'))
      .map(([, xml]) => xml.match(/<f>/g)?.length ?? 0);
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(ours);
  });
});

/** The workbook of a contest with another mark in it than the one it was worked out from. */
const altered = (contest: Contest): Workbook => {
  const book = recordOf(contest);
  const marks = book.sheets.find(({ name: sheet }) => sheet === 'Marks');
  const cell = marks?.rows[0]?.[7];
  if (!marks?.rows[0] || !cell || !('number' in cell)) throw new Error('there is no mark to alter');
  marks.rows[0][7] = { number: cell.number === '1' ? '2' : '1', places: 0 };
  return book;
};

const office = libreOffice();
describe.skipIf(office === null)('recalculated by LibreOffice, its cached values removed', () => {
  it('every check says TRUE, for every price formula, rule and kind of outcome', async () => {
    const books = Object.entries(made);
    const models = books.map(([, contest]) => recordOf(contest));
    const files = await Promise.all(models.map((model) => renderWorkbook(model, { values: false })));
    for (const file of files)
      for (const [name, xml] of await partsOf(file))
        if (name.startsWith('xl/worksheets/')) expect(xml).not.toMatch(/<\/f><v>/);
    let total = 0;
    for (const [at, bytes] of (await recalculated(office ?? '', files)).entries()) {
      const figures = models[at]?.sheets.find(({ name }) => name === 'Figures')?.rows.length ?? 0;
      expect(checksIn(await sheetsOf(bytes)), books[at]?.[0]).toEqual(Array(figures).fill('1'));
      total += figures;
    }
    expect(total).toBeGreaterThan(200);
  }, 300_000);

  it('with one mark altered, a check says FALSE', async () => {
    const books = ['T4', 'T9', 'hidden questions: redistribute'].map((name) => altered(made[name] as Contest));
    const files = await Promise.all(books.map((book) => renderWorkbook(book, { values: false })));
    for (const bytes of await recalculated(office ?? '', files)) expect(checksIn(await sheetsOf(bytes))).toContain('0');
  }, 300_000);

  it('and so do the checks of its ODS: TRUE everywhere, and FALSE with one mark altered', async () => {
    const contests = Object.values(made);
    const right = contests.map(recordOf);
    const wrong = ['T6', 'T10'].map((name) => altered(made[name] as Contest));
    const files = await Promise.all([...right, ...wrong].map((model) => renderOds(model, { values: false })));
    const read = await recalculated(office ?? '', files, { from: 'ods' });
    for (const [at, book] of right.entries()) {
      const sheets = await sheetsOf(read[at] ?? new Uint8Array());
      const figures = book.sheets.find(({ name }) => name === 'Figures')?.rows.length ?? 0;
      expect(checksIn(sheets), Object.keys(made)[at]).toEqual(Array(figures).fill('1'));
      expect(figures).toBeGreaterThan(0);
    }
    for (const bytes of read.slice(right.length)) expect(checksIn(await sheetsOf(bytes))).toContain('0');
  }, 300_000);
});
