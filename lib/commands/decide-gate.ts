import 'server-only';
import { z } from 'zod';
import { type GateDecision, insertGateDecision } from '@/db/store/gate';
import { findProcurement } from '@/db/store/procurement';
import { activeAssignments } from '@/lib/evaluation/counting';
import { ok, refuse } from '@/lib/result';
import { loadEvaluation } from '@/lib/views/evaluation-record';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const DecideGate = z.object({
  id: z.string(),
  submissionId: z.string().max(64),
  questionId: z.string().max(64),
  /** The version that the officer was looking at; 0 where nothing was decided. */
  version: z.coerce.number().int().min(0).max(10_000),
  decision: z.enum(['pass', 'fail'], { error: 'evaluation.gate-missing' }),
  reason: z.string().trim().min(1, { error: 'evaluation.gate-reason-missing' }).max(5_000),
  equivalentAccepted: z.string().max(10).optional(),
});

/**
 * Decides one requirement or condition of participation of one bidder. A change of mind is the next version with its
 * reason. A bidder that evaluators left out because it was disregarded cannot come back once they have locked.
 */
export const decideGate = command({
  action: 'gate.decide',
  input: DecideGate,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    return state && { state, record: await loadEvaluation(db, state, input.submissionId) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, record }, input, context }) => {
    const item = record?.panel.gates.find(
      ({ submissionId, question }) => submissionId === input.submissionId && question.id === input.questionId,
    );
    if (!record || !item) return refuse('not-found', 'common.not-found');
    const before = item.decision;
    if ((before?.version ?? 0) !== input.version) return refuse('conflict', 'evaluation.gate-changed');
    const othersFail = record.panel.gates.some(
      ({ question, decision }) =>
        question.id !== item.question.id &&
        question.purpose === 'condition-of-participation' &&
        decision?.decision === 'fail',
    );
    const stays = othersFail || record.disregarded.has(item.submissionId);
    const returns = record.panel.disregarded.has(item.submissionId) && input.decision === 'pass' && !stays;
    const counting = new Set(activeAssignments(state.assignments).map(({ evaluatorId }) => evaluatorId));
    if (
      returns &&
      item.question.purpose === 'condition-of-participation' &&
      (state.qualityLock !== null || [...counting].some((id) => record.facts.locked.has(id)))
    )
      return refuse('refused', 'evaluation.gate-after-lock', { letter: item.letter });
    const procurementId = state.procurement.id;
    const decision: GateDecision = {
      id: context.id(),
      procurementId,
      submissionId: item.submissionId,
      questionId: item.question.id,
      decision: input.decision,
      reason: input.reason,
      equivalentAccepted: input.equivalentAccepted === 'yes',
      decidedBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
      decidedAt: context.now,
      version: input.version + 1,
    };
    return ok({
      change: decision,
      event: {
        action: 'gate.decide' as const,
        subject: { type: 'submission', id: item.submissionId },
        procurementId,
        data: {
          letter: item.letter,
          question: item.question.ref ?? item.question.id,
          decision: input.decision,
          before: before?.decision ?? null,
          version: decision.version,
        },
      },
      value: { id: procurementId, letter: item.letter, decision: input.decision },
    });
  },
  write: async (tx, decision) =>
    (await insertGateDecision(tx, decision)) ? undefined : refuse('conflict', 'evaluation.gate-changed'),
  refusal: ({ state }, { submissionId, questionId }) => ({
    action: 'gate.decide',
    subject: { type: 'submission', id: submissionId },
    procurementId: state.procurement.id,
    data: { question: questionId },
  }),
});
