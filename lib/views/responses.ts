import 'server-only';
import { lastSaves } from '@/db/store/answer';
import { findLatestPublished, listResponsesOf } from '@/db/store/response';
import { listSubmissionsOf } from '@/db/store/submission';
import { counting, type Standing, standingOf } from '@/lib/response/standing';
import { responseFacts } from './response-record';
import { view } from './view';

export type ResponseLine = {
  id: string;
  title: string;
  reference: string;
  authority: string;
  deadline: string | null;
  standing: Standing;
  cancelled: boolean;
  /** When the authority removed what was sent, after its time; ISO UTC. */
  removedAt: string | null;
};

/** Every response of the viewer's organisation. */
export const responses = view({
  action: 'response.list',
  load: async (db, _input: null, { viewer }) =>
    viewer.kind === 'supplier' ? listResponsesOf(db, viewer.supplierId) : null,
  facts: () => ({}),
  show: async (db, { loaded, context }): Promise<ResponseLine[]> => {
    const ids = loaded.map(({ id }) => id);
    const submissions = await listSubmissionsOf(db, ids);
    const saves = await lastSaves(db, ids);
    const current = new Map<string, string | undefined>();
    for (const { procurementId } of loaded)
      current.set(procurementId, (await findLatestPublished(db, procurementId))?.documentHash);
    return loaded.map((head) => {
      const sent = submissions.get(head.id) ?? [];
      const last = saves.get(head.id);
      const counts = counting(sent);
      return {
        id: head.id,
        title: head.title,
        reference: head.reference,
        authority: head.authorityName,
        deadline: head.deadline,
        cancelled: head.cancelledAt !== null,
        removedAt: head.removedAt,
        standing: standingOf({
          submissions: sent,
          // Times alone: the list need not unseal every answer to say that something was changed.
          changes: counts && last !== undefined && last > counts.receivedAt ? 1 : 0,
          started: last !== undefined,
          outdated: counts !== null && counts.documentHash !== current.get(head.procurementId),
          closed: responseFacts(head, context).deadlinePassed === true,
        }),
      };
    });
  },
});
