import 'server-only';
import { z } from 'zod';
import { insertAcknowledgement, moveResponse, reopenSections } from '@/db/store/amendment';
import { insertAnswerHistory, saveAnswer } from '@/db/store/answer';
import { findPublishedDocument } from '@/db/store/response';
import { carryOver } from '@/lib/response/carry-over';
import { ok, refuse } from '@/lib/result';
import { loadRecord, responseFacts, versionParams } from '../views/response-record';
import { command } from './command';

/**
 * A team says that it has seen a newer version. Its response then answers that version: answers that still fit stay as
 * they are, one that would say something else is set aside in full, and the report of it is kept for ever.
 */
export const confirmVersion = command({
  action: 'version.confirm',
  input: z.object({
    responseId: z.string().min(1).max(64),
    /** The version whose changes the page showed. */
    versionId: z.string().min(1).max(64),
  }),
  load: async (db, input, context) => {
    const record = await loadRecord(db, input.responseId, context);
    if (!record) return null;
    return { record, next: record.newer && (await findPublishedDocument(db, record.newer.id)) };
  },
  facts: ({ record }, context) => responseFacts(record.head, context),
  decide: ({ loaded: { record, next }, input, context }) => {
    const { head, published, answers, files } = record;
    const value = { responseId: head.id, version: next?.number ?? published.number };
    // Pressed twice, or by two colleagues.
    if (!next) return ok({ change: null, event: null, value });
    if (next.id !== input.versionId) return refuse('conflict', 'amend.newer-published', versionParams(next));
    const { report, emptied } = carryOver(published.document, next.document, answers, files);
    const by = context.viewer.kind === 'supplier' ? context.viewer.userId : '';
    return ok({
      change: {
        acknowledgement: {
          responseId: head.id,
          procurementId: head.procurementId,
          versionId: next.id,
          fromVersionId: head.versionId,
          acknowledgedBy: by,
          acknowledgedAt: context.receivedAt,
          report,
        },
        emptied: [...emptied].map(([questionId, answer]) => ({
          questionId,
          answer,
          expected: answers.get(questionId)?.version ?? 0,
        })),
      },
      event: {
        action: 'version.confirm' as const,
        subject: { type: 'response', id: head.id },
        procurementId: head.procurementId,
        data: { number: next.number },
      },
      value,
    });
  },
  write: async (tx, change, context) => {
    if (!change) return undefined;
    const { acknowledgement, emptied } = change;
    const { responseId, acknowledgedBy: by, acknowledgedAt: at, versionId, fromVersionId, report } = acknowledgement;
    const raced = refuse('conflict', 'supplier.answer-raced');
    if (!(await insertAcknowledgement(tx, acknowledgement))) return raced;
    if (!(await moveResponse(tx, { responseId, from: fromVersionId, to: versionId }))) return raced;
    for (const { questionId, answer, expected } of emptied) {
      if (!(await saveAnswer(tx, { responseId, questionId, expected, answer, by, at }))) return raced;
      const kept = { id: context.id(), responseId, questionId, version: expected + 1, answer, by, at };
      await insertAnswerHistory(tx, { ...kept, outcome: 'saved' });
    }
    await reopenSections(tx, responseId, report.reopened);
    return undefined;
  },
  refusal: ({ record }) => ({
    action: 'version.confirm',
    subject: { type: 'response', id: record.head.id },
    procurementId: record.head.procurementId,
  }),
});
