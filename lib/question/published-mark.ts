import type { Scale } from '../scoring/rules';
import type { Asked } from './kind';
import { isAnswered, rulesOf } from './kinds';

/**
 * Takes a question, an answer and the published scale; returns the mark that the published options, points or bands
 * give the answer (a decimal string without idle zeros), or null where the answer is empty, is none of the published
 * ones, or the question publishes no marks (product 7).
 */
export const publishedMark = (question: Asked, answer: unknown, scale: Scale): string | null => {
  if (!isAnswered(question, answer)) return null;
  return rulesOf(question).proposedMark?.(question.settings, answer, scale) ?? null;
};

/**
 * Takes a question and the published scale; returns every mark that some answer to it can take, highest first, and
 * an empty list where people give the mark. A person may lower a mark only to one of these.
 */
export const publishedMarks = (question: Asked, scale: Scale): string[] =>
  rulesOf(question).publishedMarks?.(question.settings, scale) ?? [];
