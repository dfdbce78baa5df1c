import 'server-only';
import type { Reader } from '@/db/client';
import { listPeople, type Person } from '@/db/store/people';
import { findLastStep, type TwoPersonStep } from '@/db/store/two-person';
import type { Facts } from '@/lib/policy';
import { removalFaults } from '@/lib/procurement/removal';
import type { Message } from '@/lib/result';
import { planRemoval, type RemovalPlan, removalFactsOf } from '@/lib/views/removal-record';
import { type AfterOutcome, afterOutcomeFacts, loadAfterOutcome } from './award-case';
import type { Context } from './command';

/** A procurement whose records are to be removed: what stands against it, what would go, and the last request. */
export type RemovalCase = AfterOutcome & {
  faults: Message[];
  plan: RemovalPlan | null;
  step: TwoPersonStep | null;
  people: Person[];
};

/** Loads what two people decide a removal on, or null where there is no such procurement. */
export async function loadRemovalCase(
  db: Reader,
  input: { id: string },
  context: Context,
): Promise<RemovalCase | null> {
  const loaded = await loadAfterOutcome(db, input);
  if (!loaded) return null;
  const { state, award } = loaded;
  return {
    ...loaded,
    faults: removalFaults(removalFactsOf(state, award, context)),
    plan: await planRemoval(db, state, award, context),
    step: await findLastStep(db, input.id, 'remove'),
    people: await listPeople(db, state.procurement.authorityId),
  };
}

/** The policy's facts of signing: who asked must not be who signs. */
export const removingFacts = (loaded: RemovalCase, context: Context): Facts => ({
  ...afterOutcomeFacts(loaded, context),
  ...(loaded.step ? { askedBy: loaded.step.askedBy } : {}),
});
