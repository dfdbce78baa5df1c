import 'server-only';
import type { Writer } from '@/db/client';
import type { ProcurementState } from '@/db/store/procurement';
import { endStep } from '@/db/store/two-person';
import type { AuditEntry } from '@/lib/audit';
import { type TwoPersonAct, waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import type { Context } from './command';

/**
 * How the first half of an act of two people is taken back while nobody has confirmed it: the rule and the write of a
 * command. Takes the act, the action to log, and the key of what to say where nothing waits any more.
 */
export const cancelsStep = (act: TwoPersonAct, action: AuditEntry['action'], missing: string) => ({
  decide: ({ loaded: { state }, context }: { loaded: { state: ProcurementState }; context: Context }) => {
    const waiting = waitingStep(state.steps, context.now, act);
    if (!waiting) return refuse('invalid', missing);
    const { id } = state.procurement;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: { id: waiting.id, procurementId: id, ended: 'cancelled' as const, by, at: context.now },
      event: { action, subject: { type: 'procurement', id }, procurementId: id },
      value: { id },
    });
  },
  write: async (tx: Writer, end: Parameters<typeof endStep>[1]) =>
    (await endStep(tx, end)) ? undefined : refuse('conflict', missing),
});
