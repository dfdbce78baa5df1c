import 'server-only';
import type { ProcurementState } from '@/db/store/procurement';
import type { ScopingState } from '@/db/store/scoping';
import { answersIn, type PlaceFacts, type Recommendation, recommend, scopingQuestions } from '@/lib/catalogue';
import type { SetupDraft } from '@/lib/procurement/setup';
import { setupOf } from '@/lib/procurement/setup-state';
import { ukDay } from '@/lib/procurement/uk-time';
import { hashOf } from '@/lib/questionnaire/hash';
import { ok, type Result, refuse } from '@/lib/result';

/** Ids of the questions about the place that have no answer an officer checked, in order. */
export const uncheckedQuestions = (scoping: ScopingState | null): string[] =>
  scopingQuestions.map(({ id }) => id).filter((id) => !scoping?.answers[id]?.checked);

/** What decides which body of law a procurement runs under, beside its nation and value. */
export const ruleFacts = ({ procedure, legacy }: SetupDraft): Pick<PlaceFacts, 'procedure' | 'legacy'> => ({
  ...(procedure ? { procedure } : {}),
  legacy: legacy === true,
});

/** What the rules need of the set-up: null while value, length, contract or nation are missing. */
const placeSetup = ({ procurement }: ProcurementState): Omit<PlaceFacts, 'answers' | 'override'> | null => {
  const setup = setupOf(procurement.setup);
  const { nation, value, years, contract, timetable } = setup;
  if (!nation || value === undefined || years === undefined || !contract) return null;
  return {
    nation,
    value,
    years,
    contract,
    ...ruleFacts(setup),
    day: ukDay(timetable?.published ?? procurement.createdAt),
  };
};

/** The recommendation for a procurement; refused until its set-up and every checked answer are there. */
export const placeOf = (state: ProcurementState, scoping: ScopingState | null): Result<Recommendation> => {
  const setup = placeSetup(state);
  if (!setup) return refuse('invalid', 'scoping.set-up-first');
  const count = uncheckedQuestions(scoping).length;
  if (!scoping || count > 0) return refuse('invalid', 'scoping.unfinished', { count });
  const answers = answersIn(scoping.answers, 'checked');
  return ok(recommend({ ...setup, answers, override: scoping.profileOverride?.profile ?? null }));
};

/** A digest of a recommendation, to tell whether it changed since a page showed it. */
export const recommendationDigest = ({ profile, scoping, selection, dates, belowThresholdEngland }: Recommendation) =>
  hashOf({ profile, flags: scoping.flags, chosen: selection.chosen, dates, belowThresholdEngland });
