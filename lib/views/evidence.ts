import 'server-only';
import { listAnswers, namesOf } from '@/db/store/answer';
import { evidenceBytes, listEvidence } from '@/db/store/evidence';
import { findPublishedDocument, findResponse } from '@/db/store/response';
import { evidenceQuota } from '@/lib/commands/upload-evidence';
import { refOf } from '@/lib/question/kind';
import { findQuestion } from '@/lib/questionnaire/find';
import { config } from '@/lib/server/config';
import { responseFacts } from './response-record';
import { view } from './view';

/** The room of one organisation, in words: 500 MB. */
export const evidenceQuotaShown = `${evidenceQuota / 1_000_000} MB`;

export type EvidenceShown = {
  id: string;
  name: string;
  type: string;
  size: number;
  uploadedAt: string;
  uploadedBy: string;
  /** References of this response's questions that use it. */
  usedIn: string[];
};

/** The organisation's files, as one response uses them. */
export const evidence = view({
  action: 'evidence.read',
  load: (db, input: { responseId: string }) => findResponse(db, input.responseId),
  facts: (head, context) => responseFacts(head, context),
  show: async (db, { loaded: head, context }) => {
    const files = await listEvidence(db, head.supplierId);
    const answers = await listAnswers(db, head.id);
    const published = await findPublishedDocument(db, head.versionId);
    const names = await namesOf(db, head.supplierId, [...new Set(files.map(({ uploadedBy }) => uploadedBy))]);
    const used = (id: string): string[] =>
      [...answers].flatMap(([questionId, { answer }]) => {
        const question = published && findQuestion(published.document, questionId);
        return question && answer.evidence.includes(id) ? [refOf(question)] : [];
      });
    return {
      response: { id: head.id, title: head.title },
      closed: responseFacts(head, context).deadlinePassed === true,
      files: files.map(
        ({ id, name, type, size, uploadedAt, uploadedBy }): EvidenceShown => ({
          id,
          name,
          type: type.toUpperCase(),
          size,
          uploadedAt,
          uploadedBy: names.get(uploadedBy) ?? '',
          usedIn: used(id),
        }),
      ),
      used: await evidenceBytes(db, head.supplierId),
      quota: evidenceQuota,
      limit: config().uploadLimit,
    };
  },
});
