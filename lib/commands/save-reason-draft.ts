import 'server-only';
import { z } from 'zod';
import { saveReasonDraft as store } from '@/db/store/mark';
import { lettersOf } from '@/db/store/opening';
import { findProcurement } from '@/db/store/procurement';
import { ReasonDraft } from '@/lib/evaluation/mark-reason';
import { ok, refuse } from '@/lib/result';
import { ownMarking, viewerId } from '@/lib/views/own-marking';
import { command } from './command';

const SaveReasonDraft = z.object({
  id: z.string(),
  submissionId: z.string().max(64),
  questionId: z.string().max(64),
  /** The version of the draft that the page continues; 0 where there was none. */
  version: z.number().int().min(0).max(1_000_000),
  draft: ReasonDraft,
});

/** Keeps what an evaluator is typing. It counts for nothing until it is saved as a score, so it leaves no log entry. */
export const saveReasonDraft = command({
  action: 'reason-draft.save',
  input: SaveReasonDraft,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    return state && { state };
  },
  facts: ({ state }, context, input) => ownMarking(state, context, input.questionId),
  decide: ({ loaded: { state }, input, context }) => {
    if (!lettersOf(state).some(({ submissionId }) => submissionId === input.submissionId))
      return refuse('not-found', 'common.not-found');
    return ok({
      change: {
        submissionId: input.submissionId,
        questionId: input.questionId,
        evaluatorId: viewerId(context),
        expected: input.version,
        draft: input.draft,
        at: context.now,
      },
      event: null,
      value: { version: input.version + 1, savedAt: context.now },
    });
  },
  write: async (tx, draft) => ((await store(tx, draft)) ? undefined : refuse('conflict', 'evaluation.draft-changed')),
});
