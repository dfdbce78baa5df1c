import 'server-only';
import type { Reader } from '@/db/client';
import { listInvitations } from '@/db/store/invitation';
import { findAuthority, listPeople } from '@/db/store/people';
import { findPortalLoad } from '@/db/store/portal-load';
import { evaluationBegun, findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findDraft } from '@/db/store/questionnaire';
import { findRehearsal, listRehearsalBids } from '@/db/store/rehearsal';
import { findScoping } from '@/db/store/scoping';
import { scopingQuestions } from '@/lib/catalogue';
import type { Context } from '@/lib/commands/command';
import { may } from '@/lib/policy';
import type { Duty } from '@/lib/procurement/duties';
import { peopleByDuty } from '@/lib/procurement/duty-form';
import type { ProcurementStatus } from '@/lib/procurement/status';
import { waitingStep } from '@/lib/procurement/two-person';
import { awardStanding } from './award-facts';
import { questionsAsked } from './clarifications';
import { coreInformationRule, loadCoreInformation } from './core-information';
import { loadPathFacts, pathStanding } from './guided-path';
import { findLeftOpen } from './left-open';
import { overviewTasks, type TaskGroup } from './overview-tasks';
import { uncheckedQuestions } from './place';
import { mayOpenAt, procurementFacts } from './procurement-facts';
import { statusOf, type TimetableEvent, timetableOf } from './procurement-times';
import { loadReadiness, setupFaults } from './readiness';
import { view } from './view';
import { type WaitingTask, waitingTasks } from './waiting-tasks';

/** What comes next where a portal receives. None of it depends on what a supplier did. */
export type PortalNext = 'publish' | 'take' | 'load' | 'finish' | 'confirm' | 'mark';

async function portalNext(db: Reader, state: ProcurementState, context: Context): Promise<PortalNext> {
  const { published, mayOpen, opened } = procurementFacts(state, context);
  if (opened) return 'mark';
  if (!published) return 'publish';
  if (!mayOpen) return 'take';
  if (waitingStep(state.steps, context.now, 'load')) return 'confirm';
  return (await findPortalLoad(db, state.procurement.id)) ? 'finish' : 'load';
}

export type ProcurementOverview = {
  id: string;
  title: string;
  reference: string;
  status: ProcurementStatus;
  created: boolean;
  authority: string;
  deadline: string | null;
  mayOpenAt: string | null;
  /** Responses go to the authority's own portal; then the one thing that is to be done next. Null where they come here. */
  portal: { next: PortalNext } | null;
  /** When what suppliers sent was removed, after its time; ISO UTC. */
  removedAt: string | null;
  /** The removal was signed, and rows are still going. */
  removing: boolean;
  /** The viewer may ask to cancel, or confirm that somebody else asked. */
  mayCancel: boolean;
  groups: TaskGroup[];
  waiting: WaitingTask[];
  timetable: TimetableEvent[];
  people: { duty: Duty; names: string[] }[];
  versions: { number: number; publishedAt: string | null; documentHash: string | null; updatedAt: string }[];
};

/**
 * The overview of a procurement: what is done, what is next, and when. Before the opening it reads nothing that a
 * supplier writes, so that it is the same whatever suppliers did.
 */
export const procurementOverview = view({
  action: 'procurement.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: procurementFacts,
  show: async (db, { loaded: state, context }): Promise<ProcurementOverview> => {
    const { procurement } = state;
    const { id } = procurement;
    const [people, authority, scoping, draft, invitations] = [
      await listPeople(db, procurement.authorityId),
      await findAuthority(db, procurement.authorityId),
      await findScoping(db, id),
      await findDraft(db, id),
      await listInvitations(db, id),
    ];
    const readiness = draft && (await loadReadiness(db, state, draft));
    const path = await loadPathFacts(db, state);
    const begun = state.opening ? await evaluationBegun(db, id) : { gates: false, agreed: false };
    const nameOf = (userId: string) => people.find((person) => person.userId === userId)?.name ?? '';
    return {
      id,
      title: procurement.title,
      reference: procurement.reference,
      status: statusOf(state, context.now),
      created: procurement.setUpAt !== null,
      authority: authority?.name ?? '',
      deadline: procurement.deadline,
      mayOpenAt: mayOpenAt(state),
      portal: procurementFacts(state, context).portal ? { next: await portalNext(db, state, context) } : null,
      removedAt: state.removedAt,
      removing: state.removing,
      mayCancel: may(context.viewer, 'procurement.ask-cancelling', {
        ...procurementFacts(state, context),
        steppedUp: true,
      }).allowed,
      groups: overviewTasks(
        state,
        {
          answered: scopingQuestions.length - uncheckedQuestions(scoping).length,
          checks: readiness && {
            errors:
              readiness.findings.filter((one) => one.severity === 'error').length +
              setupFaults(readiness, context.now).length,
            warnings: readiness.findings.filter(
              (one) => one.severity === 'warning' && !readiness.reasons[one.id]?.trim(),
            ).length,
          },
          invited: invitations.filter((one) => one.cancelledAt === null).length,
          path: pathStanding(path),
          threats: { parts: path.parts, left: path.threatsLeft },
          rehearsed: (await findRehearsal(db, id)).revision > 0 || (await listRehearsalBids(db, id)).length > 0,
          unconfirmed: coreInformationRule(state)
            ? (await loadCoreInformation(db, id)).filter(({ recorded }) => recorded === null).length
            : null,
          questions: await questionsAsked(db, state, context),
          gatesBegun: begun.gates,
          agreedBegun: begun.agreed,
          award: await awardStanding(db, state),
        },
        context,
      ),
      waiting: waitingTasks(
        state,
        context,
        people,
        await findLeftOpen(db, state, new Map(people.map(({ userId, name }) => [userId, name]))),
      ),
      timetable: timetableOf(state, context.now),
      people: peopleByDuty(state.duties).map(({ duty, held }) => ({
        duty,
        names: held.map((one) => nameOf(one.userId)),
      })),
      versions: state.versions.map(({ number, publishedAt, documentHash, updatedAt }) => ({
        number,
        publishedAt,
        documentHash,
        updatedAt,
      })),
    };
  },
});
