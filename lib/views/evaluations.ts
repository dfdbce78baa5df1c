import 'server-only';
import type { Reader } from '@/db/client';
import { decisionAbout } from '@/db/store/conflict';
import { listReasonDrafts } from '@/db/store/mark';
import { listProcurementsOf, type ProcurementState } from '@/db/store/procurement';
import { UnreadableSubmission } from '@/db/store/submission';
import type { Context } from '@/lib/commands/command';
import { interestsOf } from '@/lib/evaluation/interests';
import { ownWork } from '@/lib/evaluation/own-work';
import { loadEvaluation } from './evaluation-record';
import { ownQuestions, viewerId } from './own-marking';
import { mayOpenAt, procurementFacts } from './procurement-facts';
import { view } from './view';

/** Where a person's marking of one procurement stands. */
export type OwnEvaluation = {
  procurement: { id: string; title: string; reference: string };
  evaluates: boolean;
  moderates: boolean;
  is:
    | 'sealed'
    | 'declare'
    | 'waiting'
    | 'removed'
    | 'nothing'
    | 'not-started'
    | 'in-progress'
    | 'locked'
    | 'unreadable';
  scored: number;
  toScore: number;
  lockedAt: string | null;
  /** When responses may be opened; for what is still sealed. */
  openFrom: string | null;
  removedAt: string | null;
  /** Every evaluator has locked. */
  allLocked: boolean;
  qualityLocked: boolean;
};

/** When the viewer's access was removed because of a declared interest, or null. */
const removedAt = (state: ProcurementState, userId: string): string | null => {
  const declaration = state.declarations.findLast((row) => row.userId === userId);
  const decision = declaration && decisionAbout(state, declaration.id);
  return decision?.decision === 'remove' ? decision.decidedAt : null;
};

/** Takes an opened or sealed procurement; returns where the viewer's own work in it stands. */
export async function ownEvaluation(db: Reader, state: ProcurementState, context: Context): Promise<OwnEvaluation> {
  const me = viewerId(context);
  const facts = procurementFacts(state, context);
  const duties = facts.duties ?? [];
  const interests = interestsOf(state, me);
  const assigned = ownQuestions(state, context).size > 0;
  const base = {
    procurement: {
      id: state.procurement.id,
      title: state.procurement.title,
      reference: state.procurement.reference,
    },
    evaluates: duties.includes('evaluator'),
    moderates: duties.includes('moderator'),
    scored: 0,
    toScore: 0,
    lockedAt: state.locks.find(({ evaluatorId }) => evaluatorId === me)?.lockedAt ?? null,
    openFrom: mayOpenAt(state),
    removedAt: removedAt(state, me),
    allLocked: facts.allLocked === true,
    qualityLocked: facts.qualityLocked === true,
  };
  if (!facts.opened) return { ...base, is: 'sealed' };
  if (interests === 'removed') return { ...base, is: 'removed' };
  if (interests === 'undeclared') return { ...base, is: 'declare' };
  if (interests === 'waiting') return { ...base, is: 'waiting' };
  if (!assigned) return { ...base, is: 'nothing' };
  const record = await loadEvaluation(db, state).catch((error: unknown) => {
    if (error instanceof UnreadableSubmission) return 'unreadable' as const;
    throw error;
  });
  if (record === 'unreadable') return { ...base, is: 'unreadable' };
  if (!record) return { ...base, is: 'nothing' };
  const drafts = await listReasonDrafts(
    db,
    me,
    record.submissions.map(({ id }) => id),
  );
  const work = ownWork(record.panel.items, me, drafts);
  const scored = work.filter(({ status }) => status === 'scored').length;
  const is = base.lockedAt ? 'locked' : scored === 0 ? 'not-started' : 'in-progress';
  return { ...base, is, scored, toScore: work.length };
}

/** Every procurement that the viewer evaluates or moderates. */
export const evaluationsPage = view({
  action: 'evaluation.list',
  load: async (db, _input: null, context) => {
    const states = await listProcurementsOf(db, viewerId(context));
    return states.filter(
      (state) =>
        state.procurement.cancelledAt === null &&
        state.removedAt === null &&
        state.duties.some(
          ({ userId, duty }) => userId === viewerId(context) && (duty === 'evaluator' || duty === 'moderator'),
        ),
    );
  },
  facts: () => ({}),
  show: async (db, { loaded, context }): Promise<OwnEvaluation[]> => {
    const found: OwnEvaluation[] = [];
    for (const state of loaded) found.push(await ownEvaluation(db, state, context));
    return found;
  },
});
