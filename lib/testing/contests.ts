import fc, { type Arbitrary } from 'fast-check';
import type { Bid, Contest } from '../evaluation/contest';
import type { Question, QuestionnaireDocument, Section } from '../questionnaire/document';
import type { Award, ScoringRules } from '../scoring/rules';
import { shareHundred } from '../scoring/weights';

/** A document of one section `s1` with two text questions of 60 and 40, scale 0 to 5, security alone. */
export const aDocument = (changes: Partial<QuestionnaireDocument> = {}): QuestionnaireDocument => ({
  format: 'assay-questionnaire/1',
  title: { en: 'Test' },
  scoring: someRules(),
  sections: [aSection('s1', '100', [aTextQuestion('q1', '60'), aTextQuestion('q2', '40')])],
  ...changes,
});

export const someRules = (changes: Partial<ScoringRules> = {}): ScoringRules => ({
  scale: { min: '0', max: '5', step: '1', method: 'over-max' },
  notApplicable: 'forbidden',
  rounding: { places: 2, mode: 'half-up' },
  tieBreakers: [],
  minimumQuality: null,
  award: { mode: 'points', security: '100', criteria: [], price: null },
  ...changes,
});

export const aSection = (
  id: string,
  weight: string,
  questions: Question[],
  changes: Partial<Section> = {},
): Section => ({
  id,
  title: { en: `Section ${id}` },
  weight,
  questions,
  ...changes,
});

export const aTextQuestion = (id: string, weight: string, changes: Partial<Question> = {}): Question =>
  ({
    id,
    kind: 'long-text',
    wording: { en: `Question ${id}` },
    principle: 1,
    purpose: 'award-criterion',
    weight,
    ...changes,
  }) as Question;

/** A single choice with options `m0`, `m1` … that carry the marks given. */
export const aChoiceQuestion = (
  id: string,
  weight: string,
  marks: string[],
  changes: Partial<Question> = {},
): Question =>
  ({
    id,
    kind: 'single-choice',
    wording: { en: `Question ${id}` },
    principle: 2,
    purpose: 'award-criterion',
    weight,
    settings: { options: marks.map((mark, m) => ({ id: `m${m}`, label: { en: `Option ${m}` }, mark })) },
    ...changes,
  }) as Question;

/** A yes-no gate that passes on yes. */
export const aGate = (id: string, purpose: 'requirement' | 'condition-of-participation' = 'requirement'): Question =>
  ({
    id,
    kind: 'yes-no',
    wording: { en: `Gate ${id}` },
    principle: 3,
    purpose,
    passIf: { question: id, operator: 'is', value: 'yes' },
  }) as Question;

export const aContest = (questionnaire: QuestionnaireDocument, bids: Bid[]): Contest => ({
  format: 'assay-contest/1',
  questionnaire,
  bids,
});

const scales: ScoringRules['scale'][] = [
  { min: '0', max: '5', step: '1', method: 'over-max' },
  { min: '0', max: '10', step: '1', method: 'over-max' },
  { min: '1', max: '5', step: '1', method: 'over-range' },
  { min: '0', max: '2', step: '0.5', method: 'over-range' },
  { min: '0', max: '3', step: '1', method: 'over-max' },
];
const marksOf = ({ min, max, step }: ScoringRules['scale']): string[] => {
  const marks: string[] = [];
  for (let mark = Number(min); mark <= Number(max); mark += Number(step)) marks.push(String(mark));
  return marks;
};

const formulas: Award[] = [
  { mode: 'points', security: '100', criteria: [], price: null },
  ...(['T4', 'T5', 'T6', 'T7'] as const).map(
    (formula): Award => ({ mode: 'points', security: '60', criteria: [], price: { formula, weight: '40' } }),
  ),
  { mode: 'points', security: '60', criteria: [], price: { formula: 'T8', weight: '40', low: '100', high: '900' } },
  { mode: 'price-per-quality', security: '100', criteria: [] },
  { mode: 'value-index', security: '100', criteria: [], exponent: 2 },
];

export type ContestShape = {
  /** Awards to choose from; all where not given. */
  awards?: (award: Award) => boolean;
  /** Not-applicable rules to choose from; all where not given. `forbidden` makes no question conditional. */
  rules?: readonly ScoringRules['notApplicable'][];
};

type QuestionDraw = { size: number; choice: boolean; conditional: boolean; principle: number };
type BidDraw = { marks: number[]; asked: boolean; price: number };

const build = (
  scale: ScoringRules['scale'],
  rule: ScoringRules['notApplicable'],
  award: Award,
  sections: QuestionDraw[][],
  bids: BidDraw[],
): Contest => {
  const marks = marksOf(scale);
  const weights = shareHundred(sections.map((questions) => String(questions.reduce((all, { size }) => all + size, 0))));
  const flag = {
    id: 'flag',
    kind: 'yes-no',
    wording: { en: 'Flag' },
    principle: 1,
    purpose: 'information',
  } as Question;
  const document = aDocument({
    scoring: someRules({ scale, notApplicable: rule, award }),
    sections: sections.map((questions, s) => {
      const local = shareHundred(questions.map(({ size }) => String(size)));
      const made = questions.map(({ choice, conditional, principle }, q) => {
        const changes: Partial<Question> = { principle };
        if (conditional && rule !== 'forbidden') changes.showIf = { question: 'flag', operator: 'is', value: 'yes' };
        const id = `q${s}-${q}`;
        return choice
          ? aChoiceQuestion(id, local[q] ?? '0', marks, changes)
          : aTextQuestion(id, local[q] ?? '0', changes);
      });
      return aSection(`s${s}`, weights[s] ?? '0', s === 0 ? [flag, ...made] : made);
    }),
  });
  return aContest(
    document,
    bids.map((bid, b) => {
      const answers: Record<string, string> = { flag: bid.asked ? 'yes' : 'no' };
      const given: Record<string, string> = {};
      sections.forEach((questions, s) => {
        questions.forEach(({ choice }, q) => {
          const mark = (bid.marks[(s * 5 + q) % bid.marks.length] ?? 0) % marks.length;
          if (choice) answers[`q${s}-${q}`] = `m${mark}`;
          else given[`q${s}-${q}`] = marks[mark] ?? scale.max;
        });
      });
      return { bidder: `B${b}`, answers, marks: given, price: String(bid.price) };
    }),
  );
};

/** Generates contests without faults: up to 3 sections of 3 questions, up to 4 bids, every scale, rule and formula. */
export const contests = ({
  awards = () => true,
  rules = ['forbidden', 'redistribute', 'full', 'none'],
}: ContestShape = {}): Arbitrary<Contest> => {
  const question: Arbitrary<QuestionDraw> = fc.record({
    size: fc.integer({ min: 1, max: 5 }),
    choice: fc.boolean(),
    conditional: fc.boolean(),
    principle: fc.integer({ min: 1, max: 3 }),
  });
  const bid: Arbitrary<BidDraw> = fc.record({
    marks: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 15, maxLength: 15 }),
    asked: fc.boolean(),
    price: fc.integer({ min: 1, max: 1_000 }),
  });
  return fc
    .tuple(
      fc.constantFrom(...scales),
      fc.constantFrom(...rules),
      fc.constantFrom(...formulas.filter(awards)),
      fc.array(fc.array(question, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      fc.array(bid, { minLength: 1, maxLength: 4 }),
    )
    .map(([scale, rule, award, sections, bids]) => build(scale, rule, award, sections, bids));
};
