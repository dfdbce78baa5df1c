import { z } from 'zod';
import { answerFaults, isAnswered } from '../question/kinds';
import type { QuestionnaireDocument } from '../questionnaire/document';
import { everyQuestion } from '../questionnaire/find';
import { extrasFaults } from './extras';
import type { StoredAnswer } from './stored-answer';

/**
 * What an officer sees with a supplier's code: times, sizes and counts of the whole response. No question is named and
 * nothing is counted question by question: which conditional questions have answers would tell what was answered, and
 * the exact length of a "yes" would tell it from a "no", so sizes are whole kilobytes and nothing is smaller than one.
 */
export const TechnicalState = z.strictObject({
  /** The version that the team answers, and a later one that it has not confirmed. */
  version: z.int(),
  newer: z.int().nullable(),
  answers: z.strictObject({ kilobytes: z.int(), lastSavedAt: z.string().nullable(), faults: z.int() }),
  /** The latest saves, newest first; `kept` is false for a text that came second to another save. */
  saves: z.array(z.strictObject({ at: z.string(), kilobytes: z.int(), kept: z.boolean() })),
  /** Files beside the answers. */
  files: z.array(z.strictObject({ kilobytes: z.int(), uploadedAt: z.string() })),
});
export type TechnicalState = z.infer<typeof TechnicalState>;

/** How many saves are shown. */
export const savesShown = 10;

/** Bytes as whole kilobytes, rounded up; nothing is 0. */
export const kilobytesOf = (bytes: number): number => Math.ceil(bytes / 1000);

/** Bytes that were sealed, from the length of the base64 text: 29 of them are the seal's own. */
export const plainBytes = (sealedLength: number): number => Math.max(0, Math.floor((sealedLength * 3) / 4) - 29);

/** Counts answers whose own form is at fault, whether or not their question is asked. Files are judged elsewhere. */
export const countFaults = (document: QuestionnaireDocument, answers: ReadonlyMap<string, StoredAnswer>): number =>
  everyQuestion(document).filter((question) => {
    const answer = answers.get(question.id);
    if (!answer || question.kind === 'file' || !isAnswered(question, answer.value)) return false;
    return answerFaults(question, answer.value).length > 0 || extrasFaults(question, answer.extras).length > 0;
  }).length;
