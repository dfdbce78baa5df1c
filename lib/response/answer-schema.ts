import { z } from 'zod';
import { rulesOf } from '../question/kinds';
import type { QuestionnaireDocument } from '../questionnaire/document';
import { everyQuestion } from '../questionnaire/find';

const schemaOf = (
  document: QuestionnaireDocument,
  visibleIds: ReadonlySet<string>,
  of: (question: ReturnType<typeof everyQuestion>[number]) => z.ZodType,
): z.ZodType<Record<string, unknown>> =>
  z.strictObject(
    Object.fromEntries(
      everyQuestion(document)
        .filter(({ id }) => visibleIds.has(id))
        .map((question) => [question.id, of(question)]),
    ),
  );

/**
 * Takes a document and the ids of the questions that are asked; returns the schema of a complete response: every
 * asked question with a valid answer and nothing else. Screen, workbook and submission share it.
 */
export const answerSchema = (
  document: QuestionnaireDocument,
  visibleIds: ReadonlySet<string>,
): z.ZodType<Record<string, unknown>> =>
  schemaOf(document, visibleIds, (question) => rulesOf(question).answer(question.settings));

/** The same for what autosave accepts: any of the asked questions, unfinished or too long answers included. */
export const draftSchema = (
  document: QuestionnaireDocument,
  visibleIds: ReadonlySet<string>,
): z.ZodType<Record<string, unknown>> =>
  schemaOf(document, visibleIds, (question) => rulesOf(question).draft.optional());
