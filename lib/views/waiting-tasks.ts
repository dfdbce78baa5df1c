import 'server-only';
import type { Person } from '@/db/store/people';
import type { ProcurementState } from '@/db/store/procurement';
import type { Context } from '@/lib/commands/command';
import type { Duty } from '@/lib/procurement/duties';
import { ukShortDate } from '@/lib/procurement/uk-time';
import { procurementFacts } from './procurement-facts';
import { statusOf, waitingStep } from './procurement-times';

/** Something that waits for one person: words after the procurement's title, where it leads, and who asked. */
export type WaitingTask = { key: string; text: string; href: string; hint?: string };

const acts: Readonly<Record<string, { text: string; path: string; by: readonly Duty[] }>> = {
  publish: { text: 'sign off', path: '/questionnaire/publish', by: ['lead', 'officer', 'approver'] },
  open: { text: 'confirm the opening of responses', path: '/opening', by: ['lead', 'officer'] },
  'open-prices': { text: 'confirm the opening of prices', path: '/price', by: ['lead', 'officer'] },
  finalise: { text: 'confirm the result', path: '/results', by: ['lead', 'officer', 'approver'] },
};

/**
 * What waits for the viewer in one procurement, the most pressing first. It is worked out from the authority's own acts
 * alone, so that nothing here depends on what suppliers did before the opening.
 */
export function waitingTasks(state: ProcurementState, context: Context, people: readonly Person[]): WaitingTask[] {
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
  if (status === 'cancelled') return [];
  for (const [act, { text, path, by }] of Object.entries(acts)) {
    const step = waitingStep(state, context.now, act);
    if (!step || step.askedBy === viewer || !holds(...by)) continue;
    const name = people.find(({ userId }) => userId === step.askedBy)?.name ?? '';
    const version = act === 'publish' ? ` version ${state.versions.at(-1)?.number ?? 1}` : '';
    add(act, `${text}${version}`, `${home}${path}`, `Asked by ${name}, ${ukShortDate(step.askedAt)}`);
  }
  const drafts = holds('lead', 'officer');
  if (procurement.setUpAt === null && drafts) add('set-up', 'finish the set-up', `${home}/setup/9`);
  else if (status === 'drafting' && drafts) {
    if (state.versions.length === 0)
      add('draft', 'answer the questions about the place and choose questions', `${home}/scope`);
    else add('draft', `go on with draft version ${state.versions.at(-1)?.number ?? 1}`, `${home}/questionnaire`);
  }
  if (status === 'closed' && facts.mayOpen && drafts && !waitingStep(state, context.now, 'open'))
    add('opening', 'open the responses', `${home}/opening`);
  if (!facts.opened || facts.finalised) return tasks;
  if (held.length > 0 && facts.interests === 'undeclared')
    add('interests', 'declare your interests', `${home}/conflicts`);
  const reads = facts.interests === 'clear' || facts.interests === 'allowed';
  const undecided = state.declarations.some(
    (row) => row.declared && !state.conflictDecisions.some((decision) => decision.declarationId === row.id),
  );
  if (undecided && holds('lead')) add('conflicts', 'decide about a declared interest', `${home}/conflicts`);
  if (!reads) return tasks;
  if (!facts.qualityLocked) {
    if (facts.assigned && !facts.locked) add('marks', 'give your scores', `/evaluations/${procurement.id}`);
    if (facts.allLocked && holds('moderator')) add('moderation', 'agree the scores', `${home}/moderation`);
  } else if (holds('lead') && !waitingStep(state, context.now))
    add('price', 'enter other criteria and prices', `${home}/price`);
  return tasks;
}
