import { z } from 'zod';
import type { QuestionnaireDocument } from '../../questionnaire/document';
import { everyQuestion } from '../../questionnaire/find';
import type { SourceBook } from '../import/source';

const Id = z.string().min(1).max(64);

/** What the key of a downloaded workbook says: whose copy it is, of which version, and which answers it held. */
export const WorkbookKey = z.strictObject({
  format: z.literal('assay-workbook/1'),
  procurementId: Id,
  reference: z.string().max(200),
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.int().min(1),
  supplierId: Id,
  responseId: Id,
  at: z.string().max(40),
  /** The version of each answer that was in it, in the order of the document; 0 where there was none. */
  held: z
    .string()
    .regex(/^[0-9.]*$/)
    .max(10_000),
});
export type WorkbookKey = z.infer<typeof WorkbookKey>;

/** Takes a document and versions of answers by question; returns them as a key holds them. */
export const heldIn = (document: QuestionnaireDocument, versions: ReadonlyMap<string, number>): string =>
  everyQuestion(document)
    .map(({ id }) => String(versions.get(id) ?? 0))
    .join('.');

/** Takes a document and what a key holds; returns the version of each answer that the download held. */
export const versionsHeld = (document: QuestionnaireDocument, held: string): Map<string, number> => {
  const parts = held.split('.').map(Number);
  return new Map(everyQuestion(document).map(({ id }, at) => [id, parts[at] ?? 0]));
};

const pattern = /^'?ASSAY-[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,100}$/;

/** Takes a workbook; returns every different key in it, wherever its cell was moved to. */
export const keysIn = (book: SourceBook): string[] => [
  ...new Set(
    book.sheets
      .flatMap(({ cells }) => cells)
      .map(({ text }) => text.replace(/\s+/g, ''))
      .filter((text) => pattern.test(text))
      .map((text) => text.replace(/^'/, '')),
  ),
];
