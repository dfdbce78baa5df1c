import 'server-only';
import type { Reader } from '@/db/client';
import { type LateHead, listLate } from '@/db/store/late-attempt';
import { lettersOf } from '@/db/store/opening';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findLatestPublished } from '@/db/store/response';
import type { LateFacts } from '@/lib/evaluation/late';

/** A late attempt with the procurement around it, as both halves of the decision and their page need it. */
export type LateCase = { state: ProcurementState; attempt: LateHead | null; facts: LateFacts };

const nothing: LateFacts = { kept: false, current: false, hasOther: false, marked: false, stops: null };

/** Takes the facts of a procurement that is open; returns what stands against accepting an attempt, but its content. */
export async function lateFactsOf(db: Reader, state: ProcurementState, attempt: LateHead): Promise<LateFacts> {
  const latest = await findLatestPublished(db, state.procurement.id);
  const published = state.versions.find(({ id }) => id === attempt.kept?.versionId);
  return {
    kept: attempt.kept !== null,
    current: latest !== null && published?.documentHash === latest.documentHash,
    hasOther: lettersOf(state).some(({ supplierId }) => supplierId === attempt.supplierId),
    marked: state.locks.length > 0 || state.qualityLock !== null,
    stops: null,
  };
}

/** Loads one attempt by its id; before the opening there is none for anybody here. */
export async function loadLateCase(db: Reader, id: string, attemptId: string | null): Promise<LateCase | null> {
  const state = await findProcurement(db, id);
  if (!state) return null;
  if (!state.opening || attemptId === null) return { state, attempt: null, facts: nothing };
  const attempt = (await listLate(db, state)).find((each) => each.id === attemptId) ?? null;
  return { state, attempt, facts: attempt ? await lateFactsOf(db, state, attempt) : nothing };
}
