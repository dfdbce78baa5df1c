import 'server-only';
import type { Person } from '@/db/store/people';
import type { ProcurementState } from '@/db/store/procurement';
import type { Context } from '@/lib/commands/command';
import { interestsOf } from '@/lib/evaluation/interests';
import type { Duty } from '@/lib/procurement/duties';
import { type TwoPersonAct, waitingStep } from '@/lib/procurement/two-person';
import { ukShortDate } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { decidesAbout } from './conflicts';
import type { LeftOpen } from './left-open';
import { procurementFacts } from './procurement-facts';
import { statusOf } from './procurement-times';

/** Something that waits for one person: words after the procurement's title, where it leads, and who asked. */
export type WaitingTask = { key: string; text: string; href: string; hint?: string };

const acts: Readonly<Record<TwoPersonAct, { text: string; path: string; by: readonly Duty[] }>> = {
  publish: { text: 'sign off', path: '/questionnaire/publish', by: ['lead', 'officer', 'approver'] },
  open: { text: 'confirm the opening of responses', path: '/opening', by: ['lead', 'officer'] },
  'open-prices': { text: 'confirm the opening of prices', path: '/price', by: ['lead', 'officer'] },
  cancel: { text: 'confirm that the procurement is cancelled', path: '/cancel', by: ['lead', 'officer'] },
  late: { text: 'confirm what happens to a late response', path: '/opening', by: ['lead', 'officer'] },
  load: { text: 'confirm the responses loaded from your portal', path: '/load', by: ['lead', 'officer'] },
  extend: { text: 'confirm a later deadline after an outage', path: '/opening/extend', by: ['lead', 'officer'] },
  release: {
    text: 'confirm the release of summaries',
    path: '/summaries/release',
    by: ['lead', 'officer', 'approver'],
  },
  finalise: { text: 'confirm the result', path: '/results', by: ['lead', 'officer', 'approver'] },
  award: { text: 'sign the award decision', path: '/award-decision', by: ['approver'] },
  'lift-hold': {
    text: 'confirm that the hold on the records is lifted',
    path: '/award-decision/hold',
    by: ['lead', 'officer', 'approver'],
  },
  remove: { text: 'sign the removal of what suppliers sent', path: '/removal', by: ['approver'] },
};

/**
 * What waits for the viewer in one procurement, the most pressing first. It is worked out from the authority's own acts
 * alone, so that nothing here depends on what suppliers did before the opening.
 */
export function waitingTasks(
  state: ProcurementState,
  context: Context,
  people: readonly Person[],
  left: LeftOpen | null,
): WaitingTask[] {
  const { procurement } = state;
  const viewer = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
  const facts = procurementFacts(state, context);
  const held = facts.duties ?? [];
  const holds = (...wanted: Duty[]) => wanted.some((duty) => held.includes(duty));
  const home = `/procurements/${procurement.id}`;
  const tasks: WaitingTask[] = [];
  const add = (key: string, text: string, href: string, hint?: string) =>
    tasks.push({ key: `${procurement.id}-${key}`, text, href, ...(hint ? { hint } : {}) });

  const status = statusOf(state, context.now);
  if (facts.interests === 'removed') return [];
  for (const [act, { text, path, by }] of Object.entries(acts) as [TwoPersonAct, (typeof acts)[TwoPersonAct]][]) {
    const step = waitingStep(state.steps, context.now, act);
    if (!step || step.askedBy === viewer || !holds(...by)) continue;
    // What is cancelled has nothing left but its records.
    if (status === 'cancelled' && act !== 'lift-hold' && act !== 'remove') continue;
    // An amendment that nobody signed off in time can no longer be published.
    if (act === 'publish' && facts.amending && facts.deadlinePassed) continue;
    const name = people.find(({ userId }) => userId === step.askedBy)?.name ?? '';
    const version = act === 'publish' ? ` version ${state.versions.at(-1)?.number ?? 1}` : '';
    add(act, `${text}${version}`, `${home}${path}`, `Asked by ${name}, ${ukShortDate(step.askedAt)}`);
  }
  if (status === 'cancelled') return tasks;
  const drafts = holds('lead', 'officer');
  if (procurement.setUpAt === null && drafts) add('set-up', 'finish the set-up', `${home}/setup/9`);
  else if (status === 'drafting' && drafts) {
    if (state.versions.length === 0)
      add('draft', 'answer the questions about the place and choose questions', `${home}/scope`);
    else add('draft', `go on with draft version ${state.versions.at(-1)?.number ?? 1}`, `${home}/questionnaire`);
  }
  if (status === 'open' && facts.amending && drafts && !waitingStep(state.steps, context.now, 'publish'))
    add('amend', `go on with draft version ${state.versions.at(-1)?.number ?? 2}`, `${home}/amend`);
  const opens = facts.portal ? ('load' as const) : ('open' as const);
  if (status === 'closed' && facts.mayOpen && drafts && !waitingStep(state.steps, context.now, opens)) {
    if (facts.portal) add('load', 'load what came back through your portal', `${home}/load`);
    else add('opening', 'open the responses', `${home}/opening`);
  }
  if (!facts.opened || facts.finalised) return tasks;
  if (held.length > 0 && facts.interests === 'undeclared')
    add('interests', 'declare your interests', `${home}/conflicts`);
  const reads = facts.interests === 'clear' || facts.interests === 'allowed';
  const undecided = state.duties.some(
    ({ userId }) => interestsOf(state, userId) === 'waiting' && decidesAbout(state, context, userId),
  );
  if (undecided) add('conflicts', 'decide about a declared interest', `${home}/conflicts`);
  if (left && holds('lead'))
    add(
      'substitute',
      `choose who marks in the place of ${left.names.join(', ')}`,
      `${home}/evaluation#assign`,
      say('evaluation.left-open', { names: left.names.join(', '), count: left.refs.length }),
    );
  if (!reads) return tasks;
  if (!facts.qualityLocked) {
    if (facts.assigned && !facts.locked) add('marks', 'give your scores', `/evaluations/${procurement.id}`);
    if (facts.allLocked && holds('moderator')) add('moderation', 'agree the scores', `${home}/moderation`);
  } else if (holds('lead') && !waitingStep(state.steps, context.now))
    add('price', 'enter other criteria and prices', `${home}/price`);
  return tasks;
}
