import 'server-only';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { may } from '@/lib/policy';
import { bankHolidaysBetween, isCovered } from '@/lib/procurement/bank-holidays';
import { daysBetween } from '@/lib/procurement/days';
import { checkSetup } from '@/lib/procurement/setup';
import { setupOf } from '@/lib/procurement/setup-state';
import { isWorkingDay } from '@/lib/procurement/standstill';
import { ukDay } from '@/lib/procurement/uk-time';
import { procurementFacts } from './procurement-facts';
import { type TimetableEvent, timetableOf } from './procurement-times';
import { view } from './view';

export type DatedEvent = TimetableEvent & {
  /** Days since the event before it; null for the first. */
  since: number | null;
  /** Whether people are at work then; null where we do not hold the bank holidays of that year. */
  working: boolean | null;
};

/** The timetable with what lies between its events. */
export const datedEvents = (state: ProcurementState, now: string): DatedEvent[] => {
  const { nation } = setupOf(state.procurement.setup);
  const events = timetableOf(state, now);
  const days = events.map(({ at }) => ukDay(at));
  return events.map((event, at) => {
    const day = days[at] ?? '';
    const before = days[at - 1];
    return {
      ...event,
      since: before === undefined ? null : daysBetween(before, day),
      working: isCovered(day) ? isWorkingDay(day, nation ?? 'any') : null,
    };
  });
};

/** The dates of a procurement with what lies between them: days, working days, bank holidays. */
export const timetablePage = view({
  action: 'procurement.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: procurementFacts,
  show: async (_db, { loaded: state, context }) => {
    const { id, title, reference } = state.procurement;
    const setup = setupOf(state.procurement.setup);
    const { nation } = setup;
    const events = datedEvents(state, context.now);
    const days = events.map(({ at }) => ukDay(at));
    const [first, last] = [days[0], days.at(-1)];
    return {
      procurement: { id, title, reference },
      now: context.now,
      nation: nation ?? null,
      events,
      check: checkSetup(setup, ukDay(context.now)),
      holidays: nation && first && last ? bankHolidaysBetween(first, last, nation) : [],
      mayEdit: may(context.viewer, 'procurement.edit', procurementFacts(state, context)).allowed,
    };
  },
});
