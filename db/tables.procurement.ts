import type { Columns } from './columns.sqlite';

/** From drafting to publication, and the invitations. */
export function defineProcurement(c: Columns) {
  const procurement = c.table(
    'procurement',
    {
      id: c.text('id').primaryKey(),
      authorityId: c.text('authority_id').notNull(),
      title: c.text('title').notNull(),
      reference: c.text('reference').notNull(),
      /** Set-up answers as JSON (lib/procurement/setup): nation, regime, value, years, dates, timetable. */
      setup: c.text('setup').notNull(),
      /** The one deadline, the same for every supplier; ISO UTC. Moves later only, by publication of a version. */
      deadline: c.text('deadline'),
      revision: c.int('revision').notNull(),
      createdBy: c.text('created_by').notNull(),
      createdAt: c.text('created_at').notNull(),
      /** When an officer checked the set-up answers and created it; null while they are being collected. */
      setUpAt: c.text('set_up_at'),
      cancelledAt: c.text('cancelled_at'),
      cancelReason: c.text('cancel_reason'),
    },
    (t) => [c.index('procurement_by_authority').on(t.authorityId)],
  );
  const lot = c.table(
    'lot',
    {
      id: c.text('id').primaryKey(),
      procurementId: c
        .text('procurement_id')
        .notNull()
        .references(() => procurement.id),
      position: c.int('position').notNull(),
      title: c.text('title').notNull(),
    },
    (t) => [c.uniqueIndex('lot_position').on(t.procurementId, t.position)],
  );
  const duty = c.table(
    'duty',
    {
      id: c.text('id').primaryKey(),
      procurementId: c
        .text('procurement_id')
        .notNull()
        .references(() => procurement.id),
      userId: c.text('user_id').notNull(),
      duty: c.text('duty').notNull(),
      grantedBy: c.text('granted_by').notNull(),
      grantedAt: c.text('granted_at').notNull(),
      revokedAt: c.text('revoked_at'),
      revokedReason: c.text('revoked_reason'),
    },
    (t) => [c.index('duty_by_procurement').on(t.procurementId), c.index('duty_by_user').on(t.userId)],
  );
  /** The 22 scoping answers, the officer's override of the profile, and actions raised by "don't know". */
  const scoping = c.table('scoping', {
    procurementId: c
      .text('procurement_id')
      .primaryKey()
      .references(() => procurement.id),
    starter: c.text('starter'),
    answers: c.text('answers').notNull(),
    profileOverride: c.text('profile_override'),
    revision: c.int('revision').notNull(),
    updatedBy: c.text('updated_by').notNull(),
    updatedAt: c.text('updated_at').notNull(),
  });
  const questionnaireVersion = c.table(
    'questionnaire_version',
    {
      id: c.text('id').primaryKey(),
      procurementId: c
        .text('procurement_id')
        .notNull()
        .references(() => procurement.id),
      number: c.int('number').notNull(),
      document: c.text('document').notNull(),
      revision: c.int('revision').notNull(),
      createdBy: c.text('created_by').notNull(),
      createdAt: c.text('created_at').notNull(),
      updatedBy: c.text('updated_by').notNull(),
      updatedAt: c.text('updated_at').notNull(),
      /** Why more than the budget is proportionate, and other reasons given for warnings: JSON map id -> reason. */
      reasons: c.text('reasons').notNull(),
      documentHash: c.text('document_hash'),
      publishedAt: c.text('published_at'),
      publishedBy: c.text('published_by'),
      signedOffBy: c.text('signed_off_by'),
      amendReason: c.text('amend_reason'),
      notice: c.text('notice'),
      /** Of a published version, the deadline it was published with; of an amendment in the making, the later one wanted. */
      deadline: c.text('deadline'),
      /** A draft amendment that was given up. Its row stays, because its texts have a history. */
      droppedAt: c.text('dropped_at'),
    },
    (t) => [c.uniqueIndex('questionnaire_version_number').on(t.procurementId, t.number)],
  );
  /** Every text of every question ever saved, kept or not: a lost race loses nothing. */
  const questionHistory = c.table(
    'question_history',
    {
      id: c.text('id').primaryKey(),
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => questionnaireVersion.id),
      questionId: c.text('question_id').notNull(),
      revision: c.int('revision').notNull(),
      question: c.text('question').notNull(),
      outcome: c.text('outcome').notNull(),
      savedBy: c.text('saved_by').notNull(),
      savedAt: c.text('saved_at').notNull(),
    },
    (t) => [c.index('question_history_by_question').on(t.versionId, t.questionId, t.savedAt)],
  );
  /** Earlier states of a draft, for undo, redo and the merging of a stale save. */
  const draftRevision = c.table(
    'draft_revision',
    {
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => questionnaireVersion.id),
      revision: c.int('revision').notNull(),
      /** edit, undo or redo. */
      kind: c.text('kind').notNull(),
      /** The change in words: a message as JSON. */
      what: c.text('what').notNull(),
      document: c.text('document').notNull(),
      savedBy: c.text('saved_by').notNull(),
      savedAt: c.text('saved_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.versionId, t.revision] })],
  );
  /** A step that needs two different people: publish, open responses, open prices, finalise. */
  const twoPersonStep = c.table(
    'two_person_step',
    {
      id: c.text('id').primaryKey(),
      procurementId: c
        .text('procurement_id')
        .notNull()
        .references(() => procurement.id),
      act: c.text('act').notNull(),
      /** What exactly was agreed to: a document hash, an outcome hash; a changed subject ends the request. */
      subject: c.text('subject').notNull(),
      reason: c.text('reason').notNull(),
      askedBy: c.text('asked_by').notNull(),
      askedAt: c.text('asked_at').notNull(),
      expiresAt: c.text('expires_at'),
      /** confirmed, declined, cancelled, overtaken by a change; null while waiting. */
      ended: c.text('ended'),
      endedBy: c.text('ended_by'),
      endedAt: c.text('ended_at'),
      endReason: c.text('end_reason'),
    },
    (t) => [c.index('two_person_step_by_procurement').on(t.procurementId, t.act)],
  );
  /** A supplier's way in. Nothing here changes when a supplier acts: acceptance is a row elsewhere. */
  const invitation = c.table(
    'invitation',
    {
      id: c.text('id').primaryKey(),
      procurementId: c
        .text('procurement_id')
        .notNull()
        .references(() => procurement.id),
      organisation: c.text('organisation').notNull(),
      email: c.text('email').notNull(),
      lotIds: c.text('lot_ids').notNull(),
      /** Counts re-issues; the token is derived from the key, the id and this, and only its hash is kept. */
      issue: c.int('issue').notNull(),
      tokenHash: c.text('token_hash').notNull().unique(),
      createdBy: c.text('created_by').notNull(),
      createdAt: c.text('created_at').notNull(),
      expiresAt: c.text('expires_at').notNull(),
      cancelledAt: c.text('cancelled_at'),
    },
    (t) => [c.index('invitation_by_procurement').on(t.procurementId)],
  );
  return {
    procurement,
    lot,
    duty,
    scoping,
    questionnaireVersion,
    questionHistory,
    draftRevision,
    twoPersonStep,
    invitation,
  };
}
