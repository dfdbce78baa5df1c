import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { ok } from '@/lib/result';
import { loadEvaluation } from '@/lib/views/evaluation-record';
import { ownMarking } from '@/lib/views/own-marking';
import { command } from './command';
import { decideMark, writeMark } from './mark-decision';

const Words = z.string().max(10_000).optional();

const SaveMark = z.object({
  id: z.string(),
  submissionId: z.string().max(64),
  questionId: z.string().max(64),
  /** The version of the evaluator's own mark that the page showed; 0 where there was none. */
  version: z.coerce.number().int().min(0).max(100_000),
  mark: z.string().trim().max(20).optional(),
  strengths: Words,
  gaps: Words,
  againstDescriptor: Words,
  reason: Words,
});

/**
 * Saves one evaluator's mark with its reason. Structured answers: the published mark is confirmed, or lowered to
 * another published one. Everything else: a mark on the scale. A change before locking is the next version.
 */
export const saveMark = command({
  action: 'mark.save',
  input: SaveMark,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    return state && { state, record: await loadEvaluation(db, state, input.submissionId) };
  },
  facts: ({ state }, context, input) => ownMarking(state, context, input.questionId),
  decide: ({ loaded, input, context }) => {
    const decided = decideMark(loaded, input, context);
    if (!decided.ok) return decided;
    const { mark, event, warnings } = decided.value;
    return ok({ change: mark, event, value: { savedAt: context.now, warnings } });
  },
  write: writeMark,
  // Scores are locked: every attempt to change one is on the record.
  refusal: ({ state }, { submissionId, questionId }) => ({
    action: 'mark.save',
    subject: { type: 'submission', id: submissionId },
    procurementId: state.procurement.id,
    data: { question: questionId },
  }),
});
