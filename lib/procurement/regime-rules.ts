import type { Message } from '../result';
import type { Procedure, Regime, RuleSource, ShorterGround } from './regime';

/** What an officer must know of the rules here, each with its source; null where we hold no checked one and say so. */
export type RegimeRule = { id: string; message: Message; source: RuleSource | null };

const on = (name: string, url: string, checked = '2026-11-23'): RuleSource => ({ name, url, checked });
const section = (number: string): RuleSource =>
  on(
    `Procurement Act 2023, section ${number}`,
    `https://www.legislation.gov.uk/ukpga/2023/54/section/${number.replace(/\(.*$/, '')}`,
  );
const regulation = (number: string): RuleSource =>
  on(
    `Procurement Regulations 2024, regulation ${number}`,
    `https://www.legislation.gov.uk/uksi/2024/692/regulation/${number.replace(/\(.*$/, '')}`,
  );

/** Where the rules on notices stand: the one for England and Northern Ireland, and the Welsh one. */
export const noticeSources = {
  tenderNotice: (procedure: Procedure): RuleSource => regulation(procedure === 'competitive-flexible' ? '19' : '18'),
  belowThreshold: regulation('24'),
  termination: section('55'),
  terminationContent: regulation('37'),
  platform: regulation('5'),
  welshPlatform: on(
    'Procurement (Wales) Regulations 2024, regulation 5',
    'https://www.legislation.gov.uk/wsi/2024/782/regulation/5/made',
  ),
  scottishNotice: on(
    'Procurement Journey, contract notice and advertising',
    'https://www.procurementjourney.scot/route-2/develop-documents/contract-notice-and-advertising',
  ),
} as const;

type Place = { regime: Regime; procedure: Procedure | null; ground: ShorterGround | null };
type Entry = { id: string; source: RuleSource | null; where: (place: Place) => boolean };

const act = ({ regime }: Place): boolean => regime.statute === 'act';
const above = (place: Place): boolean => act(place) && place.regime.side === 'above';
const below = (place: Place): boolean => act(place) && place.regime.side === 'below';
const callOff = ({ procedure }: Place): boolean => procedure === 'framework-call-off';
const of = ({ regime }: Place, ...nations: Regime['nation'][]): boolean => nations.includes(regime.nation);

/** Every rule once, with where it holds. The words are in the texts of the area `regime`, under the id. */
const entries: readonly Entry[] = [
  { id: 'legacy', source: null, where: ({ regime }) => regime.statute === 'legacy' },
  { id: 'scotland-outside', source: section('2(5)'), where: (place) => of(place, 'scotland') },
  {
    id: 'scotland-words',
    source: on(
      'Procurement Reform (Scotland) Act 2014: statutory guidance, chapter 6',
      'https://www.gov.scot/publications/procurement-reform-scotland-act-2014-statutory-guidance/pages/6/',
    ),
    where: (place) => of(place, 'scotland'),
  },
  { id: 'scotland-notice', source: noticeSources.scottishNotice, where: (place) => of(place, 'scotland') },
  { id: 'scotland-unknown', source: null, where: (place) => of(place, 'scotland') },
  {
    id: 'suitability',
    source: section('85'),
    where: (place) => below(place) && of(place, 'england') && !callOff(place),
  },
  {
    id: 'below-notice',
    source: section('87'),
    where: (place) => below(place) && of(place, 'england', 'wales') && !callOff(place),
  },
  {
    id: 'small-suppliers',
    source: section('86'),
    where: (place) => below(place) && of(place, 'england', 'wales') && !callOff(place),
  },
  {
    id: 'framework-below',
    source: section('85(5)'),
    where: (place) => below(place) && of(place, 'england') && callOff(place),
  },
  { id: 'wales-suitability', source: section('85(5)'), where: (place) => below(place) && of(place, 'wales') },
  {
    id: 'northern-ireland-below',
    source: section('84'),
    where: (place) => below(place) && of(place, 'northern-ireland'),
  },
  {
    id: 'platform',
    source: noticeSources.platform,
    where: (place) => above(place) && !of(place, 'wales') && !callOff(place),
  },
  { id: 'wales-platform', source: noticeSources.welshPlatform, where: (place) => above(place) && of(place, 'wales') },
  {
    id: 'wales-partnership',
    source: on(
      'Social Partnership and Public Procurement (Wales) Act 2023',
      'https://www.legislation.gov.uk/asc/2023/1',
      '2026-11-22',
    ),
    where: (place) => of(place, 'wales'),
  },
  { id: 'wales-language', source: null, where: (place) => of(place, 'wales') },
  { id: 'one-stage', source: section('20'), where: (place) => above(place) && place.procedure === 'open' },
  {
    id: 'several-stages',
    source: section('20'),
    where: (place) => above(place) && place.procedure === 'competitive-flexible',
  },
  { id: 'conditions', source: section('22'), where: (place) => above(place) && !callOff(place) },
  { id: 'core-information', source: regulation('6'), where: (place) => above(place) && !of(place, 'wales') },
  { id: 'same-limits', source: section('54'), where: above },
  { id: 'framework', source: section('51(3)'), where: (place) => above(place) && callOff(place) },
  { id: 'light-touch', source: section('54'), where: (place) => above(place) && place.ground === 'light-touch' },
  {
    id: 'standstill',
    source: section('51'),
    where: (place) =>
      above(place) && !callOff(place) && !['light-touch', 'dynamic-market'].includes(place.ground ?? ''),
  },
];

/** Takes the rules of a place, the procedure and the ground for fewer days; returns what holds there, in reading order. */
export const regimeRules = (
  regime: Regime,
  procedure: Procedure | null = null,
  ground: ShorterGround | null = null,
): RegimeRule[] =>
  entries
    .filter(({ where }) => where({ regime, procedure, ground }))
    .map(({ id, source }) => ({ id, message: { path: '', key: `regime.${id}` }, source }));
