import 'server-only';
import { findResponse } from '@/db/store/response';
import { evidenceQuota } from '@/lib/commands/upload-evidence';
import { config } from '@/lib/server/config';
import { type FileOfLibrary, shownFiles } from './evidence-library';
import { responseFacts } from './response-record';
import { view } from './view';

export { evidenceQuotaShown } from './evidence-library';

export type EvidenceShown = FileOfLibrary & {
  /** References of this response's questions that use it. */
  usedIn: string[];
};

/** The organisation's files, as one response uses them. */
export const evidence = view({
  action: 'evidence.read',
  load: (db, input: { responseId: string }) => findResponse(db, input.responseId),
  facts: (head, context) => responseFacts(head, context),
  show: async (db, { loaded: head, context }) => {
    const { files, room } = await shownFiles(db, head.supplierId, context);
    return {
      response: { id: head.id, title: head.title },
      closed: responseFacts(head, context).deadlinePassed === true,
      files: files.map(
        (file): EvidenceShown => ({
          ...file,
          usedIn: file.uses.find(({ responseId }) => responseId === head.id)?.refs ?? [],
        }),
      ),
      used: room.used,
      quota: evidenceQuota,
      limit: config().uploadLimit,
    };
  },
});
