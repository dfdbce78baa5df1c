import 'server-only';
import type { Person } from '@/db/store/people';
import type { ProcurementState } from '@/db/store/procurement';
import type { Duty } from '@/lib/procurement/duties';

/** The people but the asker who hold one of the duties and are not suspended: those who could confirm. */
export const whoConfirms = (
  state: ProcurementState,
  people: readonly Person[],
  by: string,
  duties: readonly Duty[],
): Person[] => {
  const asked = new Set(state.duties.filter(({ duty }) => duties.includes(duty)).map(({ userId }) => userId));
  return people.filter(({ userId, suspendedAt }) => asked.has(userId) && userId !== by && suspendedAt === null);
};
