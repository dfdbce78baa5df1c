import type { Nation } from '../procurement/bank-holidays';
import { type Procedure, regimeOf, sideOf, thresholdOn } from '../procurement/regime';
import type { ContractDates } from '../procurement/setup';
import type { NamedDates } from './assemble';
import { scopingQuestions, templates } from './content/connected-places-principles/2021';
import { findProfile, type ProfileResult } from './profile';
import { readScoping, type Scoping } from './scoping';
import type { ScopingAnswers } from './scoping-question';
import { type Selection, selectQuestions } from './select';
import type { Profile } from './template';

/** What is known of a procurement that decides its questions. */
export type PlaceFacts = {
  answers: ScopingAnswers;
  /** A profile that an officer chose in the place of the rule's. */
  override: Profile | null;
  nation: Nation;
  /** Whole-life estimate in pounds, VAT and extensions included, and contract in years: decimal strings. */
  value: string;
  years: string;
  contract: ContractDates;
  procedure?: Procedure;
  /** True for what began under the law before the Act. */
  legacy?: boolean;
  /** The UK day whose threshold applies: the day of publication where it is known, else today. */
  day: string;
};

export type Recommendation = {
  scoping: Scoping;
  /** What the rule gives, whatever an officer chose. */
  result: ProfileResult;
  /** The profile in force. */
  profile: Profile;
  selection: Selection;
  dates: NamedDates;
  /** True where no suitability stage is lawful, so that a condition becomes a requirement with an equivalent route. */
  belowThresholdEngland: boolean;
};

/**
 * Days for the names in bands. A contract without extensions ends with them on its own last day; assets whose end is
 * not known are needed until then.
 */
export const namedDatesOf = ({ contractEnd, contractEndExtended, assetLifeEnd }: ContractDates): NamedDates => {
  const extended = contractEndExtended ?? contractEnd;
  return { contractEnd, contractEndExtended: extended, assetLifeEnd: assetLifeEnd ?? extended };
};

/**
 * From the answers about the place to the recommended set: flags, profile by the four-pillar rule or the officer's
 * own, and the selection within that profile's budget. The same facts always give the same set.
 */
export const recommend = (facts: PlaceFacts): Recommendation => {
  const { nation, value, years, day } = facts;
  const scoping = readScoping(scopingQuestions, facts.answers);
  const result = findProfile({ flags: scoping.flags, value, years, threshold: thresholdOn(day).amount });
  const profile = facts.override ?? result.profile;
  return {
    scoping,
    result,
    profile,
    selection: selectQuestions({ templates, flags: scoping.flags, profile }),
    dates: namedDatesOf(facts.contract),
    belowThresholdEngland: !regimeOf(nation, sideOf(value, day), {
      procedure: facts.procedure ?? null,
      legacy: facts.legacy === true,
    }).conditionsOfParticipation,
  };
};
