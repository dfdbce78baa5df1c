import 'server-only';
import { type Extension, listExtensions } from '@/db/store/extension';
import { findProcurement } from '@/db/store/procurement';
import { findLastStep } from '@/db/store/two-person';
import { may } from '@/lib/policy';
import { peopleNames } from './evaluation-record';
import { procurementFacts } from './procurement-facts';
import { confirmBy, type StepShown, stepShown } from './step-shown';
import { healthNearDeadline, type ServiceHealth } from './uptime';
import { view } from './view';

export type ExtensionPage = {
  procurement: { id: string; title: string; reference: string };
  deadline: string | null;
  now: string;
  /** How the service was in the hours before the deadline. */
  health: ServiceHealth | null;
  step: (StepShown & { id: string; deadline: string }) | null;
  mayAsk: boolean;
  /** Why nobody may ask; null where the viewer may. */
  askReason: string | null;
  mayConfirm: boolean;
  confirmBy: string;
  done: (Omit<Extension, 'askedBy' | 'confirmedBy'> & { askedBy: string; confirmedBy: string })[];
};

/** Moving the deadline for everybody after an outage: what the service's record says, who asked, and what was done. */
export const extensionPage = view({
  action: 'opening.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<ExtensionPage> => {
    const { id, title, reference, deadline } = state.procurement;
    const names = await peopleNames(db, state);
    const health = await healthNearDeadline(db, state, context.now);
    const last = await findLastStep(db, id, 'extend');
    const facts = {
      ...procurementFacts(state, context),
      outage: health !== null && health.gaps.length > 0,
      steppedUp: true,
    };
    const ask = may(context.viewer, 'extension.ask', facts);
    const confirm = may(context.viewer, 'extension.confirm', { ...facts, ...(last ? { askedBy: last.askedBy } : {}) });
    const step = stepShown(last, names, context);
    return {
      procurement: { id, title, reference },
      deadline: facts.published ? deadline : null,
      now: context.now,
      health,
      step: step && last ? { ...step, id: last.id, deadline: last.subject } : null,
      mayAsk: ask.allowed,
      askReason: ask.allowed ? null : ask.reason,
      mayConfirm: confirm.allowed,
      confirmBy: confirmBy('extend', context.now),
      done: (await listExtensions(db, id)).map((row) => ({
        ...row,
        askedBy: names.get(row.askedBy) ?? '',
        confirmedBy: names.get(row.confirmedBy) ?? '',
      })),
    };
  },
});
