import { compare, hundred, minus, toPlainDecimal } from '../scoring/fraction';
import { shareHundred, totalOf, totalsHundred } from '../scoring/weights';
import type { AwardQuestion, QuestionnaireDocument, Section } from './document';
import { isAward } from './find';

/** Takes a section; returns its award criteria in order: the only questions that carry weight. */
export const awardQuestions = (section: Pick<Section, 'questions'>): AwardQuestion[] =>
  section.questions.filter(isAward);

export type WeightLevel = {
  /** 'sections', or the id of the section whose questions are added up. */
  level: string;
  /** Exact total as a decimal string. */
  total: string;
  /** What is missing to 100: negative where there is too much. */
  left: string;
  exact: boolean;
};

const level = (name: string, weights: readonly string[]): WeightLevel => {
  const total = totalOf(weights);
  return {
    level: name,
    total: toPlainDecimal(total) ?? '0',
    left: toPlainDecimal(minus(hundred, total)) ?? '0',
    exact: compare(total, hundred) === 0,
  };
};

/**
 * Takes a document; returns the weights added up at each level: the sections that hold an award criterion, and the
 * award criteria of each of them. A document without any award criterion has no level.
 */
export const weightLevels = (document: QuestionnaireDocument): WeightLevel[] => {
  const weighed = document.sections.filter((section) => awardQuestions(section).length > 0);
  if (weighed.length === 0) return [];
  return [
    level(
      'sections',
      weighed.map(({ weight }) => weight),
    ),
    ...weighed.map((section) =>
      level(
        section.id,
        awardQuestions(section).map(({ weight }) => weight),
      ),
    ),
  ];
};

/** Shares of 100 in the proportion of the weights; equal shares where none has weight yet. */
const fitted = (weights: readonly string[]): string[] => {
  if (totalsHundred(weights)) return [...weights];
  const shares = shareHundred(weights);
  return totalsHundred(shares) ? shares : shareHundred(weights.map(() => '1'));
};

/**
 * Takes a document; returns it with weights that total exactly 100 at every level, in the proportions they had, to
 * two places by largest remainder. A level that fits already is untouched. A section without an award criterion
 * weighs "0".
 */
export const makeItFit = (document: QuestionnaireDocument): QuestionnaireDocument => {
  const weighed = document.sections.filter((section) => awardQuestions(section).length > 0);
  const sectionWeights = new Map(
    fitted(weighed.map(({ weight }) => weight)).map((weight, at) => [weighed[at]?.id, weight]),
  );
  return {
    ...document,
    sections: document.sections.map((section) => {
      const own = awardQuestions(section);
      const weights = new Map(fitted(own.map(({ weight }) => weight)).map((weight, at) => [own[at]?.id, weight]));
      return {
        ...section,
        weight: sectionWeights.get(section.id) ?? '0',
        questions: section.questions.map((question) =>
          isAward(question) ? { ...question, weight: weights.get(question.id) ?? question.weight } : question,
        ),
      };
    }),
  };
};
