import type { QuestionnaireDocument } from '../questionnaire/document';
import { isAward } from '../questionnaire/find';
import { toDecimal } from '../scoring/fraction';
import type { Weights } from './model';

/**
 * Takes a document and weightings of at most six places; returns the document with them, for scoring it whole again.
 * Sections without an award criterion keep their 0.
 */
export const withWeights = (document: QuestionnaireDocument, weights: Weights): QuestionnaireDocument => {
  const { award } = document.scoring;
  const criteria = award.criteria.map((criterion, c) => {
    const weight = weights.criteria[c];
    return weight ? { ...criterion, weight: toDecimal(weight, 6) } : criterion;
  });
  const security = toDecimal(weights.security, 6);
  const changed =
    award.mode === 'points'
      ? { ...award, security, criteria, price: award.price && { ...award.price, weight: toDecimal(weights.price, 6) } }
      : { ...award, security, criteria };
  let at = 0;
  const sections = document.sections.map((section) => {
    if (!section.questions.some(isAward)) return section;
    const weight = weights.sections[at];
    at += 1;
    return weight ? { ...section, weight: toDecimal(weight, 6) } : section;
  });
  return { ...document, scoring: { ...document.scoring, award: changed }, sections };
};
