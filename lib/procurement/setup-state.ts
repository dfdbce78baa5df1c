import { hashOf } from '../questionnaire/hash';
import { type Setup, SetupDraft, type SetupStep } from './setup';
import { fieldsOfStep } from './setup-form';
import { ukDate, ukDateTime } from './uk-time';

/** Takes the stored JSON of a set-up; returns it checked. Throws where it is not one. */
export const setupOf = (stored: string): SetupDraft => SetupDraft.parse(JSON.parse(stored));

const partOf = (setup: SetupDraft, step: SetupStep): Record<string, unknown> =>
  Object.fromEntries(
    fieldsOfStep[step].flatMap((field) => (setup[field] === undefined ? [] : [[field, setup[field]]])),
  );

/** A digest of the answers of one step, to tell whether they changed since a page showed them. */
export const stepDigest = (setup: SetupDraft, step: SetupStep): string => hashOf(partOf(setup, step));

const isMoment = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T/.test(text);
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

const inWords = (value: unknown): string[] => {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (typeof value === 'object') return Object.values(value).flatMap(inWords);
  const text = String(value);
  return [isMoment(text) ? ukDateTime(text) : isDay(text) ? ukDate(text) : text];
};

/** The saved answers of a step in one line, for the message of a save that came second. */
export const savedInWords = (setup: SetupDraft, step: SetupStep): string =>
  Object.values(partOf(setup, step) as Partial<Setup>)
    .flatMap(inWords)
    .join('; ') || 'nothing';
