import type { Columns } from './columns.sqlite';

/** A supplier's team: its people, what they say to each other about answers, and support. All of it is its own. */
export function defineTeam(c: Columns) {
  /** A colleague's way into the organisation. Only the token's hash is kept; name and address are sealed. */
  const teamInvitation = c.table(
    'team_invitation',
    {
      id: c.text('id').primaryKey(),
      supplierId: c.text('supplier_id').notNull(),
      /** Name and e-mail address, sealed. */
      sealedFacts: c.text('sealed_facts').notNull(),
      /** owner or contributor. */
      role: c.text('role').notNull(),
      tokenHash: c.text('token_hash').notNull().unique(),
      createdBy: c.text('created_by').notNull(),
      createdAt: c.text('created_at').notNull(),
      expiresAt: c.text('expires_at').notNull(),
      usedAt: c.text('used_at'),
      cancelledAt: c.text('cancelled_at'),
    },
    (t) => [c.index('team_invitation_by_supplier').on(t.supplierId)],
  );
  /** Whose question it is, inside the team. */
  const questionOwner = c.table(
    'question_owner',
    {
      responseId: c.text('response_id').notNull(),
      questionId: c.text('question_id').notNull(),
      userId: c.text('user_id').notNull(),
      assignedBy: c.text('assigned_by').notNull(),
      assignedAt: c.text('assigned_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.responseId, t.questionId] })],
  );
  /** What a person last said of an answer. It is said of one version, so that a later save is seen. */
  const answerWord = c.table(
    'answer_word',
    {
      responseId: c.text('response_id').notNull(),
      questionId: c.text('question_id').notNull(),
      /** done, approval (asked for) or approved. */
      word: c.text('word').notNull(),
      version: c.int('version').notNull(),
      saidBy: c.text('said_by').notNull(),
      saidAt: c.text('said_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.responseId, t.questionId] })],
  );
  /** Insert only: what the team says to itself about a question, sealed. */
  const teamComment = c.table(
    'team_comment',
    {
      id: c.text('id').primaryKey(),
      responseId: c.text('response_id').notNull(),
      questionId: c.text('question_id').notNull(),
      sealedText: c.text('sealed_text').notNull(),
      writtenBy: c.text('written_by').notNull(),
      writtenAt: c.text('written_at').notNull(),
    },
    (t) => [c.index('team_comment_by_question').on(t.responseId, t.questionId, t.writtenAt)],
  );
  /** Insert only: a contributor told the owners that a response is ready to send. */
  const readyNote = c.table(
    'ready_note',
    {
      id: c.text('id').primaryKey(),
      responseId: c.text('response_id').notNull(),
      toldBy: c.text('told_by').notNull(),
      toldAt: c.text('told_at').notNull(),
    },
    (t) => [c.index('ready_note_by_response').on(t.responseId, t.toldAt)],
  );
  /** A supplier's consent that an officer sees the technical state of one response. Only a keyed hash is kept. */
  const supportCode = c.table(
    'support_code',
    {
      id: c.text('id').primaryKey(),
      responseId: c.text('response_id').notNull(),
      procurementId: c.text('procurement_id').notNull(),
      supplierId: c.text('supplier_id').notNull(),
      codeHash: c.text('code_hash').notNull().unique(),
      sharedBy: c.text('shared_by').notNull(),
      sharedAt: c.text('shared_at').notNull(),
      expiresAt: c.text('expires_at').notNull(),
      stoppedAt: c.text('stopped_at'),
    },
    (t) => [c.index('support_code_by_response').on(t.responseId, t.sharedAt)],
  );
  /** Insert only: an officer used a code, and exactly what they were shown, sealed. */
  const supportLook = c.table(
    'support_look',
    {
      id: c.text('id').primaryKey(),
      codeId: c
        .text('code_id')
        .notNull()
        .references(() => supportCode.id),
      responseId: c.text('response_id').notNull(),
      lookedBy: c.text('looked_by').notNull(),
      lookedAt: c.text('looked_at').notNull(),
      sealedState: c.text('sealed_state').notNull(),
    },
    (t) => [c.index('support_look_by_response').on(t.responseId, t.lookedAt)],
  );
  return { teamInvitation, questionOwner, answerWord, teamComment, readyNote, supportCode, supportLook };
}
