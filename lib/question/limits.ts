import type { Asked } from './kind';
import type { Kind, SettingsOf } from './settings';

/** What holds where the settings name no limit. */
export const usualLimits = { words: 500, characters: 200, files: 5 } as const;

const limits = {
  'short-text': (settings?: SettingsOf<'short-text'>) => ({
    characters: settings?.maxLength ?? usualLimits.characters,
  }),
  'long-text': (settings?: SettingsOf<'long-text'>) => ({ words: settings?.wordLimit ?? usualLimits.words }),
  table: (settings?: SettingsOf<'table'>) => ({ words: settings?.wordLimit }),
  number: (settings?: SettingsOf<'number'>) => ({ min: settings?.min, max: settings?.max }),
  file: (settings?: SettingsOf<'file'>) => ({
    files: settings?.maxFiles ?? usualLimits.files,
    pages: settings?.pages,
  }),
};
type LimitedKind = keyof typeof limits;

/** The limits of an answer of one kind of question. */
export type LimitOf<K extends Kind> = K extends LimitedKind ? ReturnType<(typeof limits)[K]> : null;

/**
 * Takes a question; returns the limits of its answer with the usual ones filled in, or null where its kind has none.
 * What stops a submission and what is published both read them here.
 */
export const limitOf = <K extends Kind>({ kind, settings }: Asked<K>): LimitOf<K> => {
  const of = Object.hasOwn(limits, kind) ? (limits[kind as LimitedKind] as (settings: unknown) => unknown) : () => null;
  return of(settings) as LimitOf<K>;
};
