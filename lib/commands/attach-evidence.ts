import 'server-only';
import { reading } from '@/db/client';
import { findAnswer } from '@/db/store/answer';
import { emptyAnswer } from '@/lib/response/stored-answer';
import type { Context } from './command';
import { saveAnswer } from './save-answer';

/** Once, and once more on the words of a colleague who was first. */
const tries = 2;

/**
 * Puts an uploaded file beside the newest words of an answer, as uploading without JavaScript does. Says whether it is
 * there: colleagues may have been first each time, or the answer takes no more.
 */
export async function attachEvidence(
  context: Context,
  to: { responseId: string; questionId: string; evidenceId: string },
): Promise<'attached' | 'not-attached'> {
  for (let round = 0; round < tries; round += 1) {
    const saved = await findAnswer(reading(), to.responseId, to.questionId);
    const answer = saved?.answer ?? emptyAnswer;
    const result = await saveAnswer(context, {
      responseId: to.responseId,
      questionId: to.questionId,
      base: saved?.version ?? 0,
      ...answer,
      evidence: [...answer.evidence, to.evidenceId],
    });
    if (result.ok && result.value.is === 'saved') return 'attached';
    if (!result.ok && result.why !== 'conflict') break;
  }
  return 'not-attached';
}
