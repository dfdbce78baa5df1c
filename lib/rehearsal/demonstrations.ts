import type { Bid } from '../evaluation/contest';
import { decideContest, type Outcome } from '../evaluation/outcome';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { type Fraction, parseDecimal, plus, toDecimal, zero } from '../scoring/fraction';
import type { ScoringRules } from '../scoring/rules';
import { nodeAbout } from '../scoring/trace';

const rules: ScoringRules = {
  scale: { min: '0', max: '5', step: '1', method: 'over-max' },
  notApplicable: 'forbidden',
  rounding: { places: 2, mode: 'half-up' },
  tieBreakers: [],
  minimumQuality: null,
  award: { mode: 'points', security: '100', criteria: [], price: null },
};

const decided = (questionnaire: QuestionnaireDocument, bids: Bid[]): Outcome => {
  const outcome = decideContest({ format: 'assay-contest/1', questionnaire, bids });
  // The two contests are written in this file, so a fault in them is a fault of ours.
  if (!outcome.ok) throw new RangeError(outcome.faults.map(({ path, message }) => `${path}: ${message}`).join('; '));
  return outcome.value;
};

const gate = {
  id: 'gate',
  ref: 'G-1',
  kind: 'yes-no',
  wording: { en: 'Meets the requirement' },
  principle: 1,
  purpose: 'requirement',
} as Question;

/** The questionnaire of trap T11: 40 points of quality, 60 of price relative to the lowest, and one requirement. */
const gated: QuestionnaireDocument = {
  format: 'assay-questionnaire/1',
  title: { en: 'A gate before the price comparison' },
  scoring: {
    ...rules,
    award: {
      mode: 'points',
      security: '0',
      criteria: [{ id: 'quality', title: { en: 'Quality' }, weight: '40', max: '40' }],
      price: { formula: 'T4', weight: '60' },
    },
  },
  sections: [{ id: 's1', title: { en: 'Gates' }, weight: '0', questions: [gate] }],
};

const gatedBids = (c: 'pass' | 'fail'): Bid[] => [
  { bidder: 'A', decisions: { gate: 'pass' }, criteria: { quality: '28' }, price: '100' },
  { bidder: 'B', decisions: { gate: 'pass' }, criteria: { quality: '35' }, price: '120' },
  { bidder: 'C', decisions: { gate: c }, criteria: { quality: '5' }, price: '50' },
];

/** One bid of a demonstration, as it counts rightly and as it would count wrongly. Null where it is not counted. */
export type DemonstrationRow = {
  readonly bidder: string;
  readonly given: string;
  readonly right: string | null;
  readonly wrong: string | null;
};
export type Demonstration = {
  readonly rows: readonly DemonstrationRow[];
  readonly right: { readonly wins: string; readonly outcome: Outcome };
  readonly wrong: { readonly wins: string };
};

const shownOf = (outcome: Outcome, bidder: string): string | null =>
  outcome.ranking.find((bid) => bid.bidder === bidder)?.shownTotal ?? null;

/**
 * Trap T11 (procurement practice 3.3), worked out by the engine: C fails a gate. Its price leaves the comparison and A
 * wins. Were it left in, C's low price would put B above A.
 */
export const gateTrap = (): Demonstration => {
  const right = decided(gated, gatedBids('fail'));
  // Left in the comparison by mistake, and struck off the list afterwards.
  const wrong = decided(gated, gatedBids('pass'));
  const first = (outcome: Outcome) => outcome.ranking.find(({ bidder, rank }) => rank !== null && bidder !== 'C');
  return {
    rows: gatedBids('fail').map(({ bidder, criteria, price }) => ({
      bidder,
      given: `${criteria?.quality} points, £${price}`,
      right: shownOf(right, bidder),
      wrong: shownOf(wrong, bidder),
    })),
    right: { wins: first(right)?.bidder ?? '', outcome: right },
    wrong: { wins: first(wrong)?.bidder ?? '' },
  };
};

const lines = [
  { id: 'q1', weight: '33' },
  { id: 'q2', weight: '33' },
  { id: 'q3', weight: '34' },
] as const;

const threeLines: QuestionnaireDocument = {
  format: 'assay-questionnaire/1',
  title: { en: 'Rounding between the lines' },
  scoring: rules,
  sections: [
    {
      id: 's1',
      title: { en: 'Security' },
      weight: '100',
      questions: lines.map(({ id, weight }) => ({
        id,
        kind: 'long-text',
        wording: { en: id },
        principle: 1,
        purpose: 'award-criterion',
        weight,
      })) as Question[],
    },
  ],
};

const threeMarks = { A: ['4', '2', '3'], B: ['4', '3', '2'] } as const;

/**
 * Trap T12 (procurement practice 3.3), worked out by the engine: exact totals make A the winner by 0.2. Rounding each
 * line to a whole number before adding up would make B the winner by 1.
 */
export const roundingTrap = (): Demonstration => {
  const bids = Object.entries(threeMarks).map(
    ([bidder, marks]): Bid => ({
      bidder,
      marks: Object.fromEntries(lines.map(({ id }, at) => [id, marks[at] ?? '0'])),
    }),
  );
  const right = decided(threeLines, bids);
  /** The engine's own contributions, each rounded to a whole number before they are added up. */
  const roundedTotal = (bidder: string): Fraction =>
    lines.reduce((all, { id }) => {
      const trace = right.ranking.find((bid) => bid.bidder === bidder)?.trace;
      const line = trace && nodeAbout(trace, `question:${id}`);
      return plus(all, line ? parseDecimal(toDecimal(line.value, 0)) : zero);
    }, zero);
  const rows = Object.entries(threeMarks).map(([bidder, marks]) => ({
    bidder,
    given: marks.join(', '),
    right: shownOf(right, bidder),
    wrong: toDecimal(roundedTotal(bidder), 0),
  }));
  const [best] = [...rows].sort((a, b) => Number(b.wrong) - Number(a.wrong));
  return { rows, right: { wins: right.ranking[0]?.bidder ?? '', outcome: right }, wrong: { wins: best?.bidder ?? '' } };
};
