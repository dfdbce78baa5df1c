import { visibleQuestions } from '../condition/visible';
import { isAnswered } from '../question/kinds';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { everyQuestion } from '../questionnaire/find';
import { type AnswerEntries, type AnswerEntry, allowedExtras, valuesOf } from './extras';

/** Takes a document and a response; returns the ids of the questions that are asked of this supplier. */
export const askedOf = (document: QuestionnaireDocument, entries: AnswerEntries): Set<string> =>
  visibleQuestions(document, valuesOf(entries));

/** Takes a document and a response; returns the questions that are asked, declarations last. */
export const askedQuestions = (document: QuestionnaireDocument, entries: AnswerEntries): Question[] => {
  const asked = askedOf(document, entries);
  return everyQuestion(document).filter(({ id }) => asked.has(id));
};

/** True where the entry holds anything a reader could see: an answer, or a file beside it. */
export const isStarted = (question: Question, entry: AnswerEntry | undefined): boolean =>
  entry !== undefined && (isAnswered(question, entry.value) || (entry.evidence?.length ?? 0) > 0);

/**
 * Takes a document and a response; returns what a submission holds: the started entries of questions that are asked,
 * with the extras the question allows. Abandoned answers of hidden questions and of other versions stay behind.
 */
export const relevantEntries = (
  document: QuestionnaireDocument,
  entries: AnswerEntries,
): Record<string, AnswerEntry> => {
  const kept: Record<string, AnswerEntry> = {};
  for (const question of askedQuestions(document, entries)) {
    const entry = Object.hasOwn(entries, question.id) ? entries[question.id] : undefined;
    if (!entry || !isStarted(question, entry)) continue;
    const extras = allowedExtras(question, entry.extras);
    kept[question.id] = {
      value: entry.value,
      ...(Object.keys(extras).length > 0 ? { extras } : {}),
      ...(entry.evidence && entry.evidence.length > 0 ? { evidence: entry.evidence } : {}),
    };
  }
  return kept;
};
