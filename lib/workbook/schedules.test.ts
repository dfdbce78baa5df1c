import { describe, expect, it } from 'vitest';
import { everyKind } from '../testing/every-kind';
import { everyWorkbook } from '../testing/every-workbook';
import { aModeration } from '../testing/schedules';
import { libreOffice, recalculated, sheetsOf } from '../testing/xlsx';
import { complianceMatrix } from './compliance-matrix';
import { address, type Cell, type Sheet, type Workbook } from './model';
import { moderationWorkbook } from './moderation-record';
import { pricingSchedule } from './pricing-schedule';
import { renderWorkbook } from './render';
import { renderOds } from './render-ods';

const facts = {
  title: 'Sensors',
  reference: 'PRJ-0142',
  authority: 'Brackwater Council',
  version: 1,
  documentHash: 'a'.repeat(64),
  publishedAt: '2026-12-01T09:00:00.000Z',
  document: everyKind(),
} as const;

const sheet = ({ sheets }: Workbook, name: string): Sheet => {
  const found = sheets.find((each) => each.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};
const columnOf = ({ columns }: Sheet, heading: string): number =>
  columns.findIndex((column) => column.heading === heading);
const words = (cell: Cell | undefined): string => (cell && 'text' in cell ? cell.text : '');

/** The workbook as somebody filled it in: cells by sheet and address. */
const filledIn = (book: Workbook, name: string, given: Record<string, Cell>): Workbook => ({
  ...book,
  sheets: book.sheets.map((each) =>
    each.name === name
      ? { ...each, rows: each.rows.map((row, r) => row.map((cell, c) => given[address(c, r)] ?? cell)) }
      : each,
  ),
});

const compliance = complianceMatrix({ ...facts, receiving: 'hosted' }) as Workbook;
const pricing = pricingSchedule({ ...facts, years: 3 });
const moderation = moderationWorkbook(aModeration('It says how.', (given) => given));

describe('the compliance matrix', () => {
  const requirements = sheet(compliance, 'Requirements');
  const at = (heading: string) => requirements.rows.map((row) => words(row[columnOf(requirements, heading)]));

  it('has each question once, whether it must or should be met, and leaves what to answer to schedule A', () => {
    const asked = facts.document.sections.flatMap(({ questions }) => questions);
    expect(at('Requirement')).toEqual(asked.map(({ wording }) => wording.en));
    expect(new Set(at('Must or should'))).toEqual(new Set(['Must', 'Should', 'Should, at least 2', 'Information']));
    expect(asked.map(({ purpose }) => purpose === 'requirement' || purpose === 'condition-of-participation')).toEqual(
      at('Must or should').map((said) => said === 'Must'),
    );
    for (const said of at('Answered in schedule A')) expect(said).toMatch(/^Sheet Questions, /);
    const says = (receiving: 'hosted' | 'portal') =>
      complianceMatrix({ ...facts, receiving })
        ?.sheets[0]?.rows.map((row) => words(row[1]))
        .join('\n');
    expect(says('hosted')).toContain('in Assay');
    expect(says('portal')).toContain('that you send to Brackwater Council');
  });

  it('names the guidance of a suggested question with its principle, and says where a question is the authority’s own', () => {
    const [first, ...others] = facts.document.sections;
    const [question, ...rest] = first?.questions ?? [];
    if (!first || !question) throw new Error('no question');
    const document = {
      ...facts.document,
      sections: [{ ...first, questions: [{ ...question, from: 'P01-01@1' }, ...rest] }, ...others],
    };
    const book = complianceMatrix({ ...facts, document, receiving: 'hosted' }) as Workbook;
    const row = sheet(book, 'Requirements').rows[0];
    expect(words(row?.[3])).toContain('Connected Places Cyber Security Principles, principle 1 (May 2021)');
    expect(words(row?.[5])).toMatch(/NCSC Cyber Assessment Framework outcomes: /);
    expect(at('Source')[0]).toBe('The contracting authority’s own question');
  });

  it('is none where nothing is asked', () => {
    const document = { ...facts.document, sections: [] };
    expect(complianceMatrix({ ...facts, document, receiving: 'hosted' })).toBe(null);
  });
});

describe('the pricing schedule', () => {
  it('has a column for each year of the contract, five where nobody said how long it is', () => {
    const years = (given: number | null) =>
      sheet(pricingSchedule({ ...facts, years: given }), 'Prices').columns.filter(({ heading }) =>
        /^Year/.test(heading),
      ).length;
    expect([1, 3, 10, null, 40].map(years)).toEqual([1, 3, 10, 5, 15]);
  });

  it('has lines for what security costs, and says that it is sent apart', () => {
    const lines = sheet(pricing, 'Prices').rows.map((row) => words(row[2]));
    for (const wanted of [
      /Certificates/,
      /penetration test/,
      /Security updates/,
      /Return of all data/,
      /Deletion of data/,
    ])
      expect(lines.filter((line) => wanted.test(line)).length).toBeGreaterThan(0);
    expect(pricing.sheets[0]?.rows.map((row) => words(row[1])).join()).toContain('never with the security response');
  });
});

describe('the opening record', () => {
  it('says of every moment on which day it was', () => {
    const opened = new Map(everyWorkbook()).get('opening record') as Workbook;
    const first = sheet(opened, 'Opened').rows[0]?.map(words) ?? [];
    expect(first).toContain('20 Jan 2027, 11:20:03.417 GMT (11:20:03.417 UTC)');
    expect(first).toContain('22 Jan 2027, 12:05:00.000 GMT (12:05:00.000 UTC)');
  });
});

/** What the formulas of a workbook give after a program calculated them, by sheet and address. */
const calculated = async (office: string, books: readonly Workbook[], from: 'xlsx' | 'ods') => {
  const render = from === 'ods' ? renderOds : renderWorkbook;
  const files = await Promise.all(books.map((book) => render(book, { values: false })));
  const read = await Promise.all((await recalculated(office, files, { from })).map(sheetsOf));
  return books.map((book, b) =>
    book.sheets.flatMap((each) =>
      each.rows.flatMap((row, r) =>
        row.flatMap((cell, c) => {
          if (!('formula' in cell)) return [];
          const value = read[b]?.find(({ name }) => name === each.name)?.cells.get(address(c, r))?.value ?? '';
          return [{ sheet: each.name, at: address(c, r), model: cell.value, value }];
        }),
      ),
    ),
  );
};

const office = libreOffice();
describe.skipIf(office === null)('calculated by LibreOffice without cached values', () => {
  it.each(['xlsx', 'ods'] as const)(
    'every check of the blank %s says TRUE, every figure is the one of Assay',
    async (from) => {
      const [c = [], d = [], h = []] = await calculated(office ?? '', [compliance, pricing, moderation], from);
      for (const cells of [c, d, h]) {
        expect(cells.length).toBeGreaterThan(5);
        expect(cells.map(({ sheet: name, at, value }) => [name, at, Number(value)])).toEqual(
          cells.map(({ sheet: name, at, model }) => [name, at, Number(model)]),
        );
      }
    },
    120_000,
  );

  it('they follow what is filled in, and say FALSE where it does not add up', async () => {
    const figure = (value: string): Cell => ({ number: value, places: 2 });
    // Line 1: 10 of 100.50 in two years, and line 2: 2 of 50 with one year forgotten.
    const prices = filledIn(pricing, 'Prices', {
      E5: figure('10'),
      F5: figure('100.50'),
      G5: figure('1000'),
      H5: figure('5'),
      E6: figure('2'),
      F6: figure('50'),
      G6: figure('50'),
    });
    const answered = filledIn(compliance, 'Requirements', { I5: { text: 'Full' }, I6: { text: 'Partly so' } });
    const wrong = filledIn(moderation, 'Individual scores', { D5: figure('2') });
    const [d = [], c = [], h = []] = await calculated(office ?? '', [prices, answered, wrong], 'xlsx');
    const of = (cells: typeof d, name: string, at: string) =>
      cells.find((cell) => cell.sheet === name && cell.at === at)?.value;
    expect(['J5', 'K5', 'J6', 'K6', 'K7'].map((at) => of(d, 'Prices', at))).toEqual(['1005', '1', '50', '0', '1']);
    expect(['B5', 'B6', 'B7', 'B8', 'B9'].map((at) => of(d, 'Totals', at))).toEqual(['1050', '5', '0', '1055', '1055']);
    expect(['C5', 'C8', 'C9'].map((at) => of(d, 'Totals', at))).toEqual(['1', '1', '1']);
    expect(of(c, 'Count', 'B5')).toBe('1');
    // Words that are not on the list are neither, and the counts say so.
    expect(of(c, 'Count', 'C5')).toBe('0');
    expect(of(h, 'Individual scores', 'I5')).toBe('0');
    expect(of(h, 'Individual scores', 'I6')).toBe('1');
  }, 120_000);
});
