import { z } from 'zod';
import type { Message } from '../result';
import { compare, parseDecimal, zero } from '../scoring/fraction';
import { nations } from './bank-holidays';
import { daysBetween } from './days';
import { leastTenderingDays, procedures, shorterGrounds } from './regime';
import { regimeOfSetup } from './setup-regime';
import { isWorkingDay } from './standstill';
import { addDays, millisecondsOf, ukClock, ukDate, ukDay } from './uk-time';

const words = (key: string) => ({ error: `procurement.${key}` });
const line = (key: string, max: number) =>
  z
    .string()
    .trim()
    .min(1, words(`${key}-missing`))
    .max(max, words(`${key}-long`));
const Day = z.iso.date(words('day-form'));
const Moment = z.iso.datetime({ precision: 3, ...words('moment-form') });
const Money = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, words('money-form'));

const receivings = ['hosted', 'portal'] as const;

/** The events of a procurement in their order; only the deadline binds suppliers. ISO UTC text. */
export const Timetable = z.strictObject({
  published: Moment,
  clarificationsClose: Moment,
  deadline: Moment,
  marking: Moment,
  moderation: Moment,
  award: Moment,
});
export type Timetable = z.infer<typeof Timetable>;

/** Ends of the contract as UK days; question bands that name one of them are resolved from these. */
export const ContractDates = z.strictObject({
  start: Day,
  contractEnd: Day,
  contractEndExtended: Day.nullable(),
  assetLifeEnd: Day.nullable(),
});
export type ContractDates = z.infer<typeof ContractDates>;

/** One schema per step of the set-up; each is the input of its page. */
export const setupSteps = {
  about: z.strictObject({
    title: line('title', 200),
    reference: line('reference', 40),
    description: z.string().trim().max(2_000, words('description-long')),
  }),
  nation: z.strictObject({
    nation: z.enum(nations, words('nation-missing')),
    /** True where it began before 24 February 2025, so that the law before the Act goes on for it. */
    legacy: z.boolean().optional(),
  }),
  value: z.strictObject({
    /** Whole-life estimate in pounds, with VAT and extensions. */
    value: Money,
    years: z.string().regex(/^\d{1,2}(\.\d{1,2})?$/, words('years-form')),
    contract: ContractDates,
  }),
  procedure: z.strictObject({
    procedure: z.enum(procedures, words('procedure-missing')),
    documentsTogether: z.boolean(),
    shorterGround: z.enum(shorterGrounds).nullable(),
  }),
  lots: z.strictObject({ lots: z.array(line('lot', 200)).max(50, words('lots-many')) }),
  receiving: z.strictObject({ receiving: z.enum(receivings, words('receiving-missing')) }),
  dates: z.strictObject({ timetable: Timetable }),
} as const;
export type SetupStep = keyof typeof setupSteps;

/** The whole set-up of a procurement. People and their duties are kept apart. */
export const Setup = z.strictObject({
  ...setupSteps.about.shape,
  ...setupSteps.nation.shape,
  ...setupSteps.value.shape,
  ...setupSteps.procedure.shape,
  ...setupSteps.lots.shape,
  ...setupSteps.receiving.shape,
  ...setupSteps.dates.shape,
});
export type Setup = z.infer<typeof Setup>;

/** A set-up in the making: any step may still be missing, and what is there is valid. */
export const SetupDraft = Setup.partial();
export type SetupDraft = z.infer<typeof SetupDraft>;

/** Takes a zod error of a set-up schema; returns messages in the order of the form. */
export const setupMessages = (error: z.ZodError): Message[] =>
  error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    key: message.startsWith('procurement.') ? message : 'procurement.field-form',
    ...(message.startsWith('procurement.') ? {} : { params: { field: path.join('.') } }),
  }));

export type SetupCheck = {
  errors: Message[];
  warnings: Message[];
  days: { needed: number | null; given: number } | null;
};

const order: readonly [keyof Timetable, keyof Timetable][] = [
  ['published', 'clarificationsClose'],
  ['clarificationsClose', 'deadline'],
  ['deadline', 'marking'],
  ['marking', 'moderation'],
  ['moderation', 'award'],
];

const checkTimetable = (setup: SetupDraft, timetable: Timetable, needed: number | null): SetupCheck => {
  const errors: Message[] = [];
  const warnings: Message[] = [];
  const add = (list: Message[], at: string, key: string, params: Record<string, string | number> = {}): void => {
    list.push({ path: `timetable.${at}`, key: `procurement.${key}`, params });
  };
  for (const [earlier, later] of order)
    if (millisecondsOf(timetable[earlier]) >= millisecondsOf(timetable[later]))
      add(errors, later, `after-${earlier}`, { date: ukDate(timetable[earlier]) });
  const [from, until] = [ukDay(timetable.published), ukDay(timetable.deadline)];
  const given = daysBetween(from, until);
  if (needed !== null && given < needed)
    add(errors, 'deadline', 'deadline-early', { days: needed, date: ukDate(addDays(from, needed)) });
  if (ukClock(timetable.deadline) === '00:00') add(errors, 'deadline', 'deadline-midnight');
  if (setup.nation && !isWorkingDay(until, setup.nation)) add(warnings, 'deadline', 'deadline-not-working-day');
  return { errors, warnings, days: { needed, given } };
};

const checkContract = ({ start, contractEnd, contractEndExtended, assetLifeEnd }: ContractDates): Message[] => {
  const found: Message[] = [];
  const after = (at: string, day: string | null, earlier: string): void => {
    if (day !== null && day <= earlier)
      found.push({ path: `contract.${at}`, key: `procurement.${at}-early`, params: { date: ukDate(earlier) } });
  };
  after('contractEnd', contractEnd, start);
  after('contractEndExtended', contractEndExtended, contractEnd);
  after('assetLifeEnd', assetLifeEnd, start);
  return found;
};

/**
 * Takes a set-up, whole or in the making, and today as a UK day; returns what must be put right, what deserves a
 * second look, and the days of the tendering period. The rules of the regime are tested as soon as their steps are in.
 */
export const checkSetup = (setup: SetupDraft, today: string): SetupCheck => {
  const errors: Message[] = [];
  if (setup.value !== undefined && compare(parseDecimal(setup.value), zero) <= 0)
    errors.push({ path: 'value', key: 'procurement.value-zero' });
  if (setup.contract) errors.push(...checkContract(setup.contract));
  const { procedure, timetable } = setup;
  const regime = regimeOfSetup(setup, today);
  let needed: number | null = null;
  if (regime && procedure) {
    const refused = regime.notOffered.find((each) => each.procedure === procedure);
    if (refused) errors.push({ path: 'procedure', key: refused.why.key });
    needed = leastTenderingDays(regime, procedure, {
      documentsTogether: setup.documentsTogether ?? true,
      ground: setup.shorterGround ?? null,
    });
  }
  if (setup.lots && new Set(setup.lots.map((lot) => lot.toLowerCase())).size < setup.lots.length)
    errors.push({ path: 'lots', key: 'procurement.lots-same' });
  if (!timetable) return { errors, warnings: [], days: null };
  const dates = checkTimetable(setup, timetable, needed);
  return { ...dates, errors: [...errors, ...dates.errors] };
};
