import type { SetupDraft } from './setup';

/** Takes a set-up; returns the titles of its lots: always at least one, which bears the procurement's own title. */
export const lotTitles = (setup: SetupDraft): string[] =>
  setup.lots && setup.lots.length > 0 ? setup.lots : [setup.title ?? ''];
