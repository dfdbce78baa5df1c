import { hundred, over, parseDecimal, plus, times, toDecimal, zero } from '../scoring/fraction';
import { type QuestionnaireDocument, strideLetters } from './document';
import { everyQuestion, questionsOf } from './find';
import { type WeightLevel, weightLevels } from './fit';

export type PrincipleCoverage = {
  principle: number;
  questions: number;
  /** Conditions of participation, requirements, and award criteria with a minimum mark. */
  gates: number;
  /** Share of the questionnaire in percent, two places: section weight × question weight. */
  weight: string;
};

export type Coverage = {
  questions: number;
  gates: number;
  principles: PrincipleCoverage[];
  /** Principles from 1 to 14 with at least one question. */
  covered: number;
  /** The principle with the fewest questions; the first of equals. */
  least: { principle: number; questions: number };
  stride: Record<(typeof strideLetters)[number], number>;
  weights: WeightLevel[];
  /** What the questions with an estimate ask of a supplier; own and imported questions have none. */
  effortMinutes: number;
  /** Questions and declarations without an estimate, which the minutes leave out. */
  unestimated: number;
};

const isGate = (question: ReturnType<typeof questionsOf>[number]): boolean =>
  question.purpose === 'award-criterion' ? question.threshold != null : question.purpose !== 'information';

/** Takes a document; returns what its questions cover. Declarations count for effort only. */
export const coverageOf = (document: QuestionnaireDocument): Coverage => {
  const questions = questionsOf(document);
  const weightOf = (principle: number): string => {
    let total = zero;
    for (const section of document.sections)
      for (const question of section.questions)
        if (question.principle === principle && question.purpose === 'award-criterion')
          total = plus(total, times(parseDecimal(section.weight), parseDecimal(question.weight)));
    return toDecimal(over(total, hundred), 2);
  };
  const principles = Array.from({ length: 14 }, (_, at) => {
    const own = questions.filter((question) => question.principle === at + 1);
    return { principle: at + 1, questions: own.length, gates: own.filter(isGate).length, weight: weightOf(at + 1) };
  });
  const least = principles.reduce((low, each) => (each.questions < low.questions ? each : low));
  return {
    questions: questions.length,
    gates: questions.filter(isGate).length,
    principles,
    covered: principles.filter((each) => each.questions > 0).length,
    least: { principle: least.principle, questions: least.questions },
    stride: Object.fromEntries(
      strideLetters.map((letter) => [letter, questions.filter(({ stride }) => stride?.includes(letter)).length]),
    ) as Coverage['stride'],
    weights: weightLevels(document),
    unestimated: everyQuestion(document).filter(({ effortMinutes }) => effortMinutes === undefined).length,
    effortMinutes: everyQuestion(document).reduce((sum, { effortMinutes }) => sum + (effortMinutes ?? 0), 0),
  };
};
