import type { Columns } from './columns.sqlite';

/** What follows the final outcome: the award, its standstill, the contract, obligations, and holds on the records. */
export function defineAward(c: Columns) {
  /** One per procurement: to whom, on which facts, proposed by the lead and signed by an approver. */
  const awardDecision = c.table('award_decision', {
    procurementId: c.text('procurement_id').primaryKey(),
    stepId: c.text('step_id').notNull(),
    submissionId: c.text('submission_id').notNull(),
    outcomeHash: c.text('outcome_hash').notNull(),
    /** Canonical JSON of the register of interests and the checks, as both people saw them. */
    facts: c.text('facts').notNull(),
    reason: c.text('reason').notNull(),
    askedBy: c.text('asked_by').notNull(),
    confirmedBy: c.text('confirmed_by').notNull(),
    decidedAt: c.text('decided_at').notNull(),
  });
  /** The contract award notice as the lead recorded it, with the standstill that follows; the last row counts. */
  const awardNotice = c.table(
    'award_notice',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      reference: c.text('reference').notNull(),
      /** UK day of its publication. */
      publishedOn: c.text('published_on').notNull(),
      /** mandatory, longer, voluntary, stated or none. */
      standstill: c.text('standstill').notNull(),
      /** Last UK day of the standstill; null where there is none. */
      lastDay: c.text('last_day'),
      /** JSON: weekdays that were passed over as bank holidays. */
      holidays: c.text('holidays').notNull(),
      recordedBy: c.text('recorded_by').notNull(),
      recordedAt: c.text('recorded_at').notNull(),
    },
    (t) => [c.index('award_notice_by_procurement').on(t.procurementId, t.recordedAt)],
  );
  /** That the contract was entered into, or that none follows; the last row counts. */
  const contractRecord = c.table(
    'contract_record',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      /** UK day; null where the contract is not entered into. */
      enteredOn: c.text('entered_on'),
      reason: c.text('reason').notNull(),
      recordedBy: c.text('recorded_by').notNull(),
      recordedAt: c.text('recorded_at').notNull(),
    },
    (t) => [c.index('contract_record_by_procurement').on(t.procurementId, t.recordedAt)],
  );
  /** A line of the schedule of obligations. A change is the next version; nothing is overwritten. */
  const obligation = c.table(
    'obligation',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      number: c.int('number').notNull(),
      version: c.int('version').notNull(),
      /** commitment, certificate, requirement, date, measure, contractual or added. */
      kind: c.text('kind').notNull(),
      /** The question whose answer promises it; null where an officer added it. */
      questionId: c.text('question_id'),
      /** JSON {obligation, evidence}: it may hold the supplier's words. */
      sealedWords: c.text('sealed_words').notNull(),
      owner: c.text('owner').notNull(),
      /** UK day; null for the life of the contract. */
      due: c.text('due'),
      /** open, met, not-met or ended. */
      state: c.text('state').notNull(),
      /** It is one of the contract's key performance indicators. */
      indicator: c.bool('indicator').notNull(),
      savedBy: c.text('saved_by').notNull(),
      savedAt: c.text('saved_at').notNull(),
    },
    (t) => [c.uniqueIndex('obligation_version').on(t.procurementId, t.number, t.version)],
  );
  /** That the owner of an obligation was reminded: each kind once for a due date. */
  const obligationReminder = c.table(
    'obligation_reminder',
    {
      procurementId: c.text('procurement_id').notNull(),
      number: c.int('number').notNull(),
      due: c.text('due').notNull(),
      /** month, week, due or overdue. */
      kind: c.text('kind').notNull(),
      sentAt: c.text('sent_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.procurementId, t.number, t.due, t.kind] })],
  );
  /** Why the records are kept beyond the clock, until two people lift it. */
  const recordHold = c.table(
    'record_hold',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id').notNull(),
      reason: c.text('reason').notNull(),
      putBy: c.text('put_by').notNull(),
      putAt: c.text('put_at').notNull(),
    },
    (t) => [c.index('record_hold_by_procurement').on(t.procurementId, t.putAt)],
  );
  const recordHoldLift = c.table('record_hold_lift', {
    holdId: c
      .text('hold_id')
      .primaryKey()
      .references(() => recordHold.id),
    procurementId: c.text('procurement_id').notNull(),
    stepId: c.text('step_id').notNull(),
    reason: c.text('reason').notNull(),
    askedBy: c.text('asked_by').notNull(),
    confirmedBy: c.text('confirmed_by').notNull(),
    liftedAt: c.text('lifted_at').notNull(),
  });
  return { awardDecision, awardNotice, contractRecord, obligation, obligationReminder, recordHold, recordHoldLift };
}
