import type { Bid } from '../evaluation/contest';
import { compareMarks, highestFirst, marksOfScale } from '../question/marks';
import { publishedMarks } from '../question/published-mark';
import type { AwardQuestion, QuestionnaireDocument } from '../questionnaire/document';
import { isAward, isGate, questionsOf } from '../questionnaire/find';
import {
  compare,
  type Fraction,
  fraction,
  minus,
  over,
  parseDecimal,
  plus,
  sum,
  times,
  toDecimal,
  toPlainDecimal,
  zero,
} from '../scoring/fraction';
import { type Draw, generator } from './generator';

/** The bids that Assay makes up. `fails-gate` is offered only where the questionnaire has a gate. */
export const madeUpKinds = ['all-pass', 'price-led', 'weak-principle', 'balanced', 'fails-gate', 'random'] as const;
export type MadeUpKind = (typeof madeUpKinds)[number];

/** A document as a rehearsal runs it: every question is asked of every bid, since a made-up bid has no answers. */
export const askedOfAll = (document: QuestionnaireDocument): QuestionnaireDocument => ({
  ...document,
  sections: document.sections.map((section) => ({
    ...section,
    questions: section.questions.map(
      ({ showIf: _condition, ...question }) => question as (typeof section.questions)[0],
    ),
  })),
});

/** Every mark that a made-up bid may take for a question, highest first: the published ones, else the scale's. */
export const marksFor = (question: AwardQuestion, { scoring: { scale } }: QuestionnaireDocument): string[] => {
  const published = publishedMarks(question, scale);
  return published.length > 0 ? highestFirst(published) : highestFirst(marksOfScale(scale));
};

/** The principle that carries most of the security score, and the lower number where two carry the same. */
export const heaviestPrinciple = (document: QuestionnaireDocument): number | null => {
  const weights = new Map<number, Fraction>();
  for (const section of document.sections)
    for (const question of section.questions.filter(isAward)) {
      const share = times(parseDecimal(section.weight), parseDecimal(question.weight));
      weights.set(question.principle, plus(weights.get(question.principle) ?? zero, share));
    }
  const [first] = [...weights].sort(([a, x], [b, y]) => compare(y, x) || a - b);
  return first?.[0] ?? null;
};

const percent = (share: number): Fraction => over(fraction(BigInt(share)), fraction(100n));

/** The highest mark that is not above a share, in per cent, of the marking scheme. */
const markAt = (marks: readonly string[], document: QuestionnaireDocument, share: number): string => {
  const [low, high] = [parseDecimal(document.scoring.scale.min), parseDecimal(document.scoring.scale.max)];
  const level = plus(low, times(minus(high, low), percent(share)));
  return marks.find((mark) => compare(parseDecimal(mark), level) <= 0) ?? marks.at(-1) ?? document.scoring.scale.min;
};

/** The mark at a share, or the lowest one that meets the question's minimum mark. */
const passingAt = (question: AwardQuestion, document: QuestionnaireDocument, share: number): string => {
  const marks = marksFor(question, document);
  const mark = markAt(marks, document, share);
  const { threshold } = question;
  if (threshold == null || compareMarks(mark, threshold) >= 0) return mark;
  return marks.findLast((each) => compareMarks(each, threshold) >= 0) ?? mark;
};

type Shape = { mark: (question: AwardQuestion) => string; share: number; price: number };

const shapeOf = (kind: MadeUpKind, document: QuestionnaireDocument, draw: Draw): Shape => {
  const passing = (share: number) => (question: AwardQuestion) => passingAt(question, document, share);
  switch (kind) {
    case 'all-pass':
      return { mark: passing(80), share: 80, price: 100 };
    case 'price-led':
      return { mark: passing(40), share: 40, price: 72 };
    case 'weak-principle': {
      const weak = heaviestPrinciple(document);
      const lowest = (question: AwardQuestion) => marksFor(question, document).at(-1) ?? document.scoring.scale.min;
      return {
        mark: (question) => (question.principle === weak ? lowest(question) : passing(100)(question)),
        share: 90,
        price: 104,
      };
    }
    case 'balanced':
      return { mark: passing(60), share: 60, price: 88 };
    case 'fails-gate':
      return { mark: passing(60), share: 60, price: 50 };
    case 'random': {
      const price = 75 + draw(51);
      const mark = (question: AwardQuestion) => {
        const marks = marksFor(question, document);
        return marks[draw(marks.length)] ?? document.scoring.scale.min;
      };
      return { mark, share: 5 * draw(21), price };
    }
  }
};

/** The price that stands for 100: half-way between the levels of a benchmark, else what was given. */
const basePrice = ({ scoring: { award } }: QuestionnaireDocument, value: string): Fraction => {
  const price = award.mode === 'points' ? award.price : null;
  if (price?.formula !== 'T8') return parseDecimal(value);
  return over(sum([parseDecimal(price.low), parseDecimal(price.high)]), fraction(2n));
};

/** True where the kind can be made for this document. */
export const isOffered = (kind: MadeUpKind, document: QuestionnaireDocument): boolean =>
  kind !== 'fails-gate' || questionsOf(document).some(isGate);

/**
 * Makes a bid up: a mark for every award criterion, pass or fail for every gate, a figure for every other criterion and
 * a price. Takes the document, the kind, the name, the price in pounds that stands for an ordinary bid, and the seed
 * that the random one is drawn from. The same values make the same bid.
 */
export const madeUpBid = (
  kind: MadeUpKind,
  document: QuestionnaireDocument,
  name: string,
  value: string,
  seed: number,
): Bid => {
  const shape = shapeOf(kind, document, generator(seed));
  const questions = questionsOf(document);
  const gates = questions.filter(isGate);
  return {
    bidder: name,
    marks: Object.fromEntries(questions.filter(isAward).map((question) => [question.id, shape.mark(question)])),
    decisions: Object.fromEntries(
      gates.map(({ id }, at) => [id, kind === 'fails-gate' && at === 0 ? ('fail' as const) : ('pass' as const)]),
    ),
    criteria: Object.fromEntries(
      document.scoring.award.criteria.map(({ id, max }) => [
        id,
        toPlainDecimal(times(parseDecimal(max), percent(shape.share))) ?? max,
      ]),
    ),
    price: toDecimal(times(basePrice(document, value), percent(shape.price)), 2),
  };
};
