import 'server-only';
import { findAnswer } from '@/db/store/answer';
import { findPublishedDocument, findResponse } from '@/db/store/response';
import type { Question } from '@/lib/questionnaire/document';
import { findQuestion, sectionOf } from '@/lib/questionnaire/find';
import { declarationsId } from '@/lib/response/completeness';
import { responseFacts } from './response-record';
import { view } from './view';

export type AnswerPlace = { question: Question; sectionId: string; deadline: string; lastSavedAt: string | null };

/** What reading a posted answer needs: the question as published, and where it stands. Light enough for autosave. */
export const answerPlace = view({
  action: 'response.read',
  load: async (db, { responseId, questionId }: { responseId: string; questionId: string }) => {
    const head = await findResponse(db, responseId);
    const published = head && (await findPublishedDocument(db, head.versionId));
    const question = published && findQuestion(published.document, questionId);
    return head && published && question ? { head, question, document: published.document } : null;
  },
  facts: ({ head }, context) => responseFacts(head, context),
  show: async (db, { loaded: { head, question, document }, context }): Promise<AnswerPlace> => ({
    question,
    sectionId: sectionOf(document, question.id)?.id ?? declarationsId,
    deadline: head.deadline ?? context.now,
    lastSavedAt: responseFacts(head, context).deadlinePassed
      ? ((await findAnswer(db, head.id, question.id))?.savedAt ?? null)
      : null,
  }),
});
