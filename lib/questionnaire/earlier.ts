import { kindRules, rulesOf } from '../question/kinds';
import type { Question, QuestionnaireDocument } from './document';
import { questionsOf } from './find';

/** A question that a condition may wait for: how it can be compared and with which answers. */
export type EarlierQuestion = {
  id: string;
  ref: string;
  wording: string;
  operators: string[];
  /** Answers to choose from, or null where a figure or date is entered. */
  answers: { value: string; label: string }[] | null;
};

const answersOf = (question: Question): EarlierQuestion['answers'] => {
  const values = rulesOf(question).values(question.settings as never);
  if (values === null) return null;
  const options = question.settings && 'options' in question.settings ? (question.settings.options ?? []) : [];
  return values.map((value) => ({ value, label: options.find(({ id }) => id === value)?.label.en ?? value }));
};

/**
 * Takes a document and the id of a question (null for a new one at the end); returns the questions before it whose
 * answers a condition can be compared with. Texts, files and tables are not among them.
 */
export const earlierQuestions = (document: QuestionnaireDocument, id: string | null): EarlierQuestion[] => {
  const all = questionsOf(document);
  const at = id === null ? all.length : all.findIndex((question) => question.id === id);
  return all.slice(0, at < 0 ? all.length : at).flatMap((question) => {
    const { operators } = kindRules[question.kind];
    if (operators.length === 0) return [];
    const { ref, wording } = question;
    return [
      {
        id: question.id,
        ref: ref ?? question.id,
        wording: wording.en,
        operators: [...operators],
        answers: answersOf(question),
      },
    ];
  });
};
