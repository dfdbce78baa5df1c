import type { Columns } from './columns.sqlite';

/**
 * Tenders that the authority disregards by a decision of its own, with the notice and the explanation that come before
 * one for a low price; what one bidder alone is asked; and whether lessons are drawn. Rows are only ever added.
 */
export function defineDisregard(c: Columns) {
  const disregard = c.table(
    'disregard',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      version: c.int('version').notNull(),
      /** disregard or take-back. */
      decision: c.text('decision').notNull(),
      ground: c.text('ground').notNull(),
      /** Of an exclusion: itself, or another that the supplier could replace. */
      restsOn: c.text('rests_on').notNull(),
      /** Of a low price: the notice that was given first. */
      noticeId: c.text('notice_id'),
      reason: c.text('reason').notNull(),
      decidedBy: c.text('decided_by').notNull(),
      decidedAt: c.text('decided_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('disregard_version').on(t.submissionId, t.version),
      c.index('disregard_by_procurement').on(t.procurementId),
    ],
  );
  /** That the authority told a supplier that it considers its price abnormally low: section 19(4)(a). */
  const priceNotice = c.table(
    'price_notice',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      version: c.int('version').notNull(),
      /** The price that it is about, in pounds as a decimal string. */
      price: c.text('price').notNull(),
      /** How it was sent, and to whom. */
      how: c.text('how').notNull(),
      sentAt: c.text('sent_at').notNull(),
      answerBy: c.text('answer_by').notNull(),
      recordedBy: c.text('recorded_by').notNull(),
      recordedAt: c.text('recorded_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('price_notice_version').on(t.submissionId, t.version),
      c.index('price_notice_by_procurement').on(t.procurementId),
    ],
  );
  /** What the supplier said about it: section 19(4)(b). */
  const priceExplanation = c.table(
    'price_explanation',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      noticeId: c
        .text('notice_id')
        .notNull()
        .references(() => priceNotice.id),
      says: c.text('says').notNull(),
      receivedAt: c.text('received_at').notNull(),
      recordedBy: c.text('recorded_by').notNull(),
      recordedAt: c.text('recorded_at').notNull(),
    },
    (t) => [c.index('price_explanation_by_procurement').on(t.procurementId)],
  );
  /** What one bidder is asked about its tender; nobody else hears of it. Words are sealed. */
  const bidderQuestion = c.table(
    'bidder_question',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      /** Whose it is to answer. */
      responseId: c.text('response_id').notNull(),
      supplierId: c.text('supplier_id').notNull(),
      /** The question of the questionnaire that it is about. */
      questionId: c.text('question_id').notNull(),
      number: c.int('number').notNull(),
      sealedText: c.text('sealed_text').notNull(),
      answerBy: c.text('answer_by').notNull(),
      askedBy: c.text('asked_by').notNull(),
      askedAt: c.text('asked_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('bidder_question_number').on(t.submissionId, t.number),
      c.index('bidder_question_by_procurement').on(t.procurementId),
    ],
  );
  const bidderAnswer = c.table('bidder_answer', {
    askedId: c
      .text('asked_id')
      .primaryKey()
      .references(() => bidderQuestion.id),
    procurementId: c.text('procurement_id').notNull(),
    sealedText: c.text('sealed_text').notNull(),
    answeredBy: c.text('answered_by').notNull(),
    answeredAt: c.text('answered_at').notNull(),
  });
  /** Whether lessons are drawn from the real bids, chosen before publication with the seed that they will use. */
  const lessonsChoice = c.table(
    'lessons_choice',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      version: c.int('version').notNull(),
      chosen: c.bool('chosen').notNull(),
      seed: c.int('seed').notNull(),
      spread: c.int('spread').notNull(),
      chosenBy: c.text('chosen_by').notNull(),
      chosenAt: c.text('chosen_at').notNull(),
    },
    (t) => [c.uniqueIndex('lessons_choice_version').on(t.procurementId, t.version)],
  );
  return { disregard, priceNotice, priceExplanation, bidderQuestion, bidderAnswer, lessonsChoice };
}
