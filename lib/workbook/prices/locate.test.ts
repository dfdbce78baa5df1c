import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceBook, SourceCell, SourceSheet } from '../import/source';
import { readFile } from '../read/read';
import { amountIn } from './amount';
import { comparePrices, entriesOf, sourceOf } from './compare';
import { locatePrices } from './locate';

const bidders = [
  { submissionId: 'a', name: 'Alder Systems' },
  { submissionId: 'b', name: 'Birch & Söhne' },
];

type Told = string | { formula: string };

const aSheet = (rows: readonly (readonly Told[])[], more: Partial<SourceSheet> = {}): SourceSheet => ({
  name: 'Prices',
  hidden: false,
  cells: rows.flatMap((cells, row) =>
    cells.flatMap((told, column): SourceCell[] => {
      const at = { row: row + 1, column: column + 1 };
      if (typeof told === 'string') return told === '' ? [] : [{ ...at, text: told }];
      return [{ ...at, text: told.formula, formula: true }];
    }),
  ),
  hiddenRows: [],
  hiddenColumns: [],
  merged: [],
  rules: [],
  ...more,
});
const aBook = (...sheets: SourceSheet[]): SourceBook => ({ format: 'xlsx', sheets, names: [], unread: [] });
const heading = ['Supplier', 'Total price (£)'];
const located = (book: SourceBook) => {
  const found = locatePrices(book, bidders);
  if ('faults' in found) throw new Error(found.faults.map(({ key }) => key).join());
  return found.lines.map(({ cell, submissionId, amount, fault, other }) =>
    [cell, submissionId, amount ?? fault, other].filter((part) => part !== null).join(' '),
  );
};
const faultOf = (book: SourceBook) => {
  const found = locatePrices(book, bidders);
  return 'faults' in found ? found.faults.map(({ key, params }) => `${key} ${JSON.stringify(params)}`) : [];
};

describe('an amount in a cell', () => {
  test.each([
    ['95000', '95000.00'],
    ['95000.5', '95000.50'],
    ['£95,000.00', '95000.00'],
    ['£ 1,234,567.89', '1234567.89'],
    ['0.01', '0.01'],
    ['0095000.00', '95000.00'],
    ['999999999999.99', '999999999999.99'],
  ])('%s is %s', (cell, amount) => expect(amountIn(cell)).toEqual({ amount }));

  test.each([
    ['', 'blank'],
    ['  ', 'blank'],
    ['#REF!', 'error'],
    ['Err:502', 'error'],
    ['-5', 'negative'],
    ['£-5.00', 'negative'],
    ['\u22125.00', 'negative'],
    ['(5,000.00)', 'negative'],
    ['0', 'zero'],
    ['0.00', 'zero'],
    ['ninety', 'text'],
    ['95000 a year', 'text'],
    ['95,00', 'text'],
    ['1,5.00', 'text'],
    ['95.000,00', 'text'],
    ['1e5', 'text'],
    ['95000.', 'text'],
    ['€95000', 'text'],
    ['12.5%', 'text'],
    ['2027-01-01', 'text'],
    ['٩٥', 'text'],
    ['95000.001', 'places'],
    ['1000000000000', 'large'],
  ])('%s is refused: %s', (cell, fault) => expect(amountIn(cell)).toEqual({ fault }));

  test('is taken to the last penny, however it is written, and never rounded', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 99_999_999_999_999n }), (pence) => {
        const amount = `${pence / 100n}.${String(pence % 100n).padStart(2, '0')}`;
        const commas = amount.replace(/\B(?=(\d{3})+(?=\.))/g, ',');
        for (const written of [amount, `£${commas}`, amount.replace(/\.?0+$/, (end) => (end.includes('.') ? '' : end))])
          expect(amountIn(written)).toEqual({ amount });
        expect(amountIn(`${amount}1`)).toEqual({ fault: 'places' });
      }),
    );
  });
});

describe('a pricing sheet', () => {
  test('gives each supplier its price by name, below the headings, wherever they stand', () => {
    const rows = [
      ['Prices of the tenders'],
      [],
      ['', 'TOTAL PRICE (excluding VAT)', 'Bidder name'],
      ['', '95000', ' alder  systems '],
      ['', '2', 'Birch & Söhne'.normalize('NFD')],
    ];
    expect(located(aBook(aSheet(rows)))).toEqual(['B4 a 95000.00', 'B5 b 2.00']);
  });

  test('says of every row that cannot be taken which cell it is and why', () => {
    const rows: Told[][] = [
      heading,
      ['Alder Systems', { formula: '95000' }],
      ['Birch & Söhne', ''],
      ['Cedar', '10'],
      ['', '7'],
      [{ formula: 'Alder Systems' }, '8'],
      ['Total', '95010.00'],
    ];
    expect(located(aBook(aSheet(rows)))).toEqual([
      'B2 a formula',
      'B3 b blank',
      'B4 unknown',
      'B5 no-name',
      'A6 formula',
      'B7 unknown',
    ]);
  });

  test('takes no price of a supplier in two rows, of two suppliers with one name, or out of a hidden cell', () => {
    const twice = [heading, ['Alder Systems', '1'], ['ALDER SYSTEMS', '2'], ['Birch & Söhne', '3']];
    expect(located(aBook(aSheet(twice)))).toEqual(['B2 a twice B3', 'B3 a twice B2', 'B4 b 3.00']);
    const one = [heading, ['Alder Systems', '1']];
    const same = locatePrices(aBook(aSheet(one)), [...bidders, { submissionId: 'c', name: 'alder systems' }]);
    expect('lines' in same && same.lines.map(({ fault, submissionId }) => [fault, submissionId])).toEqual([
      ['same-name', null],
    ]);
    expect(located(aBook(aSheet(one, { hiddenRows: [2] })))).toEqual(['B2 a hidden']);
    const column = { top: 1, bottom: 100, left: 2, right: 2 };
    expect(located(aBook(aSheet(one, { hiddenColumns: [column] })))).toEqual(['B2 a hidden']);
  });

  test('is refused as a whole where it could be read in two ways', () => {
    const one = [heading, ['Alder Systems', '1']];
    expect(
      faultOf(
        aBook(
          aSheet([
            ['Supplier', 'Cost'],
            ['Alder Systems', '1'],
          ]),
        ),
      ),
    ).toEqual(['price-sheet.no-headings {}']);
    expect(faultOf(aBook(aSheet(one), aSheet(one, { name: 'Old' })))).toEqual([
      'price-sheet.two-sheets {"first":"Prices","second":"Old"}',
    ]);
    expect(
      faultOf(
        aBook(
          aSheet([
            ['Supplier', 'Price', 'Total'],
            ['Alder Systems', '1', '2'],
          ]),
        ),
      ),
    ).toEqual(['price-sheet.two-columns {"sheet":"Prices","first":"B1","second":"C1"}']);
    expect(faultOf(aBook(aSheet(one, { hidden: true })))).toEqual(['price-sheet.hidden-sheet {"sheet":"Prices"}']);
    const merged = { top: 2, left: 2, bottom: 3, right: 2 };
    expect(faultOf(aBook(aSheet(one, { merged: [merged] })))).toEqual([
      'offline.merged {"sheet":"Prices","cell":"B2"}',
    ]);
    const many = Array.from({ length: 501 }, (_, at) => [`S${at}`, '1']);
    expect(faultOf(aBook(aSheet([heading, ...many])))).toEqual(['price-sheet.too-many {"count":500}']);
  });

  test('is read from a CSV as people write one, its formulas marked', async () => {
    const csv = 'Supplier;Total price (£)\r\nAlder Systems;"£95,000.00"\r\nBirch & Söhne;=1+1\r\n';
    const reply = await readFile('prices.csv', Buffer.from(csv), { exact: true });
    if (!('book' in reply)) throw new Error('not read');
    expect(located(reply.book)).toEqual(['B2 a 95000.00', 'B3 b formula']);
  });
});

describe('what a pricing sheet would enter', () => {
  const found = locatePrices(
    aBook(aSheet([heading, ['Alder Systems', '1'], ['Birch & Söhne', '2'], ['Cedar', '3']])),
    bidders,
  );
  const lines = 'lines' in found ? found.lines : [];
  const file = { name: 'prices.xlsx', sha256: '9f2c4a81d0e7'.padEnd(64, '0') };
  const saved = (amount: string) => new Map([['b', { amount, version: 4 }]]);

  test('is compared with what is entered, and only what differs is asked', () => {
    const results = (amount: string) =>
      comparePrices(lines, saved(amount)).map(({ result, now, version }) => [result, now, version]);
    expect(results('2.00')).toEqual([
      ['new', null, 0],
      ['same', '2.00', 4],
      ['refused', null, 0],
    ]);
    expect(results('9.00')[1]).toEqual(['differs', '9.00', 4]);
    const differing = comparePrices(lines, saved('9.00'));
    expect(entriesOf(file, differing, {}).unchosen.map(({ said }) => said)).toEqual(['Birch & Söhne']);
    expect(Object.keys(entriesOf(file, differing, { b: { choice: 'keep' } }).prices)).toEqual(['a']);
  });

  test('carries the amount and the place of the file, whatever the form says, and the version that the page showed', () => {
    const chosen = { b: { choice: 'file', reason: 'Typed wrong', version: '4', amount: '1.00' } };
    expect(entriesOf(file, comparePrices(lines, saved('9.00')), chosen)).toEqual({
      prices: {
        a: {
          amount: '1.00',
          source: 'prices.xlsx (SHA-256 9f2c4a81d0e7), sheet Prices, cell B2',
          reason: '',
          version: '0',
        },
        b: {
          amount: '2.00',
          source: 'prices.xlsx (SHA-256 9f2c4a81d0e7), sheet Prices, cell B3',
          reason: 'Typed wrong',
          version: '4',
        },
      },
      unchosen: [],
    });
    const long = { name: 'é'.repeat(255), sha256: file.sha256 };
    for (const line of lines)
      expect(sourceOf(long, { ...line, sheet: 'x'.repeat(300) }).length).toBeLessThanOrEqual(300);
  });
});
