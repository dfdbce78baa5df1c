import type { Message } from '../result';
import { compare, parseDecimal } from '../scoring/fraction';
import type { Flag } from './flag';
import { type Profile, profileNames } from './template';

const pillars = ['assets', 'impact', 'scale', 'supplier'] as const;
export type Pillar = (typeof pillars)[number];

export type ProfileInput = {
  flags: readonly Flag[];
  /** Whole-life estimate in pounds, VAT and extensions included, as a decimal string. */
  value: string;
  /** Contract in years, extensions included, as a decimal string. */
  years: string;
  /** Goods and services threshold of the regime in pounds, as a decimal string. */
  threshold: string;
};

export type ProfileResult = {
  /** Each pillar from 0 to 3. */
  pillars: Record<Pillar, number>;
  sum: number;
  /** What the sum alone gives. */
  bySum: Profile;
  /** Flags that raised the profile above the sum's, in the order of the rule; empty where none did. */
  raisedBy: Flag[];
  profile: Profile;
};

const LARGE = '1000000';
const LONG_YEARS = '7';
const lifting: readonly Flag[] = ['safety', 'critical', 'specialData'];
const order: readonly Profile[] = ['light', 'standard', 'enhanced'];

/**
 * The four-pillar rule of the bank: assets, impact, scale and supplier give 0 to 3 each; the sum gives the profile,
 * and flags about people's safety, critical services and protected data can raise it. Nothing else changes it.
 * Throws where value, years or threshold is not a decimal string. Pillars follow the LGA's guide; the figures are ours.
 */
export const findProfile = (input: ProfileInput): ProfileResult => {
  const set = new Set(input.flags);
  const any = (...wanted: Flag[]) => wanted.some((flag) => set.has(flag));
  const [value, years] = [parseDecimal(input.value), parseDecimal(input.years)];

  const assets =
    any('specialData') || (any('control') && any('integration'))
      ? 3
      : any('personalData', 'video', 'integration', 'control')
        ? 2
        : any('devices', 'cloud', 'software')
          ? 1
          : 0;
  const impact = any(...lifting)
    ? 3
    : any('control', 'personalData', 'video', 'ai')
      ? 2
      : any('devices', 'cloud', 'integration', 'sharing')
        ? 1
        : 0;
  const size = compare(value, parseDecimal(input.threshold)) < 0 ? 0 : compare(value, parseDecimal(LARGE)) < 0 ? 1 : 2;
  const long = any('longLife') || compare(years, parseDecimal(LONG_YEARS)) > 0 ? 1 : 0;
  const supplier = (['remoteAccess', 'subcontractors', 'overseas'] as const).filter((flag) => set.has(flag)).length;

  const found = { assets, impact, scale: size + long, supplier };
  const sum = assets + impact + found.scale + supplier;
  const bySum: Profile = sum <= 3 ? 'light' : sum <= 8 ? 'standard' : 'enhanced';
  const lifts = lifting.filter((flag) => set.has(flag));
  const least: Profile = lifts.length >= 2 ? 'enhanced' : lifts.length === 1 ? 'standard' : 'light';
  const raised = order.indexOf(least) > order.indexOf(bySum);
  return { pillars: found, sum, bySum, raisedBy: raised ? lifts : [], profile: raised ? least : bySum };
};

/** The result in sentences for the officer: the profile, its pillars and sum, and what raised it. */
export const explainProfile = (result: ProfileResult, nameOf: (flag: Flag) => string): Message[] => {
  const figures = { ...result.pillars, sum: result.sum, profile: profileNames[result.profile] };
  if (result.raisedBy.length === 0) return [{ path: '', key: 'catalogue.profile-by-sum', params: figures }];
  return [
    { path: '', key: 'catalogue.profile-raised-from', params: { ...figures, bySum: profileNames[result.bySum] } },
    { path: '', key: 'catalogue.profile-raised-by', params: { reasons: result.raisedBy.map(nameOf).join('; ') } },
  ];
};
