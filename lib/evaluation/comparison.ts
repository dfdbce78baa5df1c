import type { QuestionnaireDocument } from '../questionnaire/document';
import { isAward } from '../questionnaire/find';

/**
 * Takes a document; true where every scored section holds one principle and every principle one section, so that a
 * principle's score is its section's score. Elsewhere the view by principle only describes.
 */
export const sectionsArePrinciples = ({ sections }: QuestionnaireDocument): boolean => {
  const scored = sections
    .map(({ questions }) => new Set(questions.filter(isAward).map(({ principle }) => principle)))
    .filter(({ size }) => size > 0);
  return scored.every(({ size }) => size === 1) && new Set(scored.flatMap((one) => [...one])).size === scored.length;
};
