import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contest } from '../evaluation/contest';
import { decideContest } from '../evaluation/outcome';
import { toDecimal } from '../scoring/fraction';
import { checksIn, figuresIn, recordOf } from '../testing/contest-matrix';
import { contests } from '../testing/contests';
import { inFull } from '../testing/laws';
import { libreOffice, type ReadSheet, recalculated, sheetsOf } from '../testing/xlsx';
import type { Workbook } from './model';
import { renderWorkbook } from './render';
import { renderOds } from './render-ods';

/** All of them in both formats as the gate runs it; a share otherwise. */
const count = inFull ? 20 : 4;
const made = fc.sample(contests(), { seed: Number(process.env.ASSAY_SEED ?? 20260101) + 6, numRuns: count });
const books = made.map(recordOf);

/** The locale, and how it writes half of three. */
const locales = [
  ['en-GB', '1.5'],
  ['cy-GB', '1.5'],
  ['de-DE', '1,5'],
] as const;

/** What a total is called, by the way of awarding. */
const totalNames = new Set(['Total', 'Price for each quality point', 'Value index']);

/** What the workbook worked out as each bid's total, by bidder. */
const totalsIn = (sheets: readonly ReadSheet[]): Map<string, number> => {
  const cells: ReadSheet['cells'] = sheets.find(({ name }) => name === 'Figures')?.cells ?? new Map();
  return new Map(
    [...cells].flatMap(([at, { value }]): [string, number][] => {
      const row = /^C(\d+)$/.exec(at)?.[1];
      const isTotal = row !== undefined && totalNames.has(value);
      return isTotal ? [[cells.get(`B${row}`)?.value ?? '', Number(cells.get(`E${row}`)?.value)]] : [];
    }),
  );
};

/** The totals of Assay, by bidder. */
const totalsOf = (contest: Contest): Map<string, number> => {
  const judged = decideContest(contest);
  if (!judged.ok) throw new Error('not decided');
  return new Map(
    judged.value.ranking.flatMap(({ bidder, total }): [string, number][] =>
      total ? [[bidder, Number(toDecimal(total.value, 15))]] : [],
    ),
  );
};

const half: Workbook = {
  title: 'Half',
  foot: 'Half',
  asOf: '2027-01-22T12:00:00.000Z',
  locked: false,
  sheets: [
    {
      name: 'Half',
      title: 'Half',
      note: 'Half',
      table: 'HalfTable',
      columns: [{ heading: 'Half', width: 12 }],
      rows: [[{ formula: '3/2', value: '1.5', places: 1 }]],
    },
  ],
};

const office = libreOffice();
describe.skipIf(office === null)(`${count} contests in the LibreOffice of people elsewhere`, () => {
  it.each(locales)(
    '%s writes half of three as %s, so that it is in force',
    async (locale, shown) => {
      const [csv] = await recalculated(office ?? '', [await renderWorkbook(half)], { to: 'csv', locale });
      expect(Buffer.from(csv ?? '').toString('utf8')).toContain(shown);
    },
    120_000,
  );

  /** In the short run one format in each locale, and not the same one in all. */
  const cases = locales.flatMap(([locale], at) =>
    (['xlsx', 'ods'] as const).flatMap((from, nth) => (inFull || nth === at % 2 ? [[locale, from] as const] : [])),
  );
  it.each(cases)(
    'in %s, every check of the %s says TRUE and every total is the one of Assay',
    async (locale, from) => {
      const render = from === 'ods' ? renderOds : renderWorkbook;
      const files = await Promise.all(books.map((book) => render(book, { values: false })));
      const read = await recalculated(office ?? '', files, { from, locale });
      for (const [at, contest] of made.entries()) {
        const sheets = await sheetsOf(read[at] ?? new Uint8Array());
        const figures = figuresIn(books[at] as Workbook);
        expect(checksIn(sheets), `contest ${at}`).toEqual(Array(figures).fill('1'));
        const [given, wanted] = [totalsIn(sheets), totalsOf(contest)];
        expect([...given.keys()].sort(), `contest ${at}`).toEqual([...wanted.keys()].sort());
        for (const [bidder, total] of wanted)
          expect(Math.abs((given.get(bidder) ?? Number.NaN) - total), `contest ${at}, ${bidder}`).toBeLessThanOrEqual(
            1e-9 * Math.max(1, Math.abs(total)),
          );
      }
    },
    inFull ? 900_000 : 120_000,
  );
});
