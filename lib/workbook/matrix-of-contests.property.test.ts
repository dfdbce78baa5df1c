import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksIn, figuresIn, recordOf } from '../testing/contest-matrix';
import { contests } from '../testing/contests';
import { inFull } from '../testing/laws';
import { libreOffice, recalculated, sheetsOf } from '../testing/xlsx';
import { renderWorkbook } from './render';
import { renderOds } from './render-ods';

/** In full, as the gate runs it; a share of 2% otherwise. */
const count = inFull ? 500 : 10;
/** Workbooks that one run of LibreOffice takes, with a profile of its own. */
const batch = 25;

const office = libreOffice();

describe.skipIf(office === null)(`${count} contests, recalculated by LibreOffice without cached values`, () => {
  const made = fc.sample(contests(), { seed: Number(process.env.ASSAY_SEED ?? 20260101), numRuns: count });
  it.each([
    ['xlsx', renderWorkbook],
    ['ods', renderOds],
  ] as const)(
    'every figure of the %s is the one of Assay: each check says TRUE',
    async (from, render) => {
      let figures = 0;
      for (let first = 0; first < made.length; first += batch) {
        const books = made.slice(first, first + batch).map(recordOf);
        const files = await Promise.all(books.map((book) => render(book, { values: false })));
        for (const [at, bytes] of (await recalculated(office ?? '', files, { from })).entries()) {
          const book = books[at];
          const expected = book ? figuresIn(book) : 0;
          expect(checksIn(await sheetsOf(bytes)), `contest ${first + at}`).toEqual(Array(expected).fill('1'));
          figures += expected;
        }
      }
      expect(figures).toBeGreaterThan(count);
    },
    inFull ? 3_600_000 : 120_000,
  );
});
