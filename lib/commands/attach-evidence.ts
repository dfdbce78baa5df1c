import 'server-only';
import { reading } from '@/db/client';
import { findAnswer } from '@/db/store/answer';
import { emptyAnswer } from '@/lib/response/stored-answer';
import type { Result } from '@/lib/result';
import type { Context } from './command';
import { type AnswerSaved, saveAnswer } from './save-answer';

/** Puts an uploaded file beside an answer that already is saved, as uploading without JavaScript does. */
export async function attachEvidence(
  context: Context,
  to: { responseId: string; questionId: string; evidenceId: string },
): Promise<Result<AnswerSaved>> {
  const saved = await findAnswer(reading(), to.responseId, to.questionId);
  const answer = saved?.answer ?? emptyAnswer;
  return saveAnswer(context, {
    responseId: to.responseId,
    questionId: to.questionId,
    base: saved?.version ?? 0,
    ...answer,
    evidence: [...answer.evidence, to.evidenceId],
  });
}
