import 'server-only';
import { findAnswer, listAnswerHistory, namesOf } from '@/db/store/answer';
import { listEvidence } from '@/db/store/evidence';
import { findPublishedDocument, findResponse } from '@/db/store/response';
import type { Question } from '@/lib/questionnaire/document';
import { findQuestion } from '@/lib/questionnaire/find';
import { emptyAnswer, entryOf, type StoredAnswer } from '@/lib/response/stored-answer';
import { responseFacts } from './response-record';
import { view } from './view';

export type AnswerVersions = {
  question: Question;
  mine: StoredAnswer;
  theirs: StoredAnswer;
  /** Both as readers see them, files by name. */
  shown: { mine: ReturnType<typeof entryOf>; theirs: ReturnType<typeof entryOf> };
  version: number;
  savedAt: string;
  savedBy: string;
};

type Input = { responseId: string; questionId: string; mine: string };

/** A text that came second beside the one that stands; null where there is no such text. */
export const answerVersions = view({
  action: 'response.read',
  load: (db, { responseId }: Input) => findResponse(db, responseId),
  facts: (head, context) => responseFacts(head, context),
  show: async (db, { loaded: head, input }): Promise<AnswerVersions | null> => {
    const published = await findPublishedDocument(db, head.versionId);
    const question = published && findQuestion(published.document, input.questionId);
    const lost = (await listAnswerHistory(db, head.id, input.questionId)).find(({ id }) => id === input.mine);
    if (!question || !lost) return null;
    const current = await findAnswer(db, head.id, input.questionId);
    const files = await listEvidence(db, head.supplierId);
    const names = current ? await namesOf(db, head.supplierId, [current.savedBy]) : new Map<string, string>();
    const theirs = current?.answer ?? emptyAnswer;
    return {
      question,
      mine: lost.answer,
      theirs,
      shown: { mine: entryOf(question, lost.answer, files), theirs: entryOf(question, theirs, files) },
      version: current?.version ?? 0,
      savedAt: current?.savedAt ?? lost.savedAt,
      savedBy: (current && names.get(current.savedBy)) ?? '',
    };
  },
});
