import 'server-only';
import { z } from 'zod';
import { listEarlierHeads, setEarlierChoice } from '@/db/store/earlier-answer';
import { findResponse } from '@/db/store/response';
import { ok, type Result, refuse } from '@/lib/result';
import { earlierStart } from '../views/earlier-start';
import { responseFacts } from '../views/response-record';
import { type Context, command } from './command';
import { type AnswerSaved, saveAnswer } from './save-answer';

const Id = z.string().min(1).max(64);
const Choose = z.object({ responseId: Id, questionId: Id, submissionId: Id, fromQuestionId: Id });
type Choose = z.infer<typeof Choose>;

/** Keeps what a team did with an offer. Nothing of it changes an answer, so like a save it leaves no audit entry. */
const choosing = (choice: 'used' | 'declined') =>
  command({
    action: 'answer.save',
    input: Choose,
    load: async (db, input, { viewer }) => {
      const head = await findResponse(db, input.responseId);
      if (!head || viewer.kind !== 'supplier' || viewer.supplierId !== head.supplierId) return null;
      const place = { submissionId: input.submissionId, questionId: input.fromQuestionId };
      const [offered] = await listEarlierHeads(db, head.supplierId, place);
      return offered ? head : null;
    },
    facts: (head, context) => responseFacts(head, context),
    decide: ({ input }) => ok({ change: input, event: null, value: null }),
    write: async (tx, change, { viewer, now }) => {
      const chosenBy = viewer.kind === 'supplier' ? viewer.userId : '';
      await setEarlierChoice(tx, { ...change, choice, chosenBy, chosenAt: now });
      return undefined;
    },
  });

/** Says that an offered answer is not used: it is not offered on that question again. */
export const declineEarlierAnswer = choosing('declined');
const noteUsed = choosing('used');

/** What is chosen, and the version of the answer that the page showed. */
export const StartFromEarlier = Choose.extend({ sectionId: Id, base: z.coerce.number().int().min(0).max(1_000_000) });

/**
 * Puts an earlier answer into a question as a start: a save like any other, at the version that the page showed, so
 * that what a colleague typed meanwhile is never overwritten and what stood there before stays in the history.
 */
async function run(context: Context, raw: unknown): Promise<Result<AnswerSaved>> {
  const parsed = StartFromEarlier.safeParse(raw);
  if (!parsed.success) return refuse('invalid', 'library.choice-form');
  const { base, ...place } = parsed.data;
  const found = await earlierStart(context, place);
  if (!found.ok) return found;
  if (!found.value) return refuse('not-found', 'common.not-found');
  const { start, seen } = found.value;
  if (!start.usable) return refuse('invalid', `library.cannot-${start.why}`);
  const { responseId, questionId } = place;
  const saved = await saveAnswer(context, { responseId, questionId, base, seen, ...start.answer });
  if (saved.ok && saved.value.is === 'saved') await noteUsed(context, place satisfies Choose);
  return saved;
}

export const startFromEarlier = Object.assign(run, { action: saveAnswer.action, input: StartFromEarlier });
