import type { Columns } from './columns.sqlite';

/**
 * Clarification questions and what became of them: each table is insert only, and the state follows from the rows. Who
 * asked is sealed apart from what was asked, in a column that no function for the buyer's side opens, and no time here is
 * finer than a minute, so that a question cannot be tied to a supplier.
 */
export function defineClarify(c: Columns) {
  const clarification = c.table(
    'clarification',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      /** To the minute. */
      receivedAt: c.text('received_at').notNull(),
      /** What was asked, about which question, and the wish for confidential treatment with its reason: JSON, sealed. */
      sealedQuestion: c.text('sealed_question').notNull(),
      /** Response, person, click and exact time: JSON, sealed. */
      sealedAsker: c.text('sealed_asker').notNull(),
    },
    (t) => [c.index('clarification_by_procurement').on(t.procurementId)],
  );
  /** Every wording and answer that an officer saved; the last revision is the draft that stands. */
  const clarificationDraft = c.table(
    'clarification_draft',
    {
      clarificationId: c
        .text('clarification_id')
        .notNull()
        .references(() => clarification.id),
      revision: c.int('revision').notNull(),
      /** Wording and answer: JSON, sealed, because it may quote the supplier. */
      sealedText: c.text('sealed_text').notNull(),
      leadsToAmendment: c.bool('leads_to_amendment').notNull(),
      savedBy: c.text('saved_by').notNull(),
      savedAt: c.text('saved_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.clarificationId, t.revision] })],
  );
  /** An officer's decision about the confidential treatment that was asked for. */
  const confidentialityDecision = c.table('confidentiality_decision', {
    clarificationId: c
      .text('clarification_id')
      .primaryKey()
      .references(() => clarification.id),
    granted: c.bool('granted').notNull(),
    sealedReason: c.text('sealed_reason').notNull(),
    decidedBy: c.text('decided_by').notNull(),
    decidedAt: c.text('decided_at').notNull(),
  });
  /** The asker takes the question back, or lets it be published after a refusal. */
  const clarificationChoice = c.table('clarification_choice', {
    clarificationId: c
      .text('clarification_id')
      .primaryKey()
      .references(() => clarification.id),
    choice: c.text('choice').notNull(),
    /** Person and exact time: JSON, sealed. */
    sealedChooser: c.text('sealed_chooser').notNull(),
  });
  /** What went out: to everybody, with a number, or to the asker alone, without one. Never changed. */
  const clarificationAnswer = c.table(
    'clarification_answer',
    {
      clarificationId: c
        .text('clarification_id')
        .primaryKey()
        .references(() => clarification.id),
      procurementId: c.text('procurement_id').notNull(),
      /** Counts what went to everybody; null for an answer to the asker alone, so that no gap tells of one. */
      number: c.int('number'),
      sealedText: c.text('sealed_text').notNull(),
      leadsToAmendment: c.bool('leads_to_amendment').notNull(),
      answeredBy: c.text('answered_by').notNull(),
      answeredAt: c.text('answered_at').notNull(),
    },
    (t) => [c.uniqueIndex('clarification_answer_number').on(t.procurementId, t.number)],
  );
  /** A reminder that went to a supplier's team, once for each deadline. Nothing here is read for a buyer. */
  const reminder = c.table(
    'reminder',
    {
      responseId: c.text('response_id').notNull(),
      kind: c.text('kind').notNull(),
      deadline: c.text('deadline').notNull(),
      sentAt: c.text('sent_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.responseId, t.kind, t.deadline] })],
  );
  /** Work of the timer that one of several servers does at a time. */
  const lease = c.table('lease', { name: c.text('name').primaryKey(), until: c.text('until').notNull() });
  return {
    clarification,
    clarificationDraft,
    confidentialityDecision,
    clarificationChoice,
    clarificationAnswer,
    reminder,
    lease,
  };
}
