import type { Bid } from '../evaluation/contest';
import { criterionLabel } from '../evaluation/plan';
import { refOf } from '../question/kind';
import { isAward } from '../questionnaire/find';
import { toPlainDecimal } from '../scoring/fraction';
import { type Credit, contribution, type MarkScale, type WeighedQuestion } from '../scoring/mark-question';
import { asWritten, text } from './cells';
import type { Matrix, MatrixBid } from './matrix-record';
import { figurePlaces, nearest } from './matrix-record';
import { addressOn, type Cell, type Column, type Sheet, sheetOr } from './model';

/** Where figures stand on the sheets of what was agreed and entered, so that formulas can name them. */
export type Places = {
  /** Rows of a section's questions on the sheets Marks and Points. */
  readonly sections: ReadonlyMap<string, { from: number; to: number }>;
  /** Column of a bidder on Marks and on Points. */
  readonly markColumn: (bid: number) => number;
  readonly pointColumn: (bid: number) => number;
  /** Address of a criterion's score and of its highest score. */
  readonly criterion: (bid: number, criterionId: string) => { score: string; highest: string } | null;
  /** Row of a bidder in the price comparison; null outside it. */
  readonly priceRow: (bid: number) => number | null;
  readonly priced: number;
};

export const markSheet = 'Marks';
export const pointSheet = 'Points';
const criteriaSheet = 'Other criteria';
export const priceSheet = 'Prices';
export const priceColumn = 2;
export const questionWeightColumn = 5;
const markColumns = 7;
const pointColumns = 2;

const bidderColumns = (bids: readonly MatrixBid[]): Column[] =>
  bids.map(({ letter }) => ({ heading: `Bidder ${letter}`, width: 14 }));

/** Why a question has no mark of its own: it was not asked, or the bidder answered that it does not apply. */
const without = (bid: Bid, questionId: string): string =>
  bid.notApplicable?.includes(questionId) ? 'Answered “not applicable”' : 'Not asked';

const markCell = (credit: Credit | undefined, why: string): Cell => {
  if (!credit || credit.as === 'missing') return text('Not scored');
  if (credit.as === 'mark') return asWritten(toPlainDecimal(credit.mark) ?? nearest(credit.mark));
  if (credit.as === 'full') return text(`${why}: counts the highest score`);
  return text(credit.as === 'none' ? `${why}: counts no points` : `${why}: left out`);
};

/** The formula by which the workbook makes points of a mark, beside the value that the engine makes of them. */
const pointCell = (
  question: WeighedQuestion,
  credit: Credit | undefined,
  at: { mark: string; weight: string },
  scale: MarkScale,
  why: string,
): Cell => {
  if (!credit || credit.as === 'missing') return text('Not scored');
  const points = contribution(question, credit, scale);
  if (!points) return text(`${why}: left out`);
  if (credit.as === 'none') return asWritten('0');
  const of = (formula: string): Cell => ({ formula, value: nearest(points.value), places: figurePlaces });
  const { mark, weight } = at;
  if (credit.as !== 'mark') return of(weight);
  const [top = '', bottom = ''] = [toPlainDecimal(scale.max), toPlainDecimal(scale.min)].map((limit) => limit ?? '');
  const formula =
    scale.method === 'over-max' ? `${mark}/${top}*${weight}` : `(${mark}-${bottom})/(${top}-${bottom})*${weight}`;
  return of(formula);
};

/** The agreed marks, one row per award criterion, and the points they give: mark ÷ highest mark × weighting. */
const markAndPoints = ({ record, plan, bids }: Matrix): { sheets: Sheet[]; sections: Places['sections'] } => {
  const { questionnaire } = record.contest;
  const sections = new Map<string, { from: number; to: number }>();
  const marks: Cell[][] = [];
  const points: Cell[][] = [];
  questionnaire.sections.forEach((section) => {
    const scored = section.questions.filter(isAward);
    const weighed = plan.sections.find(({ id }) => id === section.id)?.weighed?.questions ?? [];
    if (scored.length === 0) return;
    sections.set(section.id, { from: marks.length, to: marks.length + scored.length - 1 });
    for (const question of scored) {
      const row = marks.length;
      const own = weighed.find(({ id }) => id === question.id);
      const weight = addressOn(markSheet, questionWeightColumn, row);
      marks.push([
        text(refOf(question)),
        text(question.wording.en),
        text(section.title.en.trim() || section.id),
        asWritten(String(question.principle)),
        asWritten(section.weight),
        asWritten(question.weight),
        question.threshold == null ? text('None') : asWritten(question.threshold),
        ...bids.map(({ bid, credits }) => markCell(credits.get(question.id), without(bid, question.id))),
      ]);
      points.push([
        text(refOf(question)),
        text(section.title.en.trim() || section.id),
        ...bids.map(({ bid, credits }, b) => {
          const mark = addressOn(markSheet, markColumns + b, row);
          const why = without(bid, question.id);
          return own ? pointCell(own, credits.get(question.id), { mark, weight }, plan.scale, why) : text('Not scored');
        }),
      ]);
    }
  });
  const sheets: Sheet[] = [
    {
      name: markSheet,
      title: 'Agreed marks',
      note: 'Change a mark here and every figure that rests on it changes; the checks on the sheet Figures then say FALSE.',
      table: 'MarksTable',
      columns: [
        { heading: 'Ref', width: 12 },
        { heading: 'Question', width: 60 },
        { heading: 'Section', width: 30 },
        { heading: 'Principle', width: 10 },
        { heading: 'Section weighting (%)', width: 12 },
        { heading: 'Question weighting (%)', width: 12 },
        { heading: 'Minimum score', width: 12 },
        ...bidderColumns(bids),
      ],
      rows: marks,
    },
    {
      name: pointSheet,
      title: 'Points of each question',
      note:
        plan.scale.method === 'over-max'
          ? 'Agreed mark ÷ highest mark × question weighting.'
          : '(Agreed mark − lowest mark) ÷ (highest mark − lowest mark) × question weighting.',
      table: 'PointsTable',
      columns: [{ heading: 'Ref', width: 12 }, { heading: 'Section', width: 30 }, ...bidderColumns(bids)],
      rows: points,
    },
  ];
  return { sheets: marks.length > 0 ? sheets : [], sections };
};

const criteria = ({ record, bids }: Matrix): { sheets: Sheet[]; find: Places['criterion'] } => {
  const rows: Cell[][] = [];
  const at = new Map<string, number>();
  const all = record.contest.questionnaire.scoring.award.criteria;
  bids.forEach(({ bid, letter }, b) => {
    for (const criterion of all) {
      const score = bid.criteria?.[criterion.id];
      if (score === undefined) continue;
      at.set(`${b} ${criterion.id}`, rows.length);
      const reason = record.criteria.find(
        (one) => one.bidder === bid.bidder && one.criterionId === criterion.id,
      )?.reason;
      rows.push([
        text(`Bidder ${letter}`),
        text(bid.bidder),
        text(criterionLabel(criterion)),
        asWritten(score),
        asWritten(criterion.max),
        asWritten(criterion.weight),
        text(reason ?? ''),
      ]);
    }
  });
  const sheet: Sheet = {
    name: criteriaSheet,
    title: 'Scores of the other criteria',
    note: 'As entered after the agreed marks were locked.',
    table: 'CriteriaTable',
    columns: [
      { heading: 'Bidder', width: 12 },
      { heading: 'Supplier', width: 30 },
      { heading: 'Criterion', width: 30 },
      { heading: 'Score', width: 10 },
      { heading: 'Highest score', width: 10 },
      { heading: 'Weighting', width: 10 },
      { heading: 'Reason', width: 60 },
    ],
    rows,
  };
  const find: Places['criterion'] = (bid, criterionId) => {
    const row = at.get(`${bid} ${criterionId}`);
    return row === undefined
      ? null
      : { score: addressOn(criteriaSheet, 3, row), highest: addressOn(criteriaSheet, 4, row) };
  };
  return { sheets: sheetOr(sheet), find };
};

const outcomeWord = {
  disqualified: 'Disqualified under the published method',
  disregarded: 'Disregarded',
  'not-scored': 'Not scored',
} as const;

const prices = ({ bids }: Matrix): { sheets: Sheet[]; rowOf: Places['priceRow']; priced: number } => {
  const rowOf = new Map<number, number>();
  const compared: Cell[][] = [];
  const apart: Cell[][] = [];
  bids.forEach(({ bid, ranked, letter }, b) => {
    if (bid.price == null) return;
    const named = [text(`Bidder ${letter}`), text(bid.bidder), asWritten(bid.price)];
    if (ranked.outcome === 'ranked' || ranked.outcome === 'tied') {
      rowOf.set(b, compared.length);
      compared.push(named);
    } else apart.push([...named, text(outcomeWord[ranked.outcome])]);
  });
  const columns: Column[] = [
    { heading: 'Bidder', width: 12 },
    { heading: 'Supplier', width: 30 },
    { heading: 'Total price (£)', width: 18 },
  ];
  const sheets = [
    ...sheetOr({
      name: priceSheet,
      title: 'Prices that are compared',
      note: 'Only tenders that are ranked. Every price formula looks at this list and at no other price.',
      table: 'PricesTable',
      columns,
      rows: compared,
    }),
    ...sheetOr({
      name: 'Prices not compared',
      title: 'Prices that are not compared',
      note: 'No formula looks at these.',
      table: 'PricesApartTable',
      columns: [...columns, { heading: 'Why', width: 40 }],
      rows: apart,
    }),
  ];
  return { sheets, rowOf: (bid) => rowOf.get(bid) ?? null, priced: compared.length };
};

/** The sheets of what was agreed and entered, and where their figures stand. */
export const inputSheets = (matrix: Matrix): { sheets: Sheet[]; places: Places } => {
  const marked = markAndPoints(matrix);
  const others = criteria(matrix);
  const priced = prices(matrix);
  return {
    sheets: [...marked.sheets, ...others.sheets, ...priced.sheets],
    places: {
      sections: marked.sections,
      markColumn: (bid) => markColumns + bid,
      pointColumn: (bid) => pointColumns + bid,
      criterion: others.find,
      priceRow: priced.rowOf,
      priced: priced.priced,
    },
  };
};
