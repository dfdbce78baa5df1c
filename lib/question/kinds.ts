import type { Language, Say } from '../condition/say';
import type { Message } from '../result';
import { date } from './date';
import { file } from './file';
import type { Asked, KindRules } from './kind';
import { longText } from './long-text';
import { multipleChoice } from './multiple-choice';
import { number } from './number';
import type { Kind } from './settings';
import { shortText } from './short-text';
import { singleChoice } from './single-choice';
import { table } from './table';
import { yesNo } from './yes-no';

/** Every kind of question; a kind that is missing here does not compile. */
export const kindRules: { readonly [K in Kind]: KindRules<K> } = {
  'yes-no': yesNo,
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  'short-text': shortText,
  'long-text': longText,
  number,
  date,
  file,
  table,
};

/** Takes a question; returns the rules of its kind, ready to be called with that question. */
export const rulesOf = (question: Asked): KindRules<Kind> => kindRules[question.kind] as unknown as KindRules<Kind>;

/** Takes a question and an answer; true where something was given that a reader could mark. */
export const isAnswered = (question: Asked, answer: unknown): boolean =>
  rulesOf(question).isAnswered(answer, question.settings);

/** Takes a question and an answer; returns what keeps it from being complete and valid, in the order of the form. */
export const answerFaults = (question: Asked, answer: unknown, language: Language = 'en'): Message[] =>
  rulesOf(question).faults(question, answer, language);

/** Takes a question and an answer; returns the answer as a person reads it, '' where there is none. */
export const answerText = (question: Asked, answer: unknown, say: Say, language: Language = 'en'): string =>
  rulesOf(question).toText(question, answer, say, language);
