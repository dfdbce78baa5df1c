import 'server-only';
import type { Writer } from '@/db/client';
import { dropReasonDraft, insertMark, type Mark } from '@/db/store/mark';
import type { ProcurementState } from '@/db/store/procurement';
import type { AuditEntry } from '@/lib/audit';
import { type MarkReason, markReasonText } from '@/lib/evaluation/mark-reason';
import { takeMark } from '@/lib/evaluation/marking';
import { type Message, ok, type Refusal, type Result, refuse } from '@/lib/result';
import type { EvaluationRecord } from '@/lib/views/evaluation-record';
import { viewerId } from '@/lib/views/own-marking';
import type { Context } from './command';

/** What an evaluator gives one answer, in the marking room or in a workbook. */
export type MarkGiven = {
  submissionId: string;
  questionId: string;
  /** The version of the evaluator's own mark that this follows; 0 where there was none. */
  version: number;
  mark?: string | undefined;
  strengths?: string | undefined;
  gaps?: string | undefined;
  againstDescriptor?: string | undefined;
  reason?: string | undefined;
};

export type MarkDecided = { mark: Mark; event: AuditEntry; warnings: Message[] };

/** A missing reason is shown at the first box of the form. */
const atField = (message: Message, structured: boolean): Message =>
  message.path === 'reason' && !structured ? { ...message, path: 'strengths' } : message;

/**
 * Decides about one mark of one evaluator, whichever road it came by: the published mark is confirmed or lowered, or a
 * mark on the scale is taken, each with its reason. The only judge of a mark is `takeMark`.
 */
export function decideMark(
  { state, record }: { state: ProcurementState; record: EvaluationRecord | null },
  given: MarkGiven,
  context: Context,
): Result<MarkDecided> {
  const item = record?.panel.items.find(
    ({ submissionId, question }) => submissionId === given.submissionId && question.id === given.questionId,
  );
  if (!record || !item) return refuse('not-found', 'common.not-found');
  const evaluatorId = viewerId(context);
  const own = item.marks.find((mark) => mark.evaluatorId === evaluatorId) ?? null;
  if ((own?.version ?? 0) !== given.version) return refuse('conflict', 'evaluation.mark-changed');
  const reason: MarkReason = item.proposal
    ? { reason: (given.reason ?? '').trim() }
    : {
        strengths: (given.strengths ?? '').trim(),
        gaps: (given.gaps ?? '').trim(),
        againstDescriptor: (given.againstDescriptor ?? '').trim(),
      };
  const taken = takeMark(item.question, item.answer, record.published.document.scoring.scale, {
    mark: given.mark ?? '',
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
    version: given.version + 1,
    kind: taken.value.route,
    mark: taken.value.mark,
    reason,
    markedAt: context.now,
  };
  return ok({
    mark,
    event: {
      action: 'mark.save' as const,
      subject: { type: 'submission', id: item.submissionId },
      procurementId,
      // The score itself is not said here: the log is read by colleagues who have not locked.
      data: { letter: item.letter, question: item.question.ref ?? item.question.id, version: mark.version },
    },
    warnings: taken.value.warnings,
  });
}

/** Writes a mark that was decided about, and lets go of the draft that it came from. A lost race is a refusal. */
export async function writeMark(tx: Writer, mark: Mark): Promise<undefined | Refusal> {
  if (!(await insertMark(tx, mark))) return refuse('conflict', 'evaluation.mark-changed');
  await dropReasonDraft(tx, mark);
  return undefined;
}
