import { describe, expect, it } from 'vitest';
import { letterAt } from '../evaluation/letters';
import { about, bidCount, fullExample, questionCount } from '../testing/full-example';
import { inFull } from '../testing/laws';
import { libreOffice, recalculated, sheetsOf } from '../testing/xlsx';
import { complianceMatrix } from './compliance-matrix';
import { evaluationMatrix } from './evaluation-matrix';
import { withFront } from './front-sheets';
import { markingScheme } from './marking-scheme';
import { address, type Workbook } from './model';
import { moderationWorkbook } from './moderation-record';
import { pricingSchedule } from './pricing-schedule';
import { renderWorkbook } from './render';
import { renderOds } from './render-ods';
import { supplierWorkbook } from './supplier-workbook';

const { document, contest, outcome, moderation } = fullExample();
const published = {
  ...about,
  version: 1,
  documentHash: 'a'.repeat(64),
  publishedAt: '2026-12-01T09:00:00.000Z',
  document,
};
const marks = contest.bids.flatMap(({ bidder, marks: given = {} }) =>
  Object.keys(given).map((questionId) => ({ bidder, questionId, how: 'moderated' as const, reason: 'As agreed.' })),
);

/** Schedules that grow with bids or questions. */
const schedules: [letter: string, book: Workbook][] = [
  ['A', supplierWorkbook({ ...published, deadline: '2027-01-22T12:00:00.000Z', receiving: 'hosted', scope: [] })],
  ['B', markingScheme(published)],
  ['C', complianceMatrix({ ...published, receiving: 'portal' }) as Workbook],
  ['D', pricingSchedule({ ...published, years: 10 })],
  ['H', moderationWorkbook(moderation)],
  [
    'I',
    evaluationMatrix({
      ...about,
      version: 1,
      engineVersion: '1.0.0',
      isFinal: true,
      contest,
      outcome,
      letters: Object.fromEntries(contest.bids.map(({ bidder }, b) => [bidder, letterAt(b)])),
      gates: [],
      agreed: marks,
      criteria: [],
    }),
  ],
];

it('the example is as large as procurements get', () => {
  expect(contest.bids).toHaveLength(bidCount);
  expect(document.sections.flatMap(({ questions }) => questions)).toHaveLength(questionCount);
  expect(outcome.ranking.filter(({ rank }) => rank !== null).length).toBeGreaterThan(10);
});

const office = libreOffice();
const every = schedules.flatMap(([letter, book]) => (['xlsx', 'ods'] as const).map((from) => ({ letter, book, from })));
/** Each is opened by LibreOffice in the long run, for the largest take a minute; the smallest in every run. */
const opened = every.filter(({ letter }) => inFull || letter === 'D');
describe.skipIf(office === null)('in an example of 20 bids and 120 questions', () => {
  it.each(opened)(
    'schedule $letter as $from opens whole, and every check in it says TRUE',
    async ({ book, from }) => {
      const whole = withFront(book, about.authority);
      const render = from === 'ods' ? renderOds : renderWorkbook;
      const [file] = await recalculated(office ?? '', [await render(whole, { values: false })], { from });
      const sheets = await sheetsOf(file ?? new Uint8Array());
      expect(sheets.map(({ name }) => name)).toEqual(whole.sheets.map(({ name }) => name));
      for (const [at, sheet] of whole.sheets.entries()) {
        const said = sheet.rows.flatMap((row, r) =>
          row.flatMap((cell, c) =>
            'formula' in cell && typeof cell.value === 'boolean'
              ? [sheets[at]?.cells.get(address(c, r))?.value ?? '']
              : [],
          ),
        );
        expect(said).toEqual(said.map(() => '1'));
      }
    },
    600_000,
  );
});
