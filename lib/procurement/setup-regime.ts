import { type Regime, regimeOf, sideOf } from './regime';
import type { SetupDraft } from './setup';
import { ukDay } from './uk-time';

/**
 * Takes a set-up and today as a UK day; returns the rules it runs under, by the threshold of the day on which the notice
 * is to be published, or null while nation or value is missing.
 */
export const regimeOfSetup = (
  { nation, value, timetable, legacy, procedure }: SetupDraft,
  today: string,
): Regime | null =>
  nation && value !== undefined
    ? regimeOf(nation, sideOf(value, timetable ? ukDay(timetable.published) : today), {
        legacy: legacy === true,
        procedure: procedure ?? null,
      })
    : null;
