import { z } from 'zod';
import type { FileRef } from '../question/settings';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { everyQuestion } from '../questionnaire/find';
import { canonical } from '../questionnaire/hash';
import { type AnswerEntries, type AnswerEntry, AnswerExtras } from './extras';

/** One answer as it is kept: its value, what was added, and the ids of the organisation's files beside it. */
export const StoredAnswer = z.strictObject({
  value: z.union([
    z.string().max(200_000),
    z.array(z.string().max(20_000)).max(1_000),
    z.array(z.array(z.string().max(20_000)).max(20)).max(500),
  ]),
  extras: AnswerExtras,
  evidence: z.array(z.string().max(40)).max(100),
});
export type StoredAnswer = z.infer<typeof StoredAnswer>;

/** What an answer is before anybody has typed one. */
export const emptyAnswer: StoredAnswer = { value: '', extras: {}, evidence: [] };

/** A file of the organisation, by its id. */
export type OwnFile = FileRef & { id: string };

/** Takes two answers; true where they say the same, so that a save that is sent twice changes nothing. */
export const sameAnswer = (a: StoredAnswer, b: StoredAnswer): boolean => canonical(a) === canonical(b);

/** Takes an answer and the files that are still in the library; returns the entry that rules and readers see. */
export const entryOf = (question: Question, answer: StoredAnswer, files: readonly OwnFile[]): AnswerEntry => {
  const attached = answer.evidence.flatMap((id) => {
    const file = files.find((each) => each.id === id);
    return file ? [{ sha256: file.sha256, name: file.name, size: file.size }] : [];
  });
  return question.kind === 'file'
    ? { value: attached, extras: answer.extras }
    : { value: answer.value, extras: answer.extras, evidence: attached };
};

/** Takes everything a response holds; returns its entries by question id, for questions that the document knows. */
export const entriesOf = (
  document: QuestionnaireDocument,
  answers: ReadonlyMap<string, { answer: StoredAnswer }>,
  files: readonly OwnFile[],
): AnswerEntries =>
  Object.fromEntries(
    everyQuestion(document).flatMap((question) => {
      const saved = answers.get(question.id);
      return saved ? [[question.id, entryOf(question, saved.answer, files)]] : [];
    }),
  );
