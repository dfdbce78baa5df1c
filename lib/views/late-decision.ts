import 'server-only';
import { findLastStep } from '@/db/store/two-person';
import { loadLateCase } from '@/lib/commands/late-decision';
import { acceptFault, type LateChoice, readLateChoice } from '@/lib/evaluation/late';
import { may } from '@/lib/policy';
import type { Message } from '@/lib/result';
import { peopleNames } from './evaluation-record';
import { procurementFacts } from './procurement-facts';
import { confirmBy, type StepShown, stepShown } from './step-shown';
import { view } from './view';

export type LatePage = {
  procurement: { id: string; title: string; reference: string };
  deadline: string | null;
  /** Null before the opening, and where there is no such attempt. */
  attempt: {
    id: string;
    supplierName: string;
    receivedAt: string;
    reference: string;
    snapshotHash: string | null;
  } | null;
  /** Why it cannot be accepted here; null where it can be. */
  fault: Message | null;
  step: (StepShown & { decision: LateChoice['decision'] }) | null;
  /** Another attempt waits for its second officer. */
  other: boolean;
  mayAsk: boolean;
  mayConfirm: boolean;
  confirmBy: string;
  decided: {
    decision: string;
    reason: string;
    askedBy: string;
    confirmedBy: string;
    decidedAt: string;
  } | null;
};

/** One attempt that came too late, and the decision of two officers about it. Only once the responses are open. */
export const latePage = view({
  action: 'opening.read',
  load: (db, { id, attemptId }: { id: string; attemptId: string }) => loadLateCase(db, id, attemptId),
  facts: ({ state }, context) => procurementFacts(state, context),
  show: async (db, { loaded: { state, attempt, facts }, context }): Promise<LatePage> => {
    const { id, title, reference, deadline } = state.procurement;
    const names = await peopleNames(db, state);
    const last = await findLastStep(db, id, 'late');
    const choice = last ? readLateChoice(last.subject) : null;
    const shown = stepShown(last, names, context);
    const own = choice !== null && choice.attemptId === attempt?.id;
    const policy = { ...procurementFacts(state, context), steppedUp: true };
    const asked = last ? { askedBy: last.askedBy } : {};
    return {
      procurement: { id, title, reference },
      deadline,
      attempt: attempt && {
        id: attempt.id,
        supplierName: attempt.supplierName,
        receivedAt: attempt.receivedAt,
        reference: attempt.reference,
        snapshotHash: attempt.kept?.snapshotHash ?? null,
      },
      fault: acceptFault(facts),
      step: shown && own && choice ? { ...shown, decision: choice.decision } : null,
      other: shown?.is === 'waiting' && !own,
      mayAsk: may(context.viewer, 'late-decision.ask', policy).allowed,
      mayConfirm: may(context.viewer, 'late-decision.confirm', { ...policy, ...asked }).allowed,
      confirmBy: confirmBy('late', context.now),
      decided: attempt?.decision
        ? {
            decision: attempt.decision.decision,
            reason: attempt.decision.reason,
            askedBy: names.get(attempt.decision.askedBy) ?? '',
            confirmedBy: names.get(attempt.decision.confirmedBy) ?? '',
            decidedAt: attempt.decision.decidedAt,
          }
        : null,
    };
  },
});
