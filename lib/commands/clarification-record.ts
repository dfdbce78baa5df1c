import 'server-only';
import type { Reader } from '@/db/client';
import { type Clarification, findAsker, findClarification } from '@/db/store/clarification';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { teamAddresses } from '@/db/store/response';
import type { AuditFact } from '@/lib/audit';
import { ukDateTime } from '@/lib/procurement/uk-time';

export type Asked = { state: ProcurementState; clarification: Clarification };

/** A question with its procurement, as its officers may have it; null where there is no such thing. */
export async function loadAsked(
  db: Reader,
  { procurementId, clarificationId }: { procurementId: string; clarificationId: string },
): Promise<Asked | null> {
  const state = await findProcurement(db, procurementId);
  const clarification = await findClarification(db, procurementId, clarificationId);
  return state && clarification ? { state, clarification } : null;
}

/** What the procurement's log says of a question: when it was received, to the minute, and never who asked. */
export const recordOf = ({ id, procurementId, receivedAt }: Clarification, data: Record<string, AuditFact> = {}) => ({
  subject: { type: 'clarification', id },
  procurementId,
  data: { ...data, received: ukDateTime(receivedAt) },
});

/** Where the asker's team reads its question, and its addresses. For messages only: nothing of it reaches an officer. */
export async function loadTeamOfAsker(
  db: Reader,
  clarificationId: string,
): Promise<{ responseId: string; addresses: string[] } | null> {
  const asker = await findAsker(db, clarificationId);
  return asker && { responseId: asker.responseId, addresses: await teamAddresses(db, asker.supplierId) };
}
