import 'server-only';
import type { Reader } from '@/db/client';
import { listPeople, type Person } from '@/db/store/people';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findLastStep, type TwoPersonStep } from '@/db/store/two-person';
import type { AuditEntry } from '@/lib/audit';
import type { Facts } from '@/lib/policy';
import type { AwardFacts } from '@/lib/procurement/award';
import { type AwardRecord, awardFactsOf, awardPolicyFacts, firstRanked, loadAward } from '@/lib/views/award-facts';
import { loadDecision } from '@/lib/views/decision-record';
import type { Context } from './command';

/** A procurement with what was recorded since its outcome became final, as every act after it needs it. */
export type AfterOutcome = { state: ProcurementState; award: AwardRecord };

/** Loads a procurement with what followed its outcome, or null where there is no such procurement. */
export async function loadAfterOutcome(db: Reader, { id }: { id: string }): Promise<AfterOutcome | null> {
  const state = await findProcurement(db, id);
  return state && { state, award: await loadAward(db, state) };
}

/** The policy's facts of an act that follows the outcome. */
export const afterOutcomeFacts = ({ state, award }: AfterOutcome, context: Context): Facts =>
  awardPolicyFacts(state, award, context);

/** The same with the facts on which an award is proposed and signed, and the last request to sign. */
export type AwardCase = AfterOutcome & {
  shown: { facts: AwardFacts; factsHash: string } | null;
  first: { submissionId: string; name: string }[];
  step: TwoPersonStep | null;
  people: Person[];
};

/** Loads what two people decide an award on, or null where there is no such procurement. */
export async function loadAwardCase(db: Reader, input: { id: string }): Promise<AwardCase | null> {
  const loaded = await loadAfterOutcome(db, input);
  if (!loaded) return null;
  const { state } = loaded;
  const record = await loadDecision(db, state);
  return {
    ...loaded,
    shown: await awardFactsOf(db, state, record),
    first: record ? firstRanked(record) : [],
    step: await findLastStep(db, input.id, 'award'),
    people: await listPeople(db, state.procurement.authorityId),
  };
}

/** The policy's facts of signing: who asked must not be who signs. */
export const signingFacts = (loaded: AwardCase, context: Context): Facts => ({
  ...afterOutcomeFacts(loaded, context),
  ...(loaded.step ? { askedBy: loaded.step.askedBy } : {}),
});

/** What to log when an act after the outcome is refused. */
export const refusedOf =
  (action: AuditEntry['action']) =>
  ({ state: { procurement } }: AfterOutcome): AuditEntry => ({
    action,
    subject: { type: 'procurement', id: procurement.id },
    procurementId: procurement.id,
  });

/** What to log of an act about the procurement as a whole. */
export const entryOf = (
  action: AuditEntry['action'],
  procurementId: string,
  data: NonNullable<AuditEntry['data']> = {},
): AuditEntry => ({ action, subject: { type: 'procurement', id: procurementId }, procurementId, data });
