import { compare, parseDecimal } from '../scoring/fraction';
import type { Nation } from './bank-holidays';

export const procedures = [
  'open',
  'competitive-flexible',
  'below-threshold',
  'framework-call-off',
  'scottish-open',
  'scottish-restricted',
] as const;
export type Procedure = (typeof procedures)[number];

/** Where a rule stands and when we read it; null where we hold no checked source and say so on screen. */
export type RuleSource = { name: string; url: string; checked: string };

const act: RuleSource = {
  name: 'Procurement Act 2023',
  url: 'https://www.legislation.gov.uk/ukpga/2023/54',
  checked: '2026-11-22',
};
const thresholdNotice: RuleSource = {
  name: 'Procurement Policy Note 023, amounts from 1 January 2026',
  url: 'https://www.gov.uk/government/collections/procurement-policy-notes',
  checked: '2026-11-22',
};

/** The threshold for goods and services of sub-central authorities, in pounds including VAT, by the day it began. */
const thresholds = [
  { from: '2025-02-24', amount: '214904' },
  { from: '2026-01-01', amount: '207720' },
] as const;

/** Takes a day YYYY-MM-DD; returns the goods and services threshold in force, in pounds including VAT. */
export const thresholdOn = (day: string): { amount: string; from: string; source: RuleSource } => {
  const inForce = thresholds.filter(({ from }) => from <= day).at(-1) ?? thresholds[0];
  return { ...inForce, source: thresholdNotice };
};

export type Side = 'above' | 'below';

/** Takes an estimate in pounds including VAT and a day; returns 'above' from the threshold on, else 'below'. */
export const sideOf = (value: string, day: string): Side =>
  compare(parseDecimal(value), parseDecimal(thresholdOn(day).amount)) < 0 ? 'below' : 'above';

export type NotOffered = { procedure: Procedure; why: { key: string; params?: Record<string, string> } };

export type Regime = {
  nation: Nation;
  side: Side;
  /** Name of the law, for the page and the published document. */
  law: string;
  source: RuleSource | null;
  offered: readonly Procedure[];
  notOffered: readonly NotOffered[];
  /** False where judging a supplier's suitability may not restrict who tenders. */
  conditionsOfParticipation: boolean;
  /** True where a mandatory standstill follows the award notice, unless the procedure is exempt. */
  standstill: boolean;
};

const reason = (procedure: Procedure, key: string): NotOffered => ({ procedure, why: { key: `procurement.${key}` } });
const scottishOnly = [reason('scottish-open', 'only-in-scotland'), reason('scottish-restricted', 'only-in-scotland')];

const underTheAct = (nation: Exclude<Nation, 'scotland'>, side: Side): Regime => {
  const base = { nation, side, law: 'Procurement Act 2023', source: act, standstill: side === 'above' } as const;
  if (side === 'above')
    return {
      ...base,
      offered: ['open', 'competitive-flexible', 'framework-call-off'],
      notOffered: [reason('below-threshold', 'value-is-above'), ...scottishOnly],
      conditionsOfParticipation: true,
    };
  return {
    ...base,
    offered: ['below-threshold', 'framework-call-off'],
    notOffered: [
      reason('open', 'value-is-below'),
      reason('competitive-flexible', nation === 'england' ? 'no-suitability-stage' : 'value-is-below'),
      ...scottishOnly,
    ],
    // Section 85 binds neither devolved Welsh authorities (s.85(5)) nor transferred Northern Ireland ones (s.84).
    conditionsOfParticipation: nation !== 'england',
  };
};

/** Takes a nation and the side of the threshold; returns the rules that Assay follows there. */
export const regimeOf = (nation: Nation, side: Side): Regime =>
  nation === 'scotland'
    ? {
        nation,
        side,
        law: 'Public Contracts (Scotland) Regulations 2015',
        source: {
          name: 'Public Contracts (Scotland) Regulations 2015',
          url: 'https://www.legislation.gov.uk/ssi/2015/446',
          checked: '2026-11-22',
        },
        offered: ['scottish-open', 'scottish-restricted', 'framework-call-off'],
        notOffered: [
          reason('open', 'not-in-scotland'),
          reason('competitive-flexible', 'not-in-scotland'),
          reason('below-threshold', 'not-in-scotland'),
        ],
        conditionsOfParticipation: true,
        standstill: false,
      }
    : underTheAct(nation, side);

/** Ground on which fewer days are lawful (section 54(4)); null where none is claimed. */
export const shorterGrounds = [
  'planned-notice',
  'urgency',
  'preselected',
  'dynamic-market',
  'agreed',
  'light-touch',
] as const;
export type ShorterGround = (typeof shorterGrounds)[number];

/**
 * Takes the regime, procedure, and how the documents are given out; returns the least days of the tendering period,
 * 0 where the law sets none, or null where we hold no checked rule. For local authorities, section 54(4): 25 where
 * all documents are out together and everything is electronic (as here), 30 where documents follow, 10 for a stated
 * ground, none where agreed with preselected suppliers or under light touch.
 */
export const leastTenderingDays = (
  regime: Regime,
  procedure: Procedure,
  { documentsTogether = true, ground = null }: { documentsTogether?: boolean; ground?: ShorterGround | null } = {},
): number | null => {
  if (procedure === 'scottish-open' || procedure === 'scottish-restricted') return null;
  if (regime.side === 'below' || procedure === 'framework-call-off') return 0;
  if (ground === 'agreed' || ground === 'light-touch') return 0;
  if (ground !== null) return 10;
  return documentsTogether ? 25 : 30;
};
