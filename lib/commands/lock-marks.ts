import 'server-only';
import { z } from 'zod';
import { insertMarkLock, listReasonDrafts } from '@/db/store/mark';
import { findProcurement } from '@/db/store/procurement';
import { activeAssignments } from '@/lib/evaluation/counting';
import { ownWork } from '@/lib/evaluation/own-work';
import { ok, refuse, refuseAll } from '@/lib/result';
import { loadEvaluation } from '@/lib/views/evaluation-record';
import { ownQuestions, viewerId } from '@/lib/views/own-marking';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { adoptionEvents, adoptions, writeAdoptions } from './adoption';
import { command } from './command';

const LockMarks = z.object({ id: z.string() });

/**
 * Locks every score of one evaluator, once all of them are given. With the last lock of those who count, confirmed
 * published marks become agreed marks, recorded as adopted.
 */
export const lockMarks = command({
  action: 'mark.lock',
  input: LockMarks,
  load: async (db, input, context) => {
    const state = await findProcurement(db, input.id);
    if (!state) return null;
    const record = await loadEvaluation(db, state);
    const drafts = await listReasonDrafts(db, viewerId(context), record?.submissions.map(({ id }) => id) ?? []);
    return { state, record, drafts };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, record, drafts }, context }) => {
    if (!record || ownQuestions(state, context).size === 0) return refuse('refused', 'policy.not-assigned');
    const evaluatorId = viewerId(context);
    const { items } = record.panel;
    const work = ownWork(items, evaluatorId, drafts);
    const missing = work.filter(({ status }) => status !== 'scored');
    if (missing.some(({ status }) => status === 'no-reason')) return refuse('invalid', 'evaluation.no-reason');
    if (missing.length > 0)
      return refuseAll('invalid', [{ path: '', key: 'evaluation.lock-missing', params: { count: missing.length } }]);
    const procurementId = state.procurement.id;
    const last = activeAssignments(state.assignments).every(
      (row) => row.evaluatorId === evaluatorId || record.facts.locked.has(row.evaluatorId),
    );
    const adopted = last ? adoptions(items, record.published.document, procurementId, context) : [];
    return ok({
      change: { lock: { procurementId, evaluatorId, lockedAt: context.now }, adopted },
      event: [
        {
          action: 'mark.lock' as const,
          subject: { type: 'person', id: evaluatorId },
          procurementId,
          data: { count: work.length },
        },
        ...adoptionEvents(adopted, items, procurementId),
      ],
      value: { id: procurementId, count: work.length, last },
    });
  },
  write: async (tx, { lock, adopted }) => {
    if (!(await insertMarkLock(tx, lock))) return refuse('conflict', 'policy.marks-locked');
    return (await writeAdoptions(tx, adopted)) ? undefined : refuse('conflict', 'evaluation.agreed-changed');
  },
  refusal: ({ state }) => ({
    action: 'mark.lock',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
