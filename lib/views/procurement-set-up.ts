import 'server-only';
import { listPeople } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { may } from '@/lib/policy';
import type { Duty } from '@/lib/procurement/duties';
import { missingPeople } from '@/lib/procurement/duties';
import { dutyDigest, peopleByDuty } from '@/lib/procurement/duty-form';
import { type Regime, type RuleSource, type Side, sideOf, thresholdOn } from '@/lib/procurement/regime';
import { checkSetup, type SetupCheck, type SetupDraft, type SetupStep } from '@/lib/procurement/setup';
import { fieldsOfStep, openSteps } from '@/lib/procurement/setup-form';
import { regimeOfSetup } from '@/lib/procurement/setup-regime';
import { setupOf, stepDigest } from '@/lib/procurement/setup-state';
import { ukDay } from '@/lib/procurement/uk-time';
import type { Message } from '@/lib/result';
import { procurementFacts } from './procurement-facts';
import { type DatedEvent, datedEvents } from './timetable';
import { view } from './view';
import { whyNot } from './why-not';

export type SetUpPerson = { userId: string; name: string; post: string; officer: boolean };

export type ProcurementSetUp = {
  id: string;
  title: string;
  created: boolean;
  setup: SetupDraft;
  /** Digest of the answers of each step, for the form that edits it. */
  digests: Record<SetupStep, string>;
  open: SetupStep[];
  check: SetupCheck;
  /** The dates as given so far, for the line; empty before they are. */
  events: DatedEvent[];
  now: string;
  /** What the value means for the rules; null before nation and value are given. */
  regime: Regime | null;
  threshold: { side: Side; amount: string; source: RuleSource } | null;
  mayEdit: boolean;
  /** Why not, where not. */
  editReason: Message | null;
  mayAssign: boolean;
  published: boolean;
  /** Everyone who can be given a duty, and those who hold one. */
  members: SetUpPerson[];
  duties: { duty: Duty; userIds: string[] }[];
  dutyDigest: string;
  missing: Message[];
  nameOf: Record<string, string>;
};

/** The set-up of a procurement with its people: what the steps, the last check and the page of duties show. */
export const procurementSetUp = view({
  action: 'procurement.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: procurementFacts,
  show: async (db, { loaded: state, context }): Promise<ProcurementSetUp> => {
    const { procurement, duties } = state;
    const setup = setupOf(procurement.setup);
    const people = await listPeople(db, procurement.authorityId);
    const facts = procurementFacts(state, context);
    const edit = may(context.viewer, 'procurement.edit', facts);
    const { value, timetable } = setup;
    const day = ukDay(timetable?.published ?? context.now);
    const side = value === undefined ? null : sideOf(value, day);
    const steps = Object.keys(fieldsOfStep) as SetupStep[];
    return {
      id: procurement.id,
      title: procurement.title,
      created: procurement.setUpAt !== null,
      setup,
      digests: Object.fromEntries(steps.map((step) => [step, stepDigest(setup, step)])) as Record<SetupStep, string>,
      open: openSteps(setup),
      check: checkSetup(setup, ukDay(context.now)),
      events: datedEvents(state, context.now),
      now: context.now,
      regime: regimeOfSetup(setup, ukDay(context.now)),
      threshold: side && { side, amount: thresholdOn(day).amount, source: thresholdOn(day).source },
      mayEdit: edit.allowed,
      editReason: whyNot(edit),
      mayAssign: may(context.viewer, 'duty.assign', facts).allowed,
      published: facts.published === true,
      members: people
        .filter((person) => person.suspendedAt === null || duties.some((row) => row.userId === person.userId))
        .map(({ userId, name, post, officer }) => ({ userId, name, post, officer })),
      duties: peopleByDuty(duties).map(({ duty, held }) => ({ duty, userIds: held.map((one) => one.userId) })),
      dutyDigest: dutyDigest(duties),
      missing: missingPeople(duties),
      nameOf: Object.fromEntries(people.map(({ userId, name }) => [userId, name])),
    };
  },
});

/** The first page of a new procurement: nothing to read yet, but only officers may begin one. */
export const newProcurement = view({
  action: 'procurement.create',
  load: async () => ({}),
  facts: () => ({}),
  show: async () => ({}),
});
