import 'server-only';
import { z } from 'zod';
import { dropReasonDraft, insertMark, type Mark } from '@/db/store/mark';
import { findProcurement } from '@/db/store/procurement';
import type { MarkReason } from '@/lib/evaluation/mark-reason';
import { markReasonText } from '@/lib/evaluation/mark-reason';
import { takeMark } from '@/lib/evaluation/marking';
import { type Message, ok, refuse } from '@/lib/result';
import { loadEvaluation } from '@/lib/views/evaluation-record';
import { ownMarking, viewerId } from '@/lib/views/own-marking';
import { command } from './command';

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
  decide: ({ loaded: { state, record }, input, context }) => {
    const item = record?.panel.items.find(
      ({ submissionId, question }) => submissionId === input.submissionId && question.id === input.questionId,
    );
    if (!record || !item) return refuse('not-found', 'common.not-found');
    const evaluatorId = viewerId(context);
    const own = item.marks.find((mark) => mark.evaluatorId === evaluatorId) ?? null;
    if ((own?.version ?? 0) !== input.version) return refuse('conflict', 'evaluation.mark-changed');
    const reason: MarkReason = item.proposal
      ? { reason: (input.reason ?? '').trim() }
      : {
          strengths: (input.strengths ?? '').trim(),
          gaps: (input.gaps ?? '').trim(),
          againstDescriptor: (input.againstDescriptor ?? '').trim(),
        };
    const taken = takeMark(item.question, item.answer, record.published.document.scoring.scale, {
      mark: input.mark ?? '',
      reason: markReasonText(reason),
    });
    if (!taken.ok)
      return { ...taken, messages: taken.messages.map((message) => atField(message, item.proposal !== null)) };
    const procurementId = state.procurement.id;
    const mark: Mark = {
      id: context.id(),
      procurementId,
      submissionId: item.submissionId,
      questionId: item.question.id,
      evaluatorId,
      version: input.version + 1,
      kind: taken.value.route,
      mark: taken.value.mark,
      reason,
      markedAt: context.now,
    };
    return ok({
      change: mark,
      event: {
        action: 'mark.save' as const,
        subject: { type: 'submission', id: item.submissionId },
        procurementId,
        // The score itself is not said here: the log is read by colleagues who have not locked.
        data: { letter: item.letter, question: item.question.ref ?? item.question.id, version: mark.version },
      },
      value: { savedAt: context.now, warnings: taken.value.warnings },
    });
  },
  write: async (tx, mark) => {
    if (!(await insertMark(tx, mark))) return refuse('conflict', 'evaluation.mark-changed');
    await dropReasonDraft(tx, mark);
    return undefined;
  },
  // Scores are locked: every attempt to change one is on the record.
  refusal: ({ state }, { submissionId, questionId }) => ({
    action: 'mark.save',
    subject: { type: 'submission', id: submissionId },
    procurementId: state.procurement.id,
    data: { question: questionId },
  }),
});

/** A missing reason is shown at the first box of the form. */
const atField = (message: Message, structured: boolean): Message =>
  message.path === 'reason' && !structured ? { ...message, path: 'strengths' } : message;
