import 'server-only';
import { listPeople } from '@/db/store/people';
import { listProcurementsOf } from '@/db/store/procurement';
import { interestsOf } from '@/lib/evaluation/interests';
import type { ProcurementStatus } from '@/lib/procurement/status';
import { findLeftOpen } from './left-open';
import { statusOf, type TimetableEvent, timetableOf } from './procurement-times';
import { view } from './view';
import { type WaitingTask, waitingTasks } from './waiting-tasks';

export type ProcurementRow = {
  id: string;
  title: string;
  reference: string;
  status: ProcurementStatus;
  /** False while the set-up answers are being collected. */
  created: boolean;
  /** The viewer's access was removed because of a declared interest: nothing but their own declaration is left. */
  removed: boolean;
  next: TimetableEvent | null;
  leads: string[];
  mine: boolean;
};

export type Procurements = {
  waiting: (WaitingTask & { title: string })[];
  rows: ProcurementRow[];
  /** All of the person's procurements, whatever the filter leaves. */
  total: number;
  mayCreate: boolean;
};

type Input = { status?: ProcurementStatus | undefined; mine?: boolean };

/** The procurements on which a person holds a duty, newest first, and what waits for them. */
export const procurements = view({
  action: 'procurement.list',
  load: async (db, _input: Input, { viewer }) =>
    viewer.kind === 'buyer'
      ? {
          viewer,
          states: await listProcurementsOf(db, viewer.userId),
          people: await listPeople(db, viewer.authorityId),
        }
      : null,
  facts: () => ({}),
  show: async (db, { loaded: { viewer, states, people }, input, context }): Promise<Procurements> => {
    const rows = states.map((state): ProcurementRow => {
      const leads = state.duties.filter((row) => row.duty === 'lead').map((row) => row.userId);
      return {
        id: state.procurement.id,
        title: state.procurement.title,
        reference: state.procurement.reference,
        status: statusOf(state, context.now),
        created: state.procurement.setUpAt !== null,
        removed: interestsOf(state, viewer.userId) === 'removed',
        next: timetableOf(state, context.now).find((each) => each.is === 'next') ?? null,
        leads: leads.map((id) => people.find((person) => person.userId === id)?.name ?? ''),
        mine: leads.includes(viewer.userId),
      };
    });
    const names = new Map(people.map(({ userId, name }) => [userId, name]));
    const waiting: Procurements['waiting'] = [];
    for (const state of states)
      for (const task of waitingTasks(state, context, people, await findLeftOpen(db, state, names)))
        waiting.push({ ...task, title: state.procurement.title });
    const fits = (row: ProcurementRow): boolean =>
      (!input.status || (!row.removed && row.status === input.status)) && (!input.mine || row.mine);
    return {
      waiting,
      rows: rows.filter(fits),
      total: rows.length,
      mayCreate: viewer.officer,
    };
  },
});
