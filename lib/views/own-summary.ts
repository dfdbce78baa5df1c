import 'server-only';
import { findReleasedSummary } from '@/db/store/summary';
import type { SummaryDocument } from '@/lib/evaluation/summary-document';
import { summaryPaper } from '@/lib/paper/summary-paper';
import type { Message } from '@/lib/result';
import { docxFile } from './docx-file';
import type { ExportFile } from './exports';
import { ofResponse, type ResponseFrameFacts } from './response';
import { loadStandstillTold } from './standstill-told';

/** A supplier's own summary as it was released; null where none was released to it, which says nothing of others. */
export const ownSummary = ofResponse<
  { responseId: string },
  {
    frame: ResponseFrameFacts;
    released: { at: string; document: SummaryDocument; standstill: Message[] } | null;
  }
>(
  async ({ record, frame }, db) => {
    const { procurementId, supplierId } = record.head;
    const found = await findReleasedSummary(db, procurementId, supplierId);
    if (!found) return { frame, released: null };
    const standstill = await loadStandstillTold(db, procurementId);
    return { frame, released: { at: found.releasedAt, document: found.document, standstill } };
  },
  { action: 'response.read-summary' },
);

/** The same as a DOCX; null where none was released to this supplier. */
export const ownSummaryFile = ofResponse<{ responseId: string }, ExportFile | null>(
  async ({ record }, db) => {
    const { procurementId, supplierId, reference } = record.head;
    const found = await findReleasedSummary(db, procurementId, supplierId);
    if (!found) return null;
    const standstill = await loadStandstillTold(db, procurementId);
    const paper = summaryPaper(found.document, found.releasedAt, false, standstill);
    return docxFile(`${reference} assessment summary`, paper);
  },
  { action: 'response.read-summary' },
);
