import { criterionLabel } from '../evaluation/plan';
import { placesOf } from '../question/marks';
import {
  compare,
  type Fraction,
  fraction,
  parseDecimal,
  plus,
  toDecimal,
  toExact,
  toPlainDecimal,
} from '../scoring/fraction';
import type { Trace } from '../scoring/trace';
import { asWritten, number, text } from './cells';
import { markSheet, type Places, pointSheet, priceColumn, priceSheet, questionWeightColumn } from './matrix-inputs';
import { figurePlaces, type Matrix, type MatrixBid, nearest } from './matrix-record';
import { address, addressOn, type Cell, rangeOn, type Sheet } from './model';
import { priceFormula } from './price-formula';

const figureSheet = 'Figures';
/** Columns of the sheet Figures. */
const at = { weight: 3, live: 4, exact: 5, agrees: 6 } as const;

/** A figure of one bid: what it is called, the weighting that it uses, and its formula from cells further up. */
type Figure = {
  readonly key: string;
  readonly label: string;
  readonly weight: string | null;
  /** Takes the address of this row's weighting; gives the formula. */
  readonly formula: (weight: string) => string;
  readonly exact: Trace;
  readonly shown: string;
};

/** From here on two ways to the same figure may differ by more than 1E-9, because a cell holds 15 digits. */
const widePlaces = fraction(100_000n);

const isWide = (value: Fraction): boolean => compare(value, widePlaces) >= 0;

const sumOf = (cells: readonly string[]): string => cells.join('+');

/** The figures of one bid, from its sections to its total, in rows from `first` on. */
const figuresOf = (matrix: Matrix, b: number, { ranked }: MatrixBid, places: Places, first: number): Figure[] => {
  const { questionnaire } = matrix.record.contest;
  const { award } = questionnaire.scoring;
  const figures: Figure[] = [];
  const live = (key: string): string => address(at.live, first + figures.findIndex((figure) => figure.key === key));
  const add = (
    key: string,
    label: string,
    weight: string | null,
    exact: Trace,
    formula: Figure['formula'],
    shown?: string,
  ) =>
    figures.push({
      key,
      label,
      weight,
      exact,
      formula,
      shown: shown ?? toDecimal(exact.value, matrix.record.outcome.places),
    });

  for (const section of questionnaire.sections) {
    const score = ranked.sections.find(({ id }) => id === section.id)?.score;
    const rows = places.sections.get(section.id);
    if (!score || !rows) continue;
    const points = rangeOn(pointSheet, places.pointColumn(b), rows.from, rows.to);
    const weights = rangeOn(markSheet, questionWeightColumn, rows.from, rows.to);
    add(
      `section:${section.id}`,
      section.title.en.trim() || section.id,
      section.weight,
      score,
      () => `SUM(${points})/SUMPRODUCT(ISNUMBER(${points})*${weights})*100`,
    );
  }
  const scored = figures.length;
  if (ranked.security) {
    const column = (letters: number): string => `${address(letters, first)}:${address(letters, first + scored - 1)}`;
    add(
      'security',
      'Security score',
      null,
      ranked.security,
      () => `SUMPRODUCT(${column(at.weight)},${column(at.live)})/SUM(${column(at.weight)})`,
    );
  }
  const quality: string[] = [];
  for (const point of ranked.points) {
    if (point.about === 'security-points') {
      add('security-points', 'Security points', award.security, point, (weight) => `${live('security')}/100*${weight}`);
      quality.push(live('security-points'));
    }
    const criterion = award.criteria.find(({ id }) => point.about === `criterion:${id}`);
    const entered = criterion && places.criterion(b, criterion.id);
    if (criterion && entered) {
      add(
        point.about ?? '',
        `Points for ${criterionLabel(criterion)}`,
        criterion.weight,
        point,
        (weight) => `${entered.score}/${entered.highest}*${weight}`,
      );
      quality.push(live(`criterion:${criterion.id}`));
    }
  }
  if (ranked.quality) {
    const available = award.criteria.reduce(
      (sum, { weight }) => plus(sum, parseDecimal(weight)),
      parseDecimal(award.security),
    );
    const points = [...quality];
    add(
      'quality',
      'Quality (0 to 100)',
      toPlainDecimal(available),
      ranked.quality,
      (weight) => `(${sumOf(points)})/${weight}*100`,
    );
  }
  const priceRow = places.priceRow(b);
  const price = priceRow === null ? null : addressOn(priceSheet, priceColumn, priceRow);
  const pricePoint = ranked.points.find(({ about }) => about === 'price-points');
  if (pricePoint && price && award.mode === 'points' && award.price) {
    const rule = award.price;
    const pool = rangeOn(priceSheet, priceColumn, 0, places.priced - 1);
    add('price-points', 'Price points', rule.weight, pricePoint, (weight) => priceFormula(rule, price, pool, weight));
  }
  if (ranked.total) {
    const total = ((): string => {
      if (award.mode === 'points') return sumOf([...quality, ...(pricePoint ? [live('price-points')] : [])]);
      if (award.mode === 'price-per-quality') return `${price}/${live('quality')}`;
      return `${live('quality')}^${award.exponent}/(${price}/1000)`;
    })();
    const names = {
      points: 'Total',
      'price-per-quality': 'Price for each quality point',
      'value-index': 'Value index',
    };
    add('total', names[award.mode], null, ranked.total, () => total, ranked.shownTotal ?? undefined);
  }
  return figures;
};

const figureRow = (bid: MatrixBid, figure: Figure, row: number): Cell[] => {
  const { value } = figure.exact;
  const [live, exact] = [address(at.live, row), address(at.exact, row)];
  const most = isWide(value) ? `1E-9*ABS(${exact})` : '1E-9';
  return [
    text(`Bidder ${bid.letter}`),
    text(bid.bid.bidder),
    text(figure.label),
    figure.weight === null ? text('None') : asWritten(figure.weight),
    { formula: figure.formula(address(at.weight, row)), value: nearest(value), places: figurePlaces },
    number(nearest(value), figurePlaces),
    { formula: `ABS(${live}-${exact})<${most}`, value: true },
    text(figure.shown),
    text(toExact(value)),
  ];
};

type Laid = { bid: MatrixBid; figures: Figure[]; first: number };

const lay = (matrix: Matrix, places: Places): Laid[] => {
  let first = 0;
  return matrix.bids.map((bid, b) => {
    const figures = figuresOf(matrix, b, bid, places, first);
    const laid = { bid, figures, first };
    first += figures.length;
    return laid;
  });
};

/** The rows of the overview: every figure that some bid has, in the order of the award. */
const keysOf = (laid: readonly Laid[]): { key: string; label: string }[] => {
  const found = new Map<string, string>();
  const longest = [...laid].sort((a, b) => b.figures.length - a.figures.length);
  for (const { figures } of longest) for (const { key, label } of figures) if (!found.has(key)) found.set(key, label);
  const order = ['section', 'security', 'security-points', 'criterion', 'quality', 'price-points', 'total'];
  const place = (key: string): number => order.indexOf(key.split(':')[0] ?? '');
  return [...found].map(([key, label]) => ({ key, label })).sort((a, b) => place(a.key) - place(b.key));
};

/**
 * The overview and the sheet behind it: for each bid and figure the live formula from the agreed marks, the exact
 * figure that Assay worked out, and whether they agree to a thousand-millionth.
 */
export const figureSheets = (matrix: Matrix, places: Places): Sheet[] => {
  const laid = lay(matrix, places);
  const rows = laid.flatMap(({ bid, figures, first }) => figures.map((figure, f) => figureRow(bid, figure, first + f)));
  if (rows.length === 0) return [];
  const overview = keysOf(laid).map(({ key, label }) => [
    text(label),
    ...laid.map(({ figures, first }): Cell => {
      const f = figures.findIndex((figure) => figure.key === key);
      const figure = figures[f];
      if (!figure) return text(key === 'price-points' || key === 'total' ? 'Not ranked' : 'Not scored');
      return {
        formula: addressOn(figureSheet, at.live, first + f),
        value: nearest(figure.exact.value),
        places: placesOf(figure.shown),
      };
    }),
  ]);
  return [
    {
      name: 'Matrix',
      title: 'Evaluation matrix',
      note: 'Rows are what is scored, columns the bidders. Ranks are on the sheet Ranking, as values.',
      table: 'MatrixTable',
      columns: [
        { heading: 'Figure', width: 40 },
        ...matrix.bids.map(({ letter }) => ({ heading: `Bidder ${letter}`, width: 16 })),
      ],
      rows: overview,
    },
    {
      name: figureSheet,
      title: 'Figures from the marks, beside the figures of Assay',
      note: 'Agrees must say TRUE in every row. Formulas use decimals; Assay uses exact fractions and rounds once, for display.',
      table: 'FiguresTable',
      columns: [
        { heading: 'Bidder', width: 12 },
        { heading: 'Supplier', width: 30 },
        { heading: 'Figure', width: 40 },
        { heading: 'Weighting', width: 12 },
        { heading: 'From the marks', width: 18 },
        { heading: 'From Assay', width: 18 },
        { heading: 'Agrees', width: 10 },
        { heading: 'As shown', width: 14 },
        { heading: 'Exact fraction', width: 30 },
      ],
      rows,
    },
  ];
};
