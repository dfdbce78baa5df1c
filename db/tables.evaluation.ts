import type { Columns } from './columns.sqlite';

/** From the opening to the outcome. Rows are superseded, never edited. */
export function defineEvaluation(c: Columns) {
  /** One per procurement: all responses at once, with the shuffled letters. */
  const opening = c.table('opening', {
    procurementId: c.text('procurement_id').primaryKey(),
    stepId: c.text('step_id').notNull(),
    openedAt: c.text('opened_at').notNull(),
    askedBy: c.text('asked_by').notNull(),
    confirmedBy: c.text('confirmed_by').notNull(),
    /** JSON: [{submissionId, supplierId, letter}], in the order of the letters. */
    letters: c.text('letters').notNull(),
  });
  const conflictDeclaration = c.table(
    'conflict_declaration',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      userId: c.text('user_id').notNull(),
      /** JSON: [{supplierId, interest: none|declared, kind, way, look, details}] for every named bidder. */
      interests: c.text('interests').notNull(),
      declared: c.bool('declared').notNull(),
      signedAt: c.text('signed_at').notNull(),
    },
    (t) => [c.index('conflict_declaration_by_procurement').on(t.procurementId, t.userId)],
  );
  const conflictDecision = c.table(
    'conflict_decision',
    {
      id: c.text('id').primaryKey(),
      declarationId: c
        .text('declaration_id')
        .notNull()
        .references(() => conflictDeclaration.id),
      procurementId: c.text('procurement_id').notNull(),
      /** allow or remove. */
      decision: c.text('decision').notNull(),
      mitigation: c.text('mitigation').notNull(),
      decidedBy: c.text('decided_by').notNull(),
      decidedAt: c.text('decided_at').notNull(),
    },
    (t) => [c.index('conflict_decision_by_procurement').on(t.procurementId)],
  );
  const gateDecision = c.table(
    'gate_decision',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      questionId: c.text('question_id').notNull(),
      /** pass or fail. */
      decision: c.text('decision').notNull(),
      reason: c.text('reason').notNull(),
      equivalentAccepted: c.bool('equivalent_accepted').notNull(),
      decidedBy: c.text('decided_by').notNull(),
      decidedAt: c.text('decided_at').notNull(),
      version: c.int('version').notNull(),
    },
    (t) => [c.uniqueIndex('gate_decision_version').on(t.submissionId, t.questionId, t.version)],
  );
  const assignment = c.table(
    'assignment',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      questionId: c.text('question_id').notNull(),
      evaluatorId: c.text('evaluator_id').notNull(),
      assignedBy: c.text('assigned_by').notNull(),
      assignedAt: c.text('assigned_at').notNull(),
      /** Ended by removal, or by replacement with a reason; the marks stay and no longer count. */
      endedAt: c.text('ended_at'),
      endReason: c.text('end_reason'),
      replacedBy: c.text('replaced_by'),
    },
    (t) => [
      c.index('assignment_by_procurement').on(t.procurementId),
      c.index('assignment_by_evaluator').on(t.evaluatorId),
    ],
  );
  /** One evaluator's mark, alone. A changed mind before locking is the next version; nothing is overwritten. */
  const mark = c.table(
    'mark',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      questionId: c.text('question_id').notNull(),
      evaluatorId: c.text('evaluator_id').notNull(),
      version: c.int('version').notNull(),
      /** scored, confirmed or lowered. */
      kind: c.text('kind').notNull(),
      mark: c.text('mark').notNull(),
      /** JSON: {strengths, gaps, againstDescriptor} or {reason}. */
      reason: c.text('reason').notNull(),
      markedAt: c.text('marked_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('mark_version').on(t.submissionId, t.questionId, t.evaluatorId, t.version),
      c.index('mark_by_procurement').on(t.procurementId),
    ],
  );
  const reasonDraft = c.table(
    'reason_draft',
    {
      submissionId: c.text('submission_id').notNull(),
      questionId: c.text('question_id').notNull(),
      evaluatorId: c.text('evaluator_id').notNull(),
      draft: c.text('draft').notNull(),
      version: c.int('version').notNull(),
      savedAt: c.text('saved_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.submissionId, t.questionId, t.evaluatorId] })],
  );
  const markLock = c.table(
    'mark_lock',
    {
      procurementId: c.text('procurement_id').notNull(),
      evaluatorId: c.text('evaluator_id').notNull(),
      lockedAt: c.text('locked_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.procurementId, t.evaluatorId] })],
  );
  /** The panel's one mark. Superseded with a reason, never edited. */
  const agreedMark = c.table(
    'agreed_mark',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      questionId: c.text('question_id').notNull(),
      version: c.int('version').notNull(),
      mark: c.text('mark').notNull(),
      /** adopted (a confirmed proposal) or moderated. */
      source: c.text('source').notNull(),
      /** JSON: {shows, strengths, whyNotHigher, whyNotLower}. */
      publishableReason: c.text('publishable_reason').notNull(),
      restrictedNote: c.text('restricted_note').notNull(),
      whyDiffers: c.text('why_differs').notNull(),
      attended: c.text('attended').notNull(),
      factChecked: c.bool('fact_checked').notNull(),
      changeReason: c.text('change_reason').notNull(),
      agreedBy: c.text('agreed_by').notNull(),
      agreedAt: c.text('agreed_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('agreed_mark_version').on(t.submissionId, t.questionId, t.version),
      c.index('agreed_mark_by_procurement').on(t.procurementId),
    ],
  );
  /** Quality is closed: from here prices may be opened and no agreed mark changes. */
  const qualityLock = c.table('quality_lock', {
    procurementId: c.text('procurement_id').primaryKey(),
    lockedBy: c.text('locked_by').notNull(),
    lockedAt: c.text('locked_at').notNull(),
  });
  const priceOpening = c.table('price_opening', {
    procurementId: c.text('procurement_id').primaryKey(),
    stepId: c.text('step_id').notNull(),
    askedBy: c.text('asked_by').notNull(),
    confirmedBy: c.text('confirmed_by').notNull(),
    openedAt: c.text('opened_at').notNull(),
  });
  const criterionScore = c.table(
    'criterion_score',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      criterionId: c.text('criterion_id').notNull(),
      version: c.int('version').notNull(),
      score: c.text('score').notNull(),
      reason: c.text('reason').notNull(),
      enteredBy: c.text('entered_by').notNull(),
      enteredAt: c.text('entered_at').notNull(),
    },
    (t) => [c.uniqueIndex('criterion_score_version').on(t.submissionId, t.criterionId, t.version)],
  );
  const price = c.table(
    'price',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      submissionId: c.text('submission_id').notNull(),
      version: c.int('version').notNull(),
      amount: c.text('amount').notNull(),
      source: c.text('source').notNull(),
      reason: c.text('reason').notNull(),
      enteredBy: c.text('entered_by').notNull(),
      enteredAt: c.text('entered_at').notNull(),
    },
    (t) => [c.uniqueIndex('price_version').on(t.submissionId, t.version)],
  );
  /** The frozen result: contest in, outcome out, both canonical JSON, with the engine's version. */
  const outcome = c.table('outcome', {
    procurementId: c.text('procurement_id').primaryKey(),
    contest: c.text('contest').notNull(),
    result: c.text('result').notNull(),
    engineVersion: c.text('engine_version').notNull(),
    askedBy: c.text('asked_by').notNull(),
    confirmedBy: c.text('confirmed_by').notNull(),
    finalisedAt: c.text('finalised_at').notNull(),
  });
  return {
    opening,
    conflictDeclaration,
    conflictDecision,
    gateDecision,
    assignment,
    mark,
    reasonDraft,
    markLock,
    agreedMark,
    qualityLock,
    priceOpening,
    criterionScore,
    price,
    outcome,
  };
}
