import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { insertHoldLift } from '@/db/store/award';
import { endStep, findLastStep } from '@/db/store/two-person';
import { lapsedAt } from '@/lib/procurement/two-person';
import { ukTime } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { viewerId } from '@/lib/views/own-marking';
import { afterOutcomeFacts, entryOf, loadAfterOutcome, refusedOf } from './award-case';
import { command } from './command';

const LiftHold = z.strictObject({ id: z.string() });

const load = async (db: Reader, input: { id: string }) => {
  const loaded = await loadAfterOutcome(db, input);
  return loaded && { ...loaded, step: await findLastStep(db, input.id, 'lift-hold') };
};

/** Second half: a different person confirms within 30 minutes, with a fresh code. From then on the clock counts again. */
export const liftHold = command({
  action: 'hold.lift',
  input: LiftHold,
  load,
  facts: (loaded, context) => ({
    ...afterOutcomeFacts(loaded, context),
    ...(loaded.step ? { askedBy: loaded.step.askedBy } : {}),
  }),
  decide: ({ loaded: { award, step }, input: { id }, context }) => {
    if (!step || step.ended !== null || !award.hold) return refuse('invalid', 'decision.lift-not-asked');
    const lapsed = lapsedAt(step, context.now);
    if (lapsed) return refuse('invalid', 'decision.lapsed', { time: ukTime(lapsed) });
    if (step.subject !== award.hold.id) return refuse('conflict', 'decision.lift-not-asked');
    const by = viewerId(context);
    const { reason, askedBy } = step;
    return ok({
      change: {
        step: { id: step.id, procurementId: id, ended: 'confirmed' as const, by, at: context.now },
        lift: {
          holdId: award.hold.id,
          procurementId: id,
          stepId: step.id,
          reason,
          askedBy,
          confirmedBy: by,
          liftedAt: context.now,
        },
      },
      event: entryOf('hold.lift', id, { askedBy, reason }),
      value: { id, awarded: award.decision !== null },
    });
  },
  write: async (tx, { step, lift }) => {
    if (!(await endStep(tx, step))) return refuse('conflict', 'decision.lift-not-asked');
    return (await insertHoldLift(tx, lift)) ? undefined : refuse('conflict', 'policy.not-held');
  },
  refusal: refusedOf('hold.lift'),
});
