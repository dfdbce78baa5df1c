import 'server-only';
import { z } from 'zod';
import { setSectionDone } from '@/db/store/response';
import { refOf } from '@/lib/question/kind';
import { findQuestion } from '@/lib/questionnaire/find';
import { blockersOf, declarationsId, stopsOf } from '@/lib/response/completeness';
import { ok, refuse } from '@/lib/result';
import { completenessFacts, loadRecord, responseFacts, versionParams } from '../views/response-record';
import { command } from './command';

/** Says that a section is completed, or that the team will come back to it. Yes needs every question in order. */
export const markSection = command({
  action: 'section.mark',
  input: z.object({
    responseId: z.string().min(1).max(64),
    sectionId: z.string().min(1).max(64),
    done: z.enum(['yes', 'no'], { error: 'supplier.section-choose' }),
  }),
  load: async (db, input, context) => {
    const record = await loadRecord(db, input.responseId, context);
    if (!record) return null;
    const { sections, declarations = [] } = record.published.document;
    const questions =
      input.sectionId === declarationsId ? declarations : sections.find(({ id }) => id === input.sectionId)?.questions;
    return questions ? { record, questions } : null;
  },
  facts: ({ record }, context) => responseFacts(record.head, context),
  decide: ({ loaded: { record, questions }, input, context }) => {
    if (record.newer) return refuse('conflict', 'amend.confirm-first', versionParams(record.newer));
    const { document } = record.published;
    const own = new Set(questions.map(({ id }) => id));
    const first = stopsOf(blockersOf(document, record.entries, completenessFacts(record))).find(
      ({ questionId }) => questionId !== null && own.has(questionId),
    );
    const question = first?.questionId ? findQuestion(document, first.questionId) : undefined;
    if (input.done === 'yes' && question)
      return refuse('invalid', 'response.cannot-complete', { ref: refOf(question) }, 'done');
    const markedBy = context.viewer.kind === 'supplier' ? context.viewer.userId : '';
    return ok({
      change: {
        responseId: record.head.id,
        sectionId: input.sectionId,
        markedBy,
        markedAt: context.now,
        done: input.done === 'yes',
      },
      event: {
        action: 'section.mark' as const,
        subject: { type: 'response', id: record.head.id },
        procurementId: record.head.procurementId,
        data: { section: input.sectionId, done: input.done === 'yes' },
      },
      value: { responseId: record.head.id },
    });
  },
  write: (tx, change) => setSectionDone(tx, change).then(() => undefined),
});
