import 'server-only';
import type { Reader } from '@/db/client';
import { listPeople, type Person } from '@/db/store/people';
import type { ProcurementRow, ProcurementState } from '@/db/store/procurement';
import { toldAt } from '@/lib/procurement/clarifications';
import { clarificationNews, clarificationNewsId } from '../views/clarification-mail';
import { whoConfirms } from '../views/who-confirms';

/** The officers of a procurement who can answer what suppliers ask. */
export const whoAnswers = async (db: Reader, state: ProcurementState): Promise<Person[]> =>
  whoConfirms(state, await listPeople(db, state.procurement.authorityId), '', ['lead', 'officer']);

/**
 * Messages to the officers who can answer: timed, named and worded so that they tell nothing of the asker, who may be any
 * of those who answer or read along. Filed under no procurement: what is filed there is of addresses that officers typed.
 */
export const newsTo = (officers: readonly Person[], { id, title, deadline }: ProcurementRow, receivedAt: string) => {
  const at = toldAt(receivedAt);
  return officers.map(({ userId, name, email }) => ({
    ...clarificationNews({ procurementId: id, title, name, at }),
    id: clarificationNewsId(id, userId, at),
    at,
    to: email,
    // A question is answered before the deadline or not at all.
    ...(deadline === null ? {} : { notAfter: deadline }),
  }));
};
