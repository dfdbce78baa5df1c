import { weightInFull } from '../scoring/weights';
import { say, type TextKey } from '../text';
import { number, text } from './cells';
import { noteOf, type PublishedFacts } from './marking-scheme';
import { address, addressOn, type Cell, rangeOn, type Sheet, type Workbook } from './model';
import { supplierCopy } from './supplier-copy';

export type PricingFacts = PublishedFacts & {
  /** Whole years that the contract lasts, as it was set up; null where nobody said. */
  readonly years: number | null;
};

/** Years where nobody said how long, and the most that fit on a sheet. */
const assumedYears = 5;
const mostYears = 15;

/** Lines that are asked for: part, description, unit. Those of security stand beside the others, since they cost as well. */
const lines: readonly (readonly [part: TextKey, description: TextKey, unit: TextKey])[] = [
  ['schedules.part-supply', 'schedules.line-devices', 'schedules.unit-each'],
  ['schedules.part-supply', 'schedules.line-software', 'schedules.unit-each'],
  ['schedules.part-supply', 'schedules.line-installation', 'schedules.unit-once'],
  ['schedules.part-supply', 'schedules.line-training', 'schedules.unit-day'],
  ['schedules.part-running', 'schedules.line-hosting', 'schedules.unit-year'],
  ['schedules.part-running', 'schedules.line-support', 'schedules.unit-year'],
  ['schedules.part-running', 'schedules.line-replacement', 'schedules.unit-each'],
  ['schedules.part-security', 'schedules.line-certificates', 'schedules.unit-year'],
  ['schedules.part-security', 'schedules.line-tests', 'schedules.unit-test'],
  ['schedules.part-security', 'schedules.line-updates', 'schedules.unit-year'],
  ['schedules.part-security', 'schedules.line-keys', 'schedules.unit-year'],
  ['schedules.part-security', 'schedules.line-monitoring', 'schedules.unit-year'],
  ['schedules.part-security', 'schedules.line-support-end', 'schedules.unit-year'],
  ['schedules.part-exit', 'schedules.line-return', 'schedules.unit-once'],
  ['schedules.part-exit', 'schedules.line-deletion', 'schedules.unit-once'],
  ['schedules.part-exit', 'schedules.line-removal', 'schedules.unit-once'],
  ['schedules.part-exit', 'schedules.line-handover', 'schedules.unit-day'],
];
const parts = [...new Set(lines.map(([part]) => part)), 'schedules.part-other'] as const;
const blankLines = 10;
const allLines = lines.length + blankLines;

/** Columns of the sheet of prices. */
const at = { part: 1, description: 2, unit: 3, quantity: 4, unitPrice: 5, year: 6 } as const;

const open: Cell = { text: '', input: true };
const money: Cell = { ...open, wants: { from: '0', places: 2 } };
const amount: Cell = { ...open, wants: { from: '0' } };

/** Half a penny: amounts have two places, and programs calculate with fewer digits than paper has. */
const same = (left: string, right: string): string => `ABS(${left}-${right})<0.005`;

const prices = (facts: PricingFacts, years: number): Sheet => {
  const totalColumn = at.year + years;
  const row = (r: number, cells: readonly Cell[]): Cell[] => {
    const total = address(totalColumn, r);
    const [quantity, price] = [address(at.quantity, r), address(at.unitPrice, r)];
    return [
      number(String(r + 1), 0),
      ...cells,
      amount,
      money,
      ...Array.from({ length: years }, () => money),
      { formula: `SUM(${address(at.year, r)}:${address(totalColumn - 1, r)})`, value: '0', places: 2 },
      // A line with no quantity or no unit price has nothing to add up to.
      {
        formula: `IF(ISNUMBER(${quantity})*ISNUMBER(${price})=0,1=1,${same(`${quantity}*${price}`, total)})`,
        value: true,
      },
    ];
  };
  return {
    name: say('schedules.sheet-prices'),
    title: say('schedules.title-prices'),
    note: say('schedules.prices-note', { note: noteOf(facts) }),
    table: 'PricesTable',
    columns: [
      { heading: say('schedules.col-line'), width: 6 },
      { heading: say('schedules.col-part'), width: 18 },
      { heading: say('schedules.col-description'), width: 40 },
      { heading: say('schedules.col-unit'), width: 10 },
      { heading: say('schedules.col-quantity'), width: 10 },
      { heading: say('schedules.col-unit-price'), width: 12 },
      ...Array.from({ length: years }, (_, year) => ({
        heading: say('schedules.col-year', { number: year + 1 }),
        width: 12,
      })),
      { heading: say('schedules.col-line-total'), width: 14 },
      { heading: say('schedules.col-adds-up'), width: 10 },
    ],
    rows: [
      ...lines.map(([part, description, unit], r) =>
        row(r, [text(say(part)), text(say(description)), text(say(unit))]),
      ),
      ...Array.from({ length: blankLines }, (_, r) =>
        row(lines.length + r, [text(say('schedules.part-other')), open, open]),
      ),
    ],
  };
};

const totals = (years: number): Sheet => {
  const sheet = say('schedules.sheet-prices');
  const column = (c: number): string => rangeOn(sheet, c, 0, allLines - 1);
  const total = column(at.year + years);
  const grid = `SUM(${addressOn(sheet, at.year, 0)}:${address(at.year + years - 1, allLines - 1)})`;
  const ofPart = (part: string): string => `SUMPRODUCT((${column(at.part)}="${part}")*${total})`;
  const own = (from: number, to: number): string => `SUM(${address(1, from)}:${address(1, to)})`;
  const row = (item: string, formula: string, adds: string): Cell[] => [
    text(item),
    { formula, value: '0', places: 2 },
    { formula: adds, value: true },
  ];
  return {
    name: say('schedules.sheet-totals'),
    title: say('schedules.title-totals'),
    note: say('schedules.totals-note'),
    table: 'TotalsTable',
    columns: [
      { heading: say('schedules.col-total-item'), width: 40 },
      { heading: say('schedules.col-amount'), width: 20 },
      { heading: say('schedules.col-adds-up'), width: 12 },
    ],
    rows: [
      ...Array.from({ length: years }, (_, year) =>
        row(
          say('schedules.total-year', { number: year + 1 }),
          `SUM(${column(at.year + year)})`,
          same(own(0, years - 1), `SUM(${total})`),
        ),
      ),
      row(say('schedules.total-price'), `SUM(${total})`, same(`SUM(${total})`, grid)),
      ...parts.map((part) =>
        row(
          say('schedules.total-part', { part: say(part) }),
          ofPart(say(part)),
          same(own(years + 1, years + parts.length), `SUM(${total})`),
        ),
      ),
    ],
  };
};

const howPriceCounts = ({ document }: PricingFacts): string => {
  const { award } = document.scoring;
  if (award.mode !== 'points') return say('schedules.use-weight-mode', { mode: say(`award.${award.mode}-name`) });
  const { price } = award;
  return price === null
    ? say('schedules.use-weight-none')
    : say('schedules.use-weight-points', {
        weight: weightInFull(price.weight),
        formula: say(`award.${price.formula}-name`),
      });
};

const use = (facts: PricingFacts, years: number): Sheet => {
  const rows: [string, string][] = [
    [say('documents.start-procurement'), facts.title],
    [say('documents.start-reference'), facts.reference],
    [say('documents.start-authority'), facts.authority],
    [say('documents.start-version'), String(facts.version)],
    [say('documents.start-hash'), facts.documentHash],
    [say('schedules.use-what'), say('schedules.use-pricing-words')],
    [say('schedules.use-fill'), say('schedules.use-fill-words')],
    [
      say('schedules.use-years'),
      say(facts.years === null ? 'schedules.use-years-assumed' : 'schedules.use-years-words', { count: years }),
    ],
    [say('schedules.use-total'), say('schedules.use-total-words')],
    [say('schedules.use-weight'), howPriceCounts(facts)],
    [say('schedules.use-apart'), say('schedules.use-apart-words', { authority: facts.authority })],
  ];
  return {
    name: say('schedules.sheet-use'),
    title: say('schedules.pricing-of', { title: facts.title }),
    note: noteOf(facts),
    table: 'UseTable',
    cover: true,
    columns: [
      { heading: say('documents.col-item'), width: 30 },
      { heading: say('documents.col-words'), width: 100 },
    ],
    rows: rows.map(([item, words]) => [text(item), text(words)]),
  };
};

/**
 * Takes a published version and the years of the contract; returns the pricing schedule to fill in (schedule D of the
 * tender pack): lines for what security costs among the others, years side by side, totals worked out with checks.
 */
export const pricingSchedule = (facts: PricingFacts): Workbook => {
  const years = Math.min(mostYears, Math.max(1, facts.years ?? assumedYears));
  return supplierCopy('pricing-schedule', {
    title: say('schedules.pricing-of', { title: facts.title }),
    foot: noteOf(facts),
    asOf: facts.publishedAt,
    locked: true,
    flat: say('schedules.sheet-prices'),
    sheets: [use(facts, years), prices(facts, years), totals(years)],
  });
};
