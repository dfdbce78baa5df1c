import type { PartKey } from '@/lib/text/parts';

export type Colour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'orange' | 'red' | 'yellow';

/** How a status is shown: a tag only where it needs attention, plain words where nothing is left to do. */
type Shown = { key: PartKey; colour?: Colour; muted?: true };

/** The status words of the product. Words carry the meaning; a colour only repeats it. */
export const statuses = {
  task: {
    'not-started': { key: 'parts.task-not-started', colour: 'blue' },
    'in-progress': { key: 'parts.task-in-progress', colour: 'teal' },
    problem: { key: 'parts.task-problem', colour: 'red' },
    completed: { key: 'parts.task-completed' },
    'cannot-start': { key: 'parts.task-cannot-start', muted: true },
  },
  procurement: {
    drafting: { key: 'parts.procurement-drafting', colour: 'grey' },
    'waiting-for-sign-off': { key: 'parts.procurement-waiting-for-sign-off', colour: 'yellow' },
    published: { key: 'parts.procurement-published', colour: 'blue' },
    open: { key: 'parts.procurement-open', colour: 'green' },
    closed: { key: 'parts.procurement-closed', colour: 'purple' },
    marking: { key: 'parts.procurement-marking', colour: 'teal' },
    moderating: { key: 'parts.procurement-moderating', colour: 'teal' },
    ranked: { key: 'parts.procurement-ranked', colour: 'blue' },
    ended: { key: 'parts.procurement-ended' },
    cancelled: { key: 'parts.procurement-cancelled', colour: 'grey' },
  },
  // The buyer's view of an invitation never says whether it was accepted, started or answered.
  invitation: {
    'not-sent': { key: 'parts.invitation-not-sent' },
    sent: { key: 'parts.invitation-sent' },
    failed: { key: 'parts.invitation-failed', colour: 'orange' },
    cancelled: { key: 'parts.invitation-cancelled' },
  },
  response: {
    'not-started': { key: 'parts.response-not-started' },
    draft: { key: 'parts.response-draft', colour: 'orange' },
    sent: { key: 'parts.response-sent' },
    changed: { key: 'parts.response-changed', colour: 'orange' },
    outdated: { key: 'parts.response-outdated', colour: 'orange' },
    withdrawn: { key: 'parts.response-withdrawn', colour: 'grey' },
    closed: { key: 'parts.response-closed', colour: 'grey' },
    removed: { key: 'parts.response-removed', colour: 'grey' },
  },
  answer: {
    'not-answered': { key: 'parts.answer-not-answered' },
    draft: { key: 'parts.answer-draft' },
    approval: { key: 'parts.answer-approval', colour: 'yellow' },
    done: { key: 'parts.answer-done' },
    problem: { key: 'parts.answer-problem', colour: 'red' },
    'not-asked': { key: 'parts.answer-not-asked', colour: 'grey' },
  },
  assignment: {
    declare: { key: 'parts.assignment-declare', colour: 'yellow' },
    'not-started': { key: 'parts.assignment-not-started' },
    'in-progress': { key: 'parts.assignment-in-progress' },
    locked: { key: 'parts.assignment-locked' },
  },
  agreed: {
    'to-agree': { key: 'parts.agreed-to-agree', colour: 'blue' },
    'fact-check': { key: 'parts.agreed-fact-check', colour: 'yellow' },
    agreed: { key: 'parts.agreed-agreed' },
    'cannot-agree': { key: 'parts.agreed-cannot-agree', colour: 'orange' },
  },
  outcome: {
    ranked: { key: 'parts.outcome-ranked' },
    tied: { key: 'parts.outcome-tied' },
    disqualified: { key: 'parts.outcome-disqualified', colour: 'orange' },
    disregarded: { key: 'parts.outcome-disregarded', colour: 'grey' },
    'not-scored': { key: 'parts.outcome-not-scored', colour: 'grey' },
  },
  check: {
    'must-fix': { key: 'parts.check-must-fix', colour: 'red' },
    'fix-or-reason': { key: 'parts.check-fix-or-reason', colour: 'orange' },
    'reason-given': { key: 'parts.check-reason-given' },
  },
} as const satisfies Record<string, Record<string, Shown>>;

export type StatusOf = keyof typeof statuses;
export type StatusIs<Of extends StatusOf> = keyof (typeof statuses)[Of] & string;

/** Takes an object and its status; returns how to show it. */
export const shownStatus = <Of extends StatusOf>(of: Of, is: StatusIs<Of>): Shown =>
  (statuses[of] as Record<string, Shown>)[is] as Shown;
