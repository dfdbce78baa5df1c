import 'server-only';
import type { Reader, Writer } from '@/db/client';
import { lettersOf } from '@/db/store/opening';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { overtakeSteps } from '@/db/store/two-person';
import type { Facts } from '@/lib/policy';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { loadSummaries, owedIn, type SummaryCase, type SummaryRecord } from '@/lib/views/summary-record';
import type { Context } from './command';

export type LoadedSummaries = { state: ProcurementState; summaries: SummaryRecord | null };

/** Loads what every act about summaries decides by; null where there is no such procurement. */
export async function loadForSummaries(db: Reader, id: string): Promise<LoadedSummaries | null> {
  const state = await findProcurement(db, id);
  return state && { state, summaries: state.opening ? await loadSummaries(db, state) : null };
}

export const summaryFacts = ({ state }: LoadedSummaries, context: Context): Facts => procurementFacts(state, context);

/** Fewer summaries are named than are owed. Before the outcome is final nothing is owed, and that is said instead. */
export const isAlone = ({ summaries }: LoadedSummaries, named: readonly string[]): boolean =>
  summaries !== null && owedIn(summaries).some(({ submissionId }) => !named.includes(submissionId));

/** The case of a submission that a summary is owed in; undefined for any other. */
export const owedCase = (summaries: SummaryRecord | null, submissionId: string): SummaryCase | undefined =>
  summaries ? owedIn(summaries).find((one) => one.submissionId === submissionId) : undefined;

/** True where every id is that of a response to this procurement. */
export const allKnown = ({ state }: LoadedSummaries, named: readonly string[]): boolean => {
  const known = new Set(lettersOf(state).map(({ submissionId }) => submissionId));
  return named.every((id) => known.has(id));
};

/** The person who acts, on the buyer's side. */
export const actor = ({ viewer }: Context): string => (viewer.kind === 'buyer' ? viewer.userId : '');

/** Ends a request that waits, since what it was about has changed. */
export const overtakeRelease = (tx: Writer, over: { procurementId: string; by: string; at: string }): Promise<void> =>
  overtakeSteps(tx, { ...over, act: 'release' });
