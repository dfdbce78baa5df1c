import type { Columns } from './columns.sqlite';

/**
 * What a supplier organisation answered in earlier submissions, a row for each answer, so that a page can find one
 * without unsealing whole submissions. Only the supplier's side reads it. Plain is what was published (the question's
 * id, kind, template and telling words); what the supplier said is sealed.
 */
export function defineLibrary(c: Columns) {
  const earlierAnswer = c.table(
    'earlier_answer',
    {
      submissionId: c.text('submission_id').notNull(),
      questionId: c.text('question_id').notNull(),
      supplierId: c.text('supplier_id').notNull(),
      responseId: c.text('response_id').notNull(),
      kind: c.text('kind').notNull(),
      /** The suggested question it was made from, without its edition; null for an officer's own. */
      template: c.text('template'),
      /** Telling words of the question, in order, once each. */
      words: c.text('words').notNull(),
      /** JSON of the question as it was asked and the answer; null once the supplier has deleted it. */
      sealedAnswer: c.text('sealed_answer'),
      /** The day on which what the answer rests on ends, or nothing; apart, so that a list of them need not open answers. */
      sealedExpires: c.text('sealed_expires'),
      removedAt: c.text('removed_at'),
      removedBy: c.text('removed_by'),
    },
    (t) => [
      c.primaryKey({ columns: [t.submissionId, t.questionId] }),
      c.index('earlier_answer_by_supplier').on(t.supplierId, t.template),
      c.index('earlier_answer_by_response').on(t.responseId, t.questionId),
    ],
  );
  /** What a team did with the earlier answer that a question offered. */
  const earlierChoice = c.table(
    'earlier_choice',
    {
      responseId: c.text('response_id').notNull(),
      questionId: c.text('question_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      fromQuestionId: c.text('from_question_id').notNull(),
      choice: c.text('choice').notNull(),
      chosenBy: c.text('chosen_by').notNull(),
      chosenAt: c.text('chosen_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.responseId, t.questionId] })],
  );
  return { earlierAnswer, earlierChoice };
}
