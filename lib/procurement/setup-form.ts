import { type Message, ok, type Result, refuseAll } from '../result';
import type { Setup, SetupDraft, SetupStep } from './setup';
import { fromUk, ukClock, ukDay } from './uk-time';

/** The steps of the set-up in their order; `people` and `check` keep their answers elsewhere or have none. */
export const setupOrder = [
  'about',
  'nation',
  'value',
  'procedure',
  'lots',
  'receiving',
  'dates',
  'people',
  'check',
] as const satisfies readonly (SetupStep | 'people' | 'check')[];
export type SetupPage = (typeof setupOrder)[number];

/** Takes the number in a page's address; returns its step, or null. */
export const setupPage = (number: string): SetupPage | null =>
  /^[1-9]$/.test(number) ? (setupOrder[Number(number) - 1] ?? null) : null;

/** Which fields of a set-up belong to a step. */
export const fieldsOfStep: Readonly<Record<SetupStep, readonly (keyof Setup)[]>> = {
  about: ['title', 'reference', 'description'],
  nation: ['nation', 'legacy'],
  value: ['value', 'years', 'contract'],
  procedure: ['procedure', 'documentsTogether', 'shorterGround'],
  lots: ['lots'],
  receiving: ['receiving'],
  dates: ['timetable'],
};

/** Fields that a step may leave out. */
const mayBeAbsent: readonly (keyof Setup)[] = ['legacy'];

/** Takes a set-up in the making; returns the steps that have no answer yet. */
export const openSteps = (setup: SetupDraft): SetupStep[] =>
  (Object.keys(fieldsOfStep) as SetupStep[]).filter((step) =>
    fieldsOfStep[step].some((field) => setup[field] === undefined && !mayBeAbsent.includes(field)),
  );

/** Takes a path of a message such as `timetable.deadline`; returns the step that holds the field, or null. */
export const stepOfPath = (path: string): SetupStep | null => {
  const [field = ''] = path.split('.');
  const found = Object.entries(fieldsOfStep).find(([, fields]) => (fields as readonly string[]).includes(field));
  return (found?.[0] as SetupStep | undefined) ?? null;
};

/** Takes a path of a message about a set-up or its people; returns the page that mends it, the last one for the whole. */
export const pageOfPath = (path: string): SetupPage =>
  path.startsWith('duties') ? 'people' : (stepOfPath(path) ?? 'check');

/** The address of a page of the set-up. */
export const setupAddress = (id: string, page: SetupPage): string =>
  `/procurements/${id}/setup/${setupOrder.indexOf(page) + 1}`;

export type DayField = { day: string; month: string; year: string };
export type MomentField = DayField & { time: string };

/** Takes ISO text or a plain day; returns the three fields of a date. */
export const dayField = (iso: string): DayField => {
  const [year = '', month = '', day = ''] = ukDay(iso).split('-');
  return { day: String(Number(day)), month: String(Number(month)), year };
};

/** Takes ISO text; returns the fields of a moment in UK time. */
export const momentField = (iso: string): MomentField => ({ ...dayField(iso), time: ukClock(iso) });

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const partOf = (value: unknown, part: string): string =>
  typeof value === 'object' && value !== null ? textOf((value as Record<string, unknown>)[part]) : '';

/** Takes three posted fields; returns them as YYYY-MM-DD, '' where all are empty. What is no date stays text that the schema refuses. */
export const dayFrom = (value: unknown): string => {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => partOf(value, part));
  if (!day && !month && !year) return '';
  return `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
};

/** Fields named `lot.1`, `lot.2` and so on arrive as one object, or as nothing. */
const listOf = (value: unknown): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []);

const moments = ['published', 'clarificationsClose', 'deadline', 'marking', 'moderation', 'award'] as const;

const readTimetable = (posted: unknown): Result<Record<string, string>> => {
  const faults: Message[] = [];
  const timetable: Record<string, string> = {};
  for (const name of moments) {
    const value = typeof posted === 'object' && posted !== null ? (posted as Record<string, unknown>)[name] : undefined;
    const path = `timetable.${name}`;
    const day = dayFrom(value);
    if (day === '') {
      faults.push({ path, key: `procurement.${name}-missing` });
      continue;
    }
    const at = fromUk(day, partOf(value, 'time'), path);
    if (at.ok) timetable[name] = at.value;
    else faults.push(...at.messages);
  }
  return faults.length > 0 ? refuseAll('invalid', faults) : ok(timetable);
};

/**
 * Takes a step and the posted fields of its page; returns the answers as `setupSteps` reads them, times as ISO UTC
 * from UK days and times. Refuses a day or time that is not real, by the field; everything else is left to the schema.
 */
export const readSetupForm = (step: SetupStep, fields: Readonly<Record<string, unknown>>): Result<unknown> => {
  switch (step) {
    case 'about':
      return ok({
        title: textOf(fields.title),
        reference: textOf(fields.reference),
        description: textOf(fields.description),
      });
    case 'nation':
      return ok({ nation: fields.nation, legacy: fields.begun === 'before' });
    case 'value': {
      const contract = (name: string) => dayFrom((fields.contract as Record<string, unknown> | undefined)?.[name]);
      return ok({
        value: textOf(fields.value).replace(/^£/, '').replaceAll(/[,\s]/g, ''),
        years: textOf(fields.years),
        contract: {
          start: contract('start'),
          contractEnd: contract('contractEnd'),
          contractEndExtended: contract('contractEndExtended') || null,
          assetLifeEnd: contract('assetLifeEnd') || null,
        },
      });
    }
    case 'procedure':
      return ok({
        procedure: fields.procedure,
        documentsTogether: fields.documentsTogether !== 'no',
        shorterGround: textOf(fields.shorterGround) || null,
      });
    case 'lots': {
      if (fields.split !== 'yes' && fields.split !== 'no')
        return refuseAll('invalid', [{ path: 'split', key: 'procurement.split-missing' }]);
      const names = listOf(fields.lot).map(textOf).filter(Boolean);
      if (fields.split === 'yes' && names.length < 2)
        return refuseAll('invalid', [{ path: 'lot.1', key: 'procurement.lots-few' }]);
      return ok({ lots: fields.split === 'yes' ? names : [] });
    }
    case 'receiving':
      return ok({ receiving: fields.receiving });
    case 'dates': {
      const timetable = readTimetable(fields.timetable);
      return timetable.ok ? ok({ timetable: timetable.value }) : timetable;
    }
  }
};
