import { z } from 'zod';
import { rowsOf, words } from './record';

export type DutyPhase = 'plan' | 'respond' | 'recover' | 'review';

export const phaseNames: Readonly<Record<DutyPhase, string>> = {
  plan: 'Planning',
  respond: 'Response',
  recover: 'Recovery',
  review: 'Review',
};

/**
 * Duties that an authority may put into the contract, in the four phases that the Playbook's resource on incident
 * response names. The wording is ours and is not a contract clause.
 */
export const contractDuties: readonly { id: string; phase: DutyPhase; text: string }[] = [
  {
    id: 'contact',
    phase: 'plan',
    text: 'Name a security contact and a deputy, reachable at any hour, and keep both up to date.',
  },
  {
    id: 'plan',
    phase: 'plan',
    text: 'Keep a written incident plan for this service and show it to the authority each year.',
  },
  { id: 'exercise', phase: 'plan', text: 'Take part in one exercise with the authority each year.' },
  {
    id: 'tell',
    phase: 'respond',
    text: 'Tell the authority of an incident within the agreed time, also where the facts are not yet clear.',
  },
  {
    id: 'contain',
    phase: 'respond',
    text: 'Contain the incident, and agree first with the authority any step that would stop a public service.',
  },
  { id: 'evidence', phase: 'respond', text: 'Keep logs and other evidence, and hand them over on request.' },
  { id: 'chain', phase: 'respond', text: 'Bind sub-contractors to the same times and duties.' },
  {
    id: 'restore',
    phase: 'recover',
    text: 'Restore the service in the order that the authority sets, from backups that were tested.',
  },
  {
    id: 'credentials',
    phase: 'recover',
    text: 'Replace every password, key and certificate that may be known to others.',
  },
  { id: 'report', phase: 'review', text: 'Deliver a written report with the cause, the effect and what will change.' },
  { id: 'follow', phase: 'review', text: 'Carry out what the review asks for by dates agreed with the authority.' },
];

export const responseTimes = ['tell', 'report', 'updates'] as const;
export type ResponseTime = (typeof responseTimes)[number];

export const timeNames: Readonly<Record<ResponseTime, string>> = {
  tell: 'Tell the authority of an incident within',
  report: 'First written report within',
  updates: 'Updates at least every',
};

/** Whole hours as text, or empty where not agreed yet. */
const Hours = z
  .string()
  .trim()
  .regex(/^([1-9]\d{0,3})?$/, { error: 'guidance.hours' });

export const contactParts = ['who', 'reach', 'when'] as const;

/** Whom to call, how fast, and what the contract must ask for. */
export const IncidentPlan = z.strictObject({
  contacts: rowsOf(contactParts, 'guidance.contact-missing', 1),
  times: z.strictObject({ tell: Hours, report: Hours, updates: Hours }),
  duties: z
    .array(z.string())
    .transform((ids) => contractDuties.filter(({ id }) => ids.includes(id)).map(({ id }) => id)),
  more: words(4_000),
});
export type IncidentPlan = z.infer<typeof IncidentPlan>;

export const KeptIncidentPlan = z.strictObject({
  contacts: z.array(z.strictObject({ who: z.string(), reach: z.string(), when: z.string() })),
  times: z.strictObject({ tell: z.string(), report: z.string(), updates: z.string() }),
  duties: z.array(z.string()),
  more: z.string(),
});
