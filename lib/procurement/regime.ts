import { compare, parseDecimal } from '../scoring/fraction';
import type { Nation } from './bank-holidays';

export const procedures = [
  'open',
  'competitive-flexible',
  'below-threshold',
  'framework-call-off',
  'scottish-open',
  'scottish-restricted',
  'legacy-open',
  'legacy-restricted',
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

/** Which body of law it runs under: the Act, the Scottish regulations, or the regulations that the Act replaced. */
export type Statute = 'act' | 'scotland' | 'legacy';

export type Regime = {
  nation: Nation;
  side: Side;
  statute: Statute;
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

const offering = (
  offered: readonly Procedure[],
  why: (procedure: Procedure) => string,
): Pick<Regime, 'offered' | 'notOffered'> => ({
  offered,
  notOffered: procedures
    .filter((procedure) => !offered.includes(procedure))
    .map((procedure) => ({ procedure, why: { key: `procurement.${why(procedure)}` } })),
});

/** Why a procedure of another body of law is not offered; null for the Act's own. */
const ofOtherLaw = (procedure: Procedure): string | null => {
  if (procedure.startsWith('scottish-')) return 'only-in-scotland';
  return procedure.startsWith('legacy-') ? 'only-before-the-act' : null;
};

const underTheAct = (nation: Nation, side: Side, procedure: Procedure | null): Regime => {
  const england = nation === 'england';
  return {
    nation,
    side,
    statute: 'act',
    law: 'Procurement Act 2023',
    source: act,
    standstill: side === 'above',
    // Section 85 binds neither devolved Welsh authorities (s.85(5)(a)) nor transferred Northern Ireland ones (s.84(2)),
    // and no award in accordance with a framework (s.85(5)(c)).
    conditionsOfParticipation: side === 'above' || !england || procedure === 'framework-call-off',
    ...(side === 'above'
      ? offering(
          ['open', 'competitive-flexible', 'framework-call-off'],
          (procedure) => ofOtherLaw(procedure) ?? 'value-is-above',
        )
      : offering(['below-threshold', 'framework-call-off'], (procedure) => {
          const suitability = procedure === 'competitive-flexible' && england;
          return ofOtherLaw(procedure) ?? (suitability ? 'no-suitability-stage' : 'value-is-below');
        })),
  };
};

const regulations2015 = {
  scotland: {
    name: 'Public Contracts (Scotland) Regulations 2015',
    url: 'https://www.legislation.gov.uk/ssi/2015/446',
    checked: '2026-11-22',
  },
  legacy: {
    name: 'Public Contracts Regulations 2015',
    url: 'https://www.legislation.gov.uk/uksi/2015/102',
    checked: '2026-11-22',
  },
} as const;

const underRegulations = (nation: Nation, side: Side, statute: 'scotland' | 'legacy'): Regime => {
  const scottish = statute === 'scotland';
  return {
    nation,
    side,
    statute,
    law: regulations2015[statute].name,
    source: regulations2015[statute],
    ...offering(
      scottish
        ? ['scottish-open', 'scottish-restricted', 'framework-call-off']
        : ['legacy-open', 'legacy-restricted', 'framework-call-off'],
      () => (scottish ? 'not-in-scotland' : 'not-before-the-act'),
    ),
    conditionsOfParticipation: true,
    standstill: false,
  };
};

/**
 * Takes a nation, the side of the threshold, whether the procurement began before 24 February 2025, the day the Act took
 * effect, and the procedure where it is chosen; returns the rules that Assay follows there.
 */
export const regimeOf = (
  nation: Nation,
  side: Side,
  { legacy = false, procedure = null }: { legacy?: boolean; procedure?: Procedure | null } = {},
): Regime => {
  if (nation === 'scotland') return underRegulations(nation, side, 'scotland');
  return legacy ? underRegulations(nation, side, 'legacy') : underTheAct(nation, side, procedure);
};

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

/** The sections that the periods below come from. */
export const periodSource: RuleSource = {
  name: 'Procurement Act 2023, section 54',
  url: 'https://www.legislation.gov.uk/ukpga/2023/54/section/54',
  checked: '2026-11-23',
};

/**
 * The shortest tendering periods of section 54(4) for an authority that is not of central government, in days from the
 * day after the invitation to the day of the deadline; 0 where there is no minimum. The shortest that applies counts.
 */
export const tenderingPeriods = [
  { id: 'electronic-together', days: 25 },
  { id: 'electronic-later', days: 30 },
  { id: 'paper-together', days: 30 },
  { id: 'paper-later', days: 35 },
  { id: 'planned-notice', days: 10 },
  { id: 'urgency', days: 10 },
  { id: 'preselected', days: 10 },
  { id: 'dynamic-market', days: 10 },
  { id: 'agreed', days: 0 },
  { id: 'light-touch', days: 0 },
] as const;

/** The shortest participation periods of section 54(3), in days counted alike: for a stage that is run elsewhere. */
export const participationPeriods = [
  { id: 'standard', days: 25 },
  { id: 'urgency', days: 10 },
  { id: 'light-touch', days: 0 },
] as const;

type PeriodId = (typeof tenderingPeriods)[number]['id'];
const daysOf = (id: PeriodId): number => tenderingPeriods.find((period) => period.id === id)?.days ?? 0;

/**
 * Takes the regime, procedure, and how the documents and tenders travel; returns the least days of the tendering
 * period, 0 where the law sets none, or null where we hold no checked rule.
 */
export const leastTenderingDays = (
  regime: Regime,
  procedure: Procedure,
  {
    documentsTogether = true,
    electronic = true,
    ground = null,
  }: { documentsTogether?: boolean; electronic?: boolean; ground?: ShorterGround | null } = {},
): number | null => {
  if (regime.statute !== 'act') return procedure === 'framework-call-off' ? 0 : null;
  if (regime.side === 'below' || procedure === 'framework-call-off') return 0;
  if (ground !== null) return daysOf(ground);
  return daysOf(`${electronic ? 'electronic' : 'paper'}-${documentsTogether ? 'together' : 'later'}`);
};
