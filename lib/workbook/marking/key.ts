import { z } from 'zod';
import { criteriaOf } from '../../evaluation/panel';
import type { QuestionnaireDocument } from '../../questionnaire/document';
import { sha256Hex } from '../../questionnaire/hash';

const Id = z.string().min(1).max(64);

/**
 * What the key of an evaluator's workbook says: whose copy it is, of which procurement and version, under which letters,
 * and which saved scores it held. No supplier is in it, by name or by id.
 */
export const MarkingKey = z.strictObject({
  format: z.literal('assay-marking-workbook/1'),
  procurementId: Id,
  reference: z.string().max(200),
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.int().min(1),
  evaluatorId: Id,
  letters: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string().max(40),
  /** The version of each score that was in it, question by question and letter by letter; 0 where there was none. */
  held: z
    .string()
    .regex(/^[0-9.]*$/)
    .max(30_000),
});
export type MarkingKey = z.infer<typeof MarkingKey>;

type Lettered = { readonly submissionId: string; readonly letter: string };

/**
 * Takes the letters of an opening; returns a hash that another assignment of letters would not give. It is made of
 * letters and submissions alone, which an evaluator meets together anyway: suppliers are not in it, so that nobody can
 * find out by trying whose letter is whose.
 */
export const lettersHash = (openingId: string, letters: readonly Lettered[]): string =>
  sha256Hex(JSON.stringify([openingId, ...letters.map(({ submissionId, letter }) => [letter, submissionId])]));

/** One answer in the hands of an evaluator: which bidder's, to which question. */
export const placeKey = (letter: string, questionId: string): string => `${letter}:${questionId}`;

const places = (document: QuestionnaireDocument, letters: readonly Lettered[]): string[] =>
  criteriaOf(document).flatMap(({ id }) => letters.map(({ letter }) => placeKey(letter, id)));

/** Takes versions of scores by place; returns them as a key holds them. */
export const scoresHeld = (
  document: QuestionnaireDocument,
  letters: readonly Lettered[],
  versions: ReadonlyMap<string, number>,
): string =>
  places(document, letters)
    .map((place) => String(versions.get(place) ?? 0))
    .join('.');

/** Takes what a key holds; returns the version of the score that the download held, by place. */
export const heldScores = (
  document: QuestionnaireDocument,
  letters: readonly Lettered[],
  held: string,
): Map<string, number> => {
  const parts = held.split('.').map(Number);
  return new Map(places(document, letters).map((place, at) => [place, parts[at] ?? 0]));
};
