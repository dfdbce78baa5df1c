import 'server-only';
import type { ProcurementState } from '@/db/store/procurement';
import type { Context } from '@/lib/commands/command';
import { activeAssignments } from '@/lib/evaluation/counting';
import type { Facts } from '@/lib/policy';
import { procurementFacts } from './procurement-facts';

/** The buyer-side person who asks; '' for anybody else. */
export const viewerId = ({ viewer }: Context): string => (viewer.kind === 'buyer' ? viewer.userId : '');

/** The questions that the viewer marks now. */
export const ownQuestions = (state: ProcurementState, context: Context): Set<string> =>
  new Set(
    activeAssignments(state.assignments)
      .filter(({ evaluatorId }) => evaluatorId === viewerId(context))
      .map(({ questionId }) => questionId),
  );

/** The policy's facts about one question in an evaluator's own marking: assigned means to this very question. */
export const ownMarking = (state: ProcurementState, context: Context, questionId: string): Facts => ({
  ...procurementFacts(state, context),
  assigned: ownQuestions(state, context).has(questionId),
});
