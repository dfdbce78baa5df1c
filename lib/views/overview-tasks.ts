import 'server-only';
import type { ProcurementState } from '@/db/store/procurement';
import { scopingQuestions } from '@/lib/catalogue';
import type { Context } from '@/lib/commands/command';
import { type TwoPersonAct, waitingStep } from '@/lib/procurement/two-person';
import { ukDeadline } from '@/lib/procurement/uk-time';
import { procurementFacts } from './procurement-facts';

export type TaskStatus = 'not-started' | 'in-progress' | 'problem' | 'completed' | 'cannot-start';
export type OverviewTask = { key: string; title: string; href: string; status: TaskStatus; hint?: string };
export type TaskGroup = { title: string; tasks: OverviewTask[] };

/** What the overview knows beside the procurement's own facts. None of it changes when a supplier acts. */
export type TaskFacts = {
  /** Questions about the place that have a checked answer. */
  answered: number;
  /** Checks of the draft that are open; null without a draft. */
  checks: { errors: number; warnings: number } | null;
  /** Invitations that the authority sent and did not cancel. */
  invited: number;
  /** Steps of the guided path that are done. */
  path: { status: TaskStatus; done: number; of: number };
  threats: { parts: number; left: number };
  /** Bids were made up or typed in for a rehearsal. */
  rehearsed: boolean;
  /** Invited suppliers whose core information nobody has recorded; null where the rules do not ask for it. */
  unconfirmed: number | null;
  /** Questions that suppliers asked: how many an officer still has to deal with, and how many there are. */
  questions: { waiting: number; asked: number };
  gatesBegun: boolean;
  agreedBegun: boolean;
  /** How far the award is: proposed and signed, its notice and the contract recorded. */
  award: { signed: boolean; noticed: boolean; contracted: boolean };
};

type Shown = { status: TaskStatus; hint?: string };
const done: Shown = { status: 'completed' };
const open = (started: boolean, hint?: string): Shown => ({
  status: started ? 'in-progress' : 'not-started',
  ...(hint ? { hint } : {}),
});
const not = (why: string): Shown => ({ status: 'cannot-start', hint: `Cannot start yet: ${why}` });

/** Takes the state, the facts beside it and the viewer's context; returns the six groups of tasks with their statuses. */
export function overviewTasks(state: ProcurementState, facts: TaskFacts, context: Context): TaskGroup[] {
  const { procurement } = state;
  const home = `/procurements/${procurement.id}`;
  const policy = procurementFacts(state, context);
  const task = (path: string, title: string, shown: Shown): OverviewTask => ({
    key: path,
    title,
    href: `${home}/${path}`,
    ...shown,
  });
  const all = scopingQuestions.length;
  const drafted = state.versions.length > 0;
  const published = policy.published === true;
  const setUp = procurement.setUpAt !== null;
  const asking = (act: TwoPersonAct) => waitingStep(state.steps, context.now, act) !== null;

  const scope = (): Shown => {
    if (facts.answered >= all) return done;
    if (!setUp && facts.answered === 0) return not('finish the set-up first.');
    return facts.answered === 0 ? open(false) : open(true, `${facts.answered} of ${all} answered and checked.`);
  };
  const path = (): Shown => {
    const { status, done: steps, of } = facts.path;
    return status === 'in-progress' ? open(true, `${steps} of ${of} steps done.`) : { status };
  };
  const threats = (): Shown => {
    const { parts, left } = facts.threats;
    if (parts === 0) return open(false);
    return left === 0 ? done : open(true, `${left} suggested ${left === 1 ? 'threat' : 'threats'} to assess.`);
  };
  const suggested = (): Shown => {
    if (drafted) return done;
    return facts.answered < all ? not(`answer the ${all} questions about the place first.`) : open(false);
  };
  const editing = (): Shown => {
    if (published) return done;
    return drafted ? open(true) : not('choose questions from the suggested set first.');
  };
  const checks = (): Shown => {
    if (published) return done;
    if (!facts.checks) return not('there is no draft yet.');
    const { errors, warnings } = facts.checks;
    const rest = `${warnings} to fix or give a reason for.`;
    if (errors > 0) return { status: 'problem', hint: `${errors} to fix.${warnings > 0 ? ` ${rest}` : ''}` };
    return warnings > 0 ? open(true, rest) : done;
  };
  // A rehearsal is never required, so it is never done: it can be run again on every change.
  const rehearsal = (): Shown => {
    if (!drafted) return not('there is no draft yet.');
    if (policy.opened) return done;
    return open(facts.rehearsed, 'Try the award model on made-up bids.');
  };
  const signOff = (): Shown => {
    if (published) return done;
    if (asking('publish')) return open(true, 'Waiting for a different person.');
    if (!facts.checks) return not('there is no draft yet.');
    const { errors, warnings } = facts.checks;
    return errors + warnings > 0 ? not('the checks are not finished.') : open(false);
  };
  const notice = (): Shown => {
    if (state.notice) return done;
    return policy.noticeMissing && !policy.portal
      ? open(false, 'Suppliers cannot be invited before it is recorded.')
      : open(false);
  };
  const confirmed = (): Shown => {
    if (facts.invited === 0) return not('invite suppliers first.');
    if (facts.unconfirmed === 0) return done;
    const at = procurement.deadline ? ` Due before ${ukDeadline(procurement.deadline, { zoned: false })}.` : '';
    return open(false, `${facts.unconfirmed} of ${facts.invited} not confirmed.${at}`);
  };
  const invite = (): Shown => {
    if (policy.portal) return not('suppliers are asked through your own portal.');
    if (!published) return not('publish the questionnaire first.');
    if (policy.noticeMissing && facts.invited === 0) return not('record the tender notice first.');
    if (policy.deadlinePassed) return facts.invited > 0 ? done : not('the deadline has passed.');
    return open(facts.invited > 0);
  };
  const questions = (): Shown => {
    const { waiting, asked } = facts.questions;
    if (waiting > 0 && policy.deadlinePassed) return { status: 'problem', hint: `${waiting} without an answer.` };
    if (waiting > 0) return open(asked > waiting, `${waiting} waiting.`);
    if (asked > 0 || policy.deadlinePassed) return done;
    return open(false, 'None has been asked yet.');
  };
  const amending = (): Shown => {
    if (policy.deadlinePassed) return not('the deadline has passed.');
    const next = state.versions.at(-1)?.number ?? 1;
    return policy.amending ? open(true, `Draft version ${next}.`) : open(false, 'Only where something must change.');
  };
  const opening = (): Shown => {
    if (policy.opened) return done;
    if (!published) return not('publish the questionnaire first.');
    if (!policy.mayOpen) {
      const at = procurement.deadline ? ` (${ukDeadline(procurement.deadline, { zoned: false })})` : '';
      return not(`opens 60 seconds after the deadline${at}.`);
    }
    const act = policy.portal ? 'load' : 'open';
    return open(asking(act), asking(act) ? 'Waiting for a different person.' : undefined);
  };
  const afterOpening = (shown: () => Shown): Shown =>
    policy.opened
      ? shown()
      : not(policy.portal ? 'two officers load the responses first.' : 'responses are sealed until opening.');
  const interests = (): Shown => {
    const people = new Set(state.duties.map((row) => row.userId));
    const declared = new Set(state.declarations.map((row) => row.userId));
    if ([...people].every((id) => declared.has(id))) return done;
    return open(declared.size > 0, policy.interests === 'undeclared' ? 'You have not declared yet.' : undefined);
  };
  const marking = (): Shown => (policy.allLocked ? done : open(state.assignments.length > 0));
  const moderating = (): Shown => {
    if (policy.qualityLocked) return done;
    return policy.allLocked ? open(facts.agreedBegun) : not('all evaluators must lock their scores first.');
  };
  const afterQuality = (shown: () => Shown): Shown =>
    policy.qualityLocked ? shown() : not('quality scores must be agreed and locked first.');

  const award = (): Shown => {
    const { signed, noticed, contracted } = facts.award;
    if (!policy.finalised) return not('the outcome must be final first.');
    if (!signed) return asking('award') ? open(true, 'Waiting for an approver.') : open(false);
    if (!noticed) return open(true, 'Signed. Record the contract award notice.');
    return contracted ? done : open(true, 'Record the contract after the standstill.');
  };

  const summaries = (): Shown => {
    if (policy.summariesReleased) return done;
    if (!policy.finalised) return not('the outcome must be final first.');
    return open(asking('release'), asking('release') ? 'Waiting for a different person.' : undefined);
  };

  const groups: TaskGroup[] = [
    {
      title: '1 Start with the guidance',
      tasks: [
        task('setup/9', 'Answer the set-up questions', setUp ? done : open(true)),
        task('path', 'Where to start', path()),
        task('scope', `Answer ${all} questions about the place`, scope()),
        task('threats', 'List parts and threats', threats()),
      ],
    },
    {
      title: '2 Write the questionnaire',
      tasks: [
        task('recommended', 'Review suggested questions', suggested()),
        task('questionnaire', 'Edit questions', editing()),
        task('award', 'Set the award model', editing()),
      ],
    },
    {
      title: '3 Check and publish',
      tasks: [
        task('checks', 'Fix checks', checks()),
        task('rehearsal', 'Rehearse', rehearsal()),
        task('questionnaire/publish', 'Get sign-off', signOff()),
      ],
    },
    {
      title: '4 While it is open',
      tasks: [
        task(
          'uk4',
          'Prepare the notice',
          state.notice ? done : setUp ? open(drafted) : not('finish the set-up first.'),
        ),
        task('notice', 'Record the notice', notice()),
        task('invitations', 'Invite suppliers', invite()),
        ...(facts.unconfirmed === null
          ? []
          : [task('core-information', 'Record core supplier information', confirmed())]),
        ...(published && !policy.portal ? [task('clarifications', 'Answer clarification questions', questions())] : []),
        ...(published && (policy.amending || !policy.deadlinePassed)
          ? [task('amend', 'Amend the questionnaire', amending())]
          : []),
      ],
    },
    {
      title: '5 Open and mark',
      tasks: [
        policy.portal
          ? task('load', 'Load returned workbooks', opening())
          : task('opening', 'Open responses', opening()),
        task('conflicts', 'Declare interests', afterOpening(interests)),
        task(
          'gates',
          'Decide gates',
          afterOpening(() => (policy.qualityLocked ? done : open(facts.gatesBegun))),
        ),
        task('evaluation', 'Assign and mark', afterOpening(marking)),
        task('moderation', 'Moderate', afterOpening(moderating)),
      ],
    },
    {
      title: '6 Decide and tell suppliers',
      tasks: [
        task(
          'price',
          'Enter other criteria and prices',
          afterQuality(() => (policy.finalised ? done : open(policy.pricesOpened === true))),
        ),
        task(
          'results',
          'Results',
          afterQuality(() => (policy.finalised ? done : open(policy.pricesOpened === true))),
        ),
        task('summaries', 'Release assessment summaries', summaries()),
        task('award-decision', 'Award decision', award()),
      ],
    },
  ];
  if (!policy.cancelled) return groups;
  const stopped = (each: OverviewTask): OverviewTask =>
    each.status === 'completed' ? each : { ...each, ...not('this procurement is cancelled.') };
  return groups.map(({ title, tasks }) => ({ title, tasks: tasks.map(stopped) }));
}
