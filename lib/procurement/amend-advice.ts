import type { FieldChange, QuestionChange } from '../questionnaire/diff';
import { diffDocuments } from '../questionnaire/diff';
import type { QuestionnaireDocument } from '../questionnaire/document';
import { isGate } from '../questionnaire/find';
import { canonical } from '../questionnaire/hash';
import { type Message, ok, type Result, refuse } from '../result';
import { daysBetween } from './days';
import { type RuleSource, regimeOf, sideOf } from './regime';
import type { SetupDraft } from './setup';
import { isWorkingDay } from './standstill';
import { addDays, fromUk, ukClock, ukDay } from './uk-time';

/** What a change does to suppliers, the heaviest first. */
export const effects = [
  'gates',
  'questions',
  'evidence',
  'kind',
  'weights',
  'marking',
  'rules',
  'conditions',
  'wording',
  'removed',
  'presentation',
] as const;
export type Effect = (typeof effects)[number];

/** Fields of a question by what a change of them does. Whatever is not named is presentation. */
const effectOfField: Readonly<Record<string, Effect>> = {
  passIf: 'gates',
  passRule: 'gates',
  threshold: 'gates',
  purpose: 'gates',
  evidence: 'evidence',
  evidenceRequired: 'evidence',
  equivalence: 'evidence',
  kind: 'kind',
  settings: 'marking',
  markingGuide: 'marking',
  weight: 'weights',
  showIf: 'conditions',
  wording: 'wording',
  guidance: 'wording',
  extras: 'wording',
};

const ofFields = (fields: readonly FieldChange[]): Effect[] =>
  fields.map(({ field }) => effectOfField[field] ?? 'presentation');

const ofQuestion = (change: QuestionChange): Effect[] => {
  if (change.change === 'added') return [isGate(change.after) ? 'gates' : 'questions'];
  if (change.change === 'removed') return [isGate(change.before) ? 'gates' : 'removed'];
  // A question in another section weighs something else.
  return [...ofFields(change.fields), ...(change.moved ? (['weights'] as const) : [])];
};

/** Takes two versions; returns what the changes do to suppliers, the heaviest first, each once. */
export const effectsOf = (before: QuestionnaireDocument, after: QuestionnaireDocument): Effect[] => {
  const diff = diffDocuments(before, after);
  const found = new Set<Effect>(diff.questions.flatMap(ofQuestion));
  for (const section of diff.sections) {
    if (section.change !== 'changed') found.add('presentation');
    else for (const effect of ofFields(section.fields)) found.add(effect);
  }
  const scoring = (part: keyof QuestionnaireDocument['scoring']) =>
    canonical(before.scoring[part]) !== canonical(after.scoring[part]);
  if (scoring('award')) found.add('weights');
  if (scoring('scale')) found.add('marking');
  if (scoring('minimumQuality')) found.add('gates');
  if (scoring('notApplicable') || scoring('rounding') || scoring('tieBreakers')) found.add('rules');
  if (found.size === 0 && !diff.same) found.add('presentation');
  return effects.filter((effect) => found.has(effect));
};

const heavy: ReadonlySet<Effect> = new Set(['gates', 'questions', 'evidence', 'kind', 'weights', 'marking', 'rules']);
const light: ReadonlySet<Effect> = new Set(['conditions', 'wording', 'removed']);

/**
 * Calendar days from publication that we suggest to leave: a rule of ours, since no law that we hold sets a number for
 * an amendment. Ten is the shortest tendering period of section 54(4) of the Procurement Act 2023.
 */
const suggestedDays = { heavy: 10, light: 5, presentation: 2 } as const;

export type Advice = {
  effects: Effect[];
  /** How much work a change makes: 'none' where the versions are the same. */
  work: 'heavy' | 'light' | 'presentation' | 'none';
  /** Calendar days that we suggest to leave, and that the deadline as it stands leaves. */
  suggested: number;
  left: number;
  /** The later deadline that we suggest (ISO UTC); null where the one that stands leaves enough. */
  deadline: string | null;
  /** The law that asks to consider it, where we hold a checked source: its name, section and day of reading. */
  law: { name: string; section: string; source: RuleSource } | null;
};

/** Section 31 is about procurements above the threshold; elsewhere we cite nothing. */
const lawOf = ({ nation, value }: SetupDraft, day: string): Advice['law'] => {
  if (!nation || value === undefined || nation === 'scotland') return null;
  const regime = regimeOf(nation, sideOf(value, day));
  return regime.side === 'above' && regime.source ? { name: regime.law, section: '31', source: regime.source } : null;
};

/**
 * Takes both versions, the set-up, the deadline that stands and the time now (ISO UTC); returns the advice on the
 * deadline. What is suggested falls on a working day, at the time of day that stands.
 */
export const adviseOnDeadline = (given: {
  before: QuestionnaireDocument;
  after: QuestionnaireDocument;
  setup: SetupDraft;
  deadline: string;
  now: string;
}): Advice => {
  const { before, after, setup, deadline, now } = given;
  const found = effectsOf(before, after);
  const work = found.some((effect) => heavy.has(effect))
    ? 'heavy'
    : found.some((effect) => light.has(effect))
      ? 'light'
      : found.length > 0
        ? 'presentation'
        : 'none';
  const suggested = work === 'none' ? 0 : suggestedDays[work];
  const today = ukDay(now);
  const left = Math.max(0, daysBetween(today, ukDay(deadline)));
  return {
    effects: found,
    work,
    suggested,
    left,
    deadline: left >= suggested ? null : laterBy(addDays(today, suggested), deadline, setup.nation ?? 'any'),
    law: lawOf(setup, today),
  };
};

/** The first working day from `day` on, at the deadline's own time of day; the clocks may skip a time, not a week of them. */
const laterBy = (day: string, deadline: string, nation: Parameters<typeof isWorkingDay>[1]): string | null => {
  for (let at = day, tries = 0; tries < 14; at = addDays(at, 1), tries += 1) {
    if (!isWorkingDay(at, nation)) continue;
    const moment = fromUk(at, ukClock(deadline));
    if (moment.ok && moment.value > deadline) return moment.value;
  }
  return null;
};

/** What is said of an amendment before its publication, beside the document. */
export type AmendmentFacts = { reason: string; notice: string; deadline: string | null };

/**
 * Takes a new deadline as a form gives it (empty where it stays), the one that stands and the time now; returns ISO UTC
 * or null. Refuses, by the field, a day or time that is not real, and one that is not later.
 */
export const readNewDeadline = (
  typed: { day: string; time: string } | null,
  standing: string,
  said: string,
): Result<string | null> => {
  if (typed === null) return ok(null);
  const at = fromUk(typed.day, typed.time, 'deadline');
  if (!at.ok) return at;
  if (at.value <= standing) return refuse('invalid', 'amend.deadline-after', { deadline: said }, 'deadline');
  if (ukClock(at.value) === '00:00') return refuse('invalid', 'procurement.deadline-midnight', undefined, 'deadline');
  return at;
};

/**
 * Takes an amendment, the deadline that stands and the time now; returns what keeps it from being published, in the
 * order in which to mend it.
 */
export const amendmentFaults = (
  facts: AmendmentFacts & { same: boolean },
  standing: string | null,
  now: string,
): Message[] => {
  const late = standing === null || now >= standing;
  const notLater = facts.deadline !== null && standing !== null && facts.deadline <= standing;
  return [
    ...(late ? [{ path: 'deadline', key: 'amend.too-late' }] : []),
    ...(facts.same && facts.deadline === null ? [{ path: '', key: 'amend.nothing' }] : []),
    ...(notLater ? [{ path: 'deadline', key: 'amend.deadline-not-later' }] : []),
    ...(facts.reason.trim() === '' ? [{ path: 'reason', key: 'amend.reason-missing' }] : []),
    ...(facts.notice.trim() === '' ? [{ path: 'notice', key: 'amend.notice-missing' }] : []),
  ];
};
