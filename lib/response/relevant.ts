import { visibleQuestions } from '../condition/visible';
import { isAnswered } from '../question/kinds';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { everyQuestion } from '../questionnaire/find';
import { type AnswerEntries, type AnswerEntry, allowedExtras, isNotApplicable, valuesOf } from './extras';

/**
 * Takes a document and a response; returns the ids of the questions that are asked of this supplier. One that is not
 * applicable counts as unanswered, whatever was typed beside.
 */
export const askedOf = (document: QuestionnaireDocument, entries: AnswerEntries): Set<string> => {
  const values = valuesOf(entries);
  for (const question of everyQuestion(document))
    if (Object.hasOwn(entries, question.id) && isNotApplicable(question, entries[question.id]))
      delete values[question.id];
  return visibleQuestions(document, values);
};

/** Takes a document and a response; returns the questions that are asked, declarations last. */
export const askedQuestions = (document: QuestionnaireDocument, entries: AnswerEntries): Question[] => {
  const asked = askedOf(document, entries);
  return everyQuestion(document).filter(({ id }) => asked.has(id));
};

/** True where the question has its answer: a value, or that it does not apply. */
export const isReplied = (question: Question, entry: AnswerEntry | undefined): boolean =>
  entry !== undefined && (isNotApplicable(question, entry) || isAnswered(question, entry.value));

/** True where the entry holds anything a reader could see: an answer, or a file beside it. */
export const isStarted = (question: Question, entry: AnswerEntry | undefined): boolean =>
  isReplied(question, entry) || (entry?.evidence?.length ?? 0) > 0;

/**
 * Takes a document and a response; returns what a submission holds: the started entries of questions that are asked,
 * with the extras the question allows, and no value where a question is not applicable. Abandoned answers of hidden questions and of other versions stay behind.
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
      value: extras.notApplicable ? '' : entry.value,
      ...(Object.keys(extras).length > 0 ? { extras } : {}),
      ...(entry.evidence && entry.evidence.length > 0 ? { evidence: entry.evidence } : {}),
    };
  }
  return kept;
};
