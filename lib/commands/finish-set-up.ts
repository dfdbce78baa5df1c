import 'server-only';
import { z } from 'zod';
import { findProcurement, markSetUp } from '@/db/store/procurement';
import { missingPeople } from '@/lib/procurement/duties';
import { checkSetup } from '@/lib/procurement/setup';
import { openSteps } from '@/lib/procurement/setup-form';
import { setupOf } from '@/lib/procurement/setup-state';
import { ukDay } from '@/lib/procurement/uk-time';
import { type Message, ok, refuse, refuseAll } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

/** Duties without which a procurement cannot begin; evaluators and a moderator may be named until publication. */
const needed = ['duties.lead', 'duties.officer'];

/**
 * The last step of the set-up: an officer has read every answer and creates the procurement. Refuses while a step is
 * open, while an answer breaks a rule of the regime, and without a second officer; each fault names its step.
 */
export const finishSetUp = command({
  action: 'procurement.edit',
  input: z.strictObject({ id: z.string() }),
  load: (db, { id }) => findProcurement(db, id),
  facts: procurementFacts,
  decide: ({ loaded: { procurement, duties }, input: { id }, context }) => {
    if (procurement.setUpAt !== null) return refuse('conflict', 'procurement.already-created');
    const setup = setupOf(procurement.setup);
    const faults: Message[] = [
      ...openSteps(setup).map((step): Message => ({ path: step, key: `procurement.${step}-unanswered` })),
      ...checkSetup(setup, ukDay(context.now)).errors,
      ...missingPeople(duties).filter(({ path }) => needed.includes(path)),
    ];
    if (faults.length > 0) return refuseAll('invalid', faults);
    return ok({
      change: { id },
      event: {
        action: 'procurement.edit' as const,
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { step: 'check' },
      },
      value: { id },
    });
  },
  write: async (tx, { id }, { now }) =>
    (await markSetUp(tx, id, now)) ? undefined : refuse('conflict', 'procurement.already-created'),
});
