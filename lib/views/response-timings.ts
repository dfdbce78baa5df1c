import 'server-only';
import type { Reader } from '@/db/client';
import { findProcurement } from '@/db/store/procurement';
import { setupOf } from '@/lib/procurement/setup-state';
import { mayOpenAt } from '@/lib/procurement/status';

/** The dates that suppliers are told before they begin: ISO UTC. All but the deadline are plans of the authority. */
export type Timings = {
  clarificationsClose: string | null;
  deadline: string | null;
  openFrom: string | null;
  award: string | null;
};

/** Reads the published dates of a procurement; those that nobody planned are null. */
export async function timingsOf(db: Reader, procurementId: string): Promise<Timings> {
  const state = await findProcurement(db, procurementId);
  const deadline = state?.procurement.deadline ?? null;
  const timetable = state ? setupOf(state.procurement.setup).timetable : undefined;
  return {
    clarificationsClose: timetable?.clarificationsClose ?? null,
    deadline,
    openFrom: deadline === null ? null : mayOpenAt(deadline),
    award: timetable?.award ?? null,
  };
}
