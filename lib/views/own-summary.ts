import 'server-only';
import { findReleasedSummary } from '@/db/store/summary';
import type { SummaryDocument } from '@/lib/evaluation/summary-document';
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
