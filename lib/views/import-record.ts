import 'server-only';
import type { Reader } from '@/db/client';
import { fetchFile } from '@/db/evidence-files';
import { findImport, type ImportFile } from '@/db/store/import-file';
import { assembleDocument, templates } from '@/lib/catalogue';
import { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { defaultScoring } from '@/lib/questionnaire/presets';
import { ImportPlan } from '@/lib/workbook/import/plan';
import { SourceBook } from '@/lib/workbook/import/source';
import type { Source } from '@/lib/workbook/import/steps';
import { type DraftPage, loadDraftPage } from './draft-page';

export type ImportPage = DraftPage & {
  row: ImportFile;
  plan: ImportPlan;
  /** The draft's document; an empty one where nothing was drafted yet. */
  document: QuestionnaireDocument;
};

/** A questionnaire without questions: default scoring and the declarations that every questionnaire has. */
export const emptyDraft = (title: string): QuestionnaireDocument =>
  assembleDocument({
    title: { en: title },
    templates,
    flags: [],
    selection: { chosen: [] },
    scoring: defaultScoring(),
    dates: {},
    belowThresholdEngland: false,
  });

/** The document that questions may be brought into: the draft's, or an empty one before the first; else null. */
export const documentToFill = ({ draft, state }: DraftPage): QuestionnaireDocument | null => {
  if (draft) return draft.document;
  return state.versions.length === 0 ? emptyDraft(state.procurement.title) : null;
};

/** A procurement with one import into its draft; null where there is no such thing, or nothing is drafted any more. */
export async function loadImportPage(
  db: Reader,
  { id, importId }: { id: string; importId: string },
): Promise<ImportPage | null> {
  const page = await loadDraftPage(db, { id });
  const document = page && documentToFill(page);
  const row = document ? await findImport(db, id, importId) : null;
  if (!page || !document || !row) return null;
  return { ...page, document, row, plan: ImportPlan.parse(row.plan) };
}

/** What was read of the file when it came, from its sealed copy; null where the file was refused. */
export async function importSource({ procurementId, fileId }: ImportFile): Promise<Source | null> {
  if (fileId === null) return null;
  const value = JSON.parse((await fetchFile(procurementId, fileId)).toString('utf8')) as Record<string, unknown>;
  if ('book' in value) return { book: SourceBook.parse(value.book) };
  return { document: QuestionnaireDocument.parse(value.document) as QuestionnaireDocument };
}
