import 'server-only';
import { listAskedOfResponse } from '@/db/store/bidder-question';
import { refOf } from '@/lib/question/kind';
import { findQuestion } from '@/lib/questionnaire/find';
import { ofResponse, type ResponseFrameFacts } from './response';

/** A question of the authority to this team alone. */
export type AskedOfTeam = {
  id: string;
  number: number;
  /** Reference and wording of the question of the questionnaire that it is about. */
  about: string;
  text: string;
  askedAt: string;
  answerBy: string;
  answer: { text: string; at: string } | null;
  open: boolean;
};

/** What the authority asked this team about its tender. */
export const responseQuestions = ofResponse<
  { responseId: string },
  { frame: ResponseFrameFacts; asked: AskedOfTeam[] }
>(async ({ record, frame }, db) => {
  const rows = await listAskedOfResponse(db, record.head.id);
  return {
    frame,
    asked: rows.map(({ id, number, questionId, text, askedAt, answerBy, answer }) => {
      const question = findQuestion(record.published.document, questionId);
      return {
        id,
        number,
        about: question ? `${refOf(question)}. ${question.wording.en}` : '',
        text,
        askedAt,
        answerBy,
        answer: answer && { text: answer.text, at: answer.answeredAt },
        open: answer === null && frame.now < answerBy && !frame.cancelled,
      };
    }),
  };
});
