import 'server-only';
import { findReleasedSummary } from '@/db/store/summary';
import type { SummaryDocument } from '@/lib/evaluation/summary-document';
import { summaryPaper } from '@/lib/paper/summary-paper';
import { docxFile } from './docx-file';
import type { ExportFile } from './exports';
import { ofResponse, type ResponseFrameFacts } from './response';

/** A supplier's own summary as it was released; null where none was released to it, which says nothing of others. */
export const ownSummary = ofResponse<
  { responseId: string },
  { frame: ResponseFrameFacts; released: { at: string; document: SummaryDocument } | null }
>(
  async ({ record, frame }, db) => {
    const { procurementId, supplierId } = record.head;
    const found = await findReleasedSummary(db, procurementId, supplierId);
    return { frame, released: found && { at: found.releasedAt, document: found.document } };
  },
  { action: 'response.read-summary' },
);

/** The same as a DOCX; null where none was released to this supplier. */
export const ownSummaryFile = ofResponse<{ responseId: string }, ExportFile | null>(
  async ({ record }, db) => {
    const { procurementId, supplierId, reference } = record.head;
    const found = await findReleasedSummary(db, procurementId, supplierId);
    return found && docxFile(`${reference} assessment summary`, summaryPaper(found.document, found.releasedAt));
  },
  { action: 'response.read-summary' },
);
