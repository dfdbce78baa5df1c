import 'server-only';
import type { Reader } from '@/db/client';
import { findAppliedMarkingLoad, findWaitingMarkingLoad } from '@/db/store/marking-load';
import type { ProcurementState } from '@/db/store/procurement';
import type { Context } from '@/lib/commands/command';
import { may } from '@/lib/policy';
import { viewerId } from './own-marking';
import { procurementFacts } from './procurement-facts';

/** Where an evaluator's workbook stands, for the page of their own work. */
export type MarkingWorkbookState = {
  /** A copy can be downloaded. */
  offered: boolean;
  /** A file can be loaded: nothing is locked or cancelled. */
  open: boolean;
  /** The name of a file that is checked and not applied. */
  waiting: string | null;
  applied: { name: string; appliedAt: string; changed: number } | null;
};

/** Takes the id of a load that was just applied, if any; returns where the viewer's own workbook stands. */
export async function markingWorkbookState(
  db: Reader,
  state: ProcurementState,
  context: Context,
  applied: string | undefined,
): Promise<MarkingWorkbookState> {
  const facts = procurementFacts(state, context);
  const allowed = (action: 'mark.read' | 'mark.save'): boolean => may(context.viewer, action, facts).allowed;
  const own = { procurementId: state.procurement.id, evaluatorId: viewerId(context) };
  const open = allowed('mark.save');
  return {
    offered: allowed('mark.read'),
    open,
    waiting: open ? ((await findWaitingMarkingLoad(db, own, context.now))?.name ?? null) : null,
    applied: applied === undefined ? null : await findAppliedMarkingLoad(db, own, applied),
  };
}
