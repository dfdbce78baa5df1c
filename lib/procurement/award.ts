import { z } from 'zod';
import { canonical } from '../questionnaire/hash';
import { type Message, ok, type Result, refuse } from '../result';
import { compare, parseDecimal } from '../scoring/fraction';
import type { Procedure, Regime, RuleSource, ShorterGround } from './regime';
import { standstill } from './standstill';
import { addDays, ukDate } from './uk-time';

const section = (number: string): RuleSource => ({
  name: `Procurement Act 2023, section ${number}`,
  url: `https://www.legislation.gov.uk/ukpga/2023/54/section/${number.replace(/\(.*$/, '')}`,
  checked: '2026-11-23',
});

/** The sections that the award follows: summaries before the notice, the standstill, and what counts as a working day. */
export const awardSources = {
  summaries: section('50(3)'),
  standstill: section('51'),
  workingDay: section('123'),
  indicators: section('52'),
} as const;

/** What exactly two people agree to: the supplier, the final outcome, and the facts that stood on the page beside them. */
export const AwardChoice = z.strictObject({
  submissionId: z.string(),
  outcomeHash: z.string(),
  /** Hash of the register of interests and the checks as they were shown. */
  factsHash: z.string(),
});
export type AwardChoice = z.infer<typeof AwardChoice>;

/** Takes a choice; returns it as the text that a request to the approver carries. */
export const awardChoiceText = (choice: AwardChoice): string => canonical(choice);

/** Takes the text that a request carries; returns the choice, or null where it is none. */
export const readAwardChoice = (subject: string): AwardChoice | null => {
  try {
    return AwardChoice.parse(JSON.parse(subject));
  } catch {
    return null;
  }
};

/** What stands beside an award when it is proposed: the outcome it rests on, the register of interests, and the checks. */
export type AwardFacts = {
  outcomeHash: string;
  engineVersion: string;
  /** ISO UTC. */
  finalisedAt: string;
  /** How many tenders ended in which way. */
  tenders: { ranked: number; disqualified: number; disregarded: number; notScored: number };
  /** People with a duty, by where their declaration stands. */
  interests: { clear: number; allowed: number; removed: number; waiting: number; undeclared: number };
  /** The outcome, worked out again from the record, is the same to the last trace. */
  reproduced: boolean;
  /** Every entry of the audit log continues the one before. */
  unbroken: boolean;
};

/** Takes the facts; returns what keeps anybody from proposing or signing an award on them. */
export const awardFaults = ({ interests, reproduced, unbroken }: AwardFacts): Message[] => {
  const found: Message[] = [];
  const add = (key: string, params?: Message['params']): void =>
    void found.push({ path: '', key: `decision.${key}`, ...(params ? { params } : {}) });
  if (!reproduced) add('not-reproduced');
  if (!unbroken) add('chain-broken');
  if (interests.waiting > 0) add('interests-waiting', { count: interests.waiting });
  return found;
};

/** Which standstill follows the contract award notice; `unknown` where we hold no checked rule. */
export type StandstillRule =
  | { is: 'mandatory'; source: RuleSource }
  | { is: 'exempt'; why: 'framework-call-off' | 'dynamic-market' | 'light-touch' | 'below'; source: RuleSource }
  | { is: 'unknown'; source: null };

/**
 * Takes the rules of a procurement, its procedure and the ground for fewer days; returns which standstill section 51
 * asks for. Frameworks, dynamic markets and light touch contracts are exempt by section 51(3); below the threshold there
 * is no public contract to which it could apply. For law other than the Act we hold no checked rule.
 */
export const standstillRule = (
  regime: Regime | null,
  procedure: Procedure | null,
  ground: ShorterGround | null,
): StandstillRule => {
  if (regime?.statute !== 'act') return { is: 'unknown', source: null };
  const exempt = (why: Extract<StandstillRule, { is: 'exempt' }>['why']): StandstillRule => ({
    is: 'exempt',
    why,
    source: section(why === 'below' ? '51' : '51(3)'),
  });
  if (procedure === 'framework-call-off') return exempt('framework-call-off');
  if (!regime.standstill) return exempt('below');
  if (ground === 'dynamic-market' || ground === 'light-touch') return exempt(ground);
  return { is: 'mandatory', source: section('51') };
};

/**
 * Takes the rules of a procurement and its procedure; true where every supplier with an assessed tender must be given its
 * summary before the contract award notice is published. Section 50(3) is about contracts awarded under section 19, so
 * neither about a call-off under a framework nor about one below the threshold; for law other than the Act we hold no
 * checked rule.
 */
export const summariesComeFirst = (regime: Regime | null, procedure: Procedure | null): boolean =>
  regime?.statute === 'act' && regime.standstill && procedure !== 'framework-call-off';

/** How a standstill came about: the law's 8 working days, a longer or voluntary one of the notice, or none. */
export type AwardStandstill = {
  is: 'mandatory' | 'longer' | 'voluntary' | 'stated' | 'none';
  /** The last UK day on which no contract may be entered into; null where there is no standstill. */
  lastDay: string | null;
  /** Weekdays that were passed over because they are bank holidays. */
  holidays: string[];
};

/**
 * Takes the rule, the UK day on which the contract award notice was published, and the last day of a standstill that the
 * notice itself provides for ('' where it gives none); returns the standstill. Working days leave out a bank holiday of
 * any part of the United Kingdom (section 123). A standstill of the notice counts where it ends later (section 51(1)(b));
 * where none is mandatory it may not be shorter than 8 working days (section 51(5)). Refuses a shorter one, and days
 * beyond the list of bank holidays.
 */
export const standstillAfter = (rule: StandstillRule, published: string, given: string): Result<AwardStandstill> => {
  if (given !== '' && given < published) return refuse('invalid', 'decision.standstill-before', undefined, 'lastDay');
  if (rule.is === 'unknown')
    return ok({ is: given === '' ? 'none' : 'stated', lastDay: given === '' ? null : given, holidays: [] });
  if (rule.is === 'exempt' && given === '') return ok({ is: 'none', lastDay: null, holidays: [] });
  if (rule.is === 'exempt' && rule.why === 'below') return ok({ is: 'voluntary', lastDay: given, holidays: [] });
  const least = standstill(published);
  if (!least.ok) return least;
  const { lastDay, holidays } = least.value;
  if (given !== '' && given < lastDay)
    return refuse('invalid', 'decision.standstill-short', { date: ukDate(lastDay) }, 'lastDay');
  if (rule.is === 'exempt') return ok({ is: 'voluntary', lastDay: given, holidays });
  return given > lastDay ? ok({ is: 'longer', lastDay: given, holidays }) : ok({ is: 'mandatory', lastDay, holidays });
};

/** Takes the last day of a standstill; returns the first UK day on which a contract may be entered into. */
export const dayAfterStandstill = (lastDay: string): string => addDays(lastDay, 1);

/** Value above which key performance indicators are set (section 52(1)), in pounds. */
const indicatorValue = '5000000';
/** The least number of them. */
export const leastIndicators = 3;

/**
 * Takes the rules, the ground for fewer days and the estimated value in pounds as a decimal string; true where section 52 asks for at least three key performance indicators before the contract is entered into.
 */
export const wantsIndicators = (
  regime: Regime | null,
  ground: ShorterGround | null,
  value: string | undefined,
): boolean =>
  regime?.statute === 'act' &&
  regime.side === 'above' &&
  ground !== 'light-touch' &&
  value !== undefined &&
  compare(parseDecimal(value), parseDecimal(indicatorValue)) > 0;
