import type { Say } from '../condition/say';
import type { QuestionnaireDocument } from '../questionnaire/document';
import { questionsOf } from '../questionnaire/find';
import { weightInFull } from '../scoring/weights';
import { inPounds } from './money';
import type { Notice } from './notices';
import type { SetupDraft } from './setup';
import { ukDate, ukDateTime, ukDeadline } from './uk-time';

/** Who in the authority knows what Assay does not. */
type Keeper = 'procurement' | 'project' | 'finance' | 'legal' | 'platform';

/** One thing that the notice must hold: what Assay knows of it, and who fills in what it does not. */
export type NoticeField = {
  id: string;
  heading: string;
  /** Where the regulations ask for it, such as 18(2)(k); null where they do not. */
  asked: string | null;
  /** Lines that are known from the set-up or the questionnaire; empty where Assay cannot know it. */
  known: string[];
  /** What people fill in, and which of them; null where nothing is left. */
  left: { what: string; who: string } | null;
};

export type NoticeFacts = {
  authority: { name: string; contact: string };
  setup: SetupDraft;
  /** The binding deadline once a version is published, ISO UTC; the planned one before. */
  deadline: string | null;
  /** The published version, else the draft; null while there is neither. */
  questionnaire: { number: number; document: QuestionnaireDocument } | null;
};

type Given = NoticeFacts & { say: Say };
type Entry = {
  id: string;
  /** Paragraph of regulation 18, 19 or 24 of the Procurement Regulations 2024 that asks for it. */
  open?: string;
  flexible?: string;
  below?: string;
  known?: (given: Given) => (string | null | false | undefined)[];
  left?: Keeper | ((given: Given) => Keeper | null);
};

const award = ({ questionnaire, say }: Given): string[] => {
  if (!questionnaire) return [];
  const { award: model } = questionnaire.document.scoring;
  const price = model.mode === 'points' ? model.price : null;
  return [
    say('regime.award-line', { criterion: say('award.security'), weight: weightInFull(model.security) }),
    ...model.criteria.map(({ id, title, weight }) =>
      say('regime.award-line', { criterion: title?.en ?? id, weight: weightInFull(weight) }),
    ),
    ...(price ? [say('regime.award-line', { criterion: say('award.price'), weight: weightInFull(price.weight) })] : []),
    ...(model.mode === 'points' ? [] : [say(`award.${model.mode}-name`)]),
    say('regime.award-methodology', { number: questionnaire.number }),
  ];
};

const gates = ({ questionnaire, say }: Given, purpose: 'requirement' | 'condition-of-participation'): string[] => {
  if (!questionnaire) return [];
  const found = questionsOf(questionnaire.document).filter((question) => question.purpose === purpose);
  return found.length > 0
    ? found.map(({ ref, id, wording }) => `${ref ?? id}. ${wording.en}`)
    : [say(`regime.none-${purpose}`)];
};

const withoutQuestionnaire = ({ questionnaire }: Given): Keeper | null => (questionnaire ? null : 'procurement');
const hasLots = ({ setup }: Given): boolean => (setup.lots?.length ?? 0) > 1;

/** Regulation 18(2) in its order, with what regulations 19(2) and 24(2) ask beside or instead. */
const entries: readonly Entry[] = [
  {
    id: 'authority',
    open: 'a',
    flexible: 'a',
    below: 'a',
    known: ({ authority }) => [authority.name, authority.contact],
    left: 'procurement',
  },
  { id: 'title', open: 'b', flexible: 'a', below: 'b', known: ({ setup }) => [setup.title] },
  {
    id: 'identifier',
    open: 'c',
    flexible: 'a',
    below: 'c',
    known: ({ setup, say }) => [setup.reference && say('regime.own-reference', { reference: setup.reference })],
    left: 'platform',
  },
  {
    id: 'procedure',
    open: 'd',
    flexible: 'b',
    known: ({ setup, say }) => [setup.procedure && say(`procurement.procedure-${setup.procedure}`)],
  },
  { id: 'process', flexible: 'c', left: 'procurement' },
  { id: 'limits', flexible: 'd', left: 'procurement' },
  { id: 'requests', flexible: 'f', left: 'procurement' },
  { id: 'reserved', flexible: 'h', left: 'legal' },
  {
    id: 'special',
    open: 'e',
    flexible: 'a',
    below: 'g',
    known: ({ setup, say }) => [setup.shorterGround === 'light-touch' && say('regime.special-light-touch')],
    left: ({ setup }) => (setup.shorterGround === 'light-touch' ? null : 'legal'),
  },
  {
    id: 'subject',
    open: 'f',
    flexible: 'a',
    below: 'd',
    known: ({ setup, say }) => [
      setup.description,
      setup.contract &&
        say('regime.supplied', { from: ukDate(setup.contract.start), until: ukDate(setup.contract.contractEnd) }),
    ],
    left: 'project',
  },
  {
    id: 'value',
    open: 'g',
    flexible: 'a',
    below: 'e',
    known: ({ setup, say }) => [setup.value && say('regime.value-with-vat', { value: inPounds(setup.value) })],
    left: 'finance',
  },
  { id: 'afterwards', open: 'h', flexible: 'a', left: 'project' },
  { id: 'auction', open: 'i', flexible: 'a', left: 'procurement' },
  {
    id: 'submission',
    open: 'j',
    flexible: 'g',
    below: 'f',
    known: ({ setup, authority, deadline, say }) => [
      setup.receiving && say(`regime.submit-${setup.receiving}`, { authority: authority.name }),
      deadline && say('regime.by', { deadline: ukDeadline(deadline) }),
    ],
    left: ({ setup }) => (setup.receiving === 'portal' ? 'procurement' : null),
  },
  {
    id: 'enquiries',
    known: ({ setup, say }) => [
      setup.timetable && say('regime.enquiries-until', { until: ukDateTime(setup.timetable.clarificationsClose) }),
    ],
  },
  { id: 'criteria', open: 'k', flexible: 'a', below: 'i', known: award, left: withoutQuestionnaire },
  { id: 'languages', open: 'l', flexible: 'a', left: 'procurement' },
  { id: 'agreements', open: 'm', flexible: 'a', left: 'legal' },
  {
    id: 'lots',
    open: 'o',
    flexible: 'a',
    known: (given) =>
      hasLots(given)
        ? (given.setup.lots ?? []).map((title, at) => given.say('regime.lot-line', { number: at + 1, title }))
        : [given.setup.lots && given.say('regime.no-lots')],
    left: (given) => (hasLots(given) ? 'project' : given.setup.lots ? null : 'procurement'),
  },
  { id: 'lot-limits', open: 'p', flexible: 'a', left: (given) => (hasLots(given) ? 'procurement' : null) },
  { id: 'no-lots-why', open: 'q', flexible: 'a', left: (given) => (hasLots(given) ? null : 'project') },
  {
    id: 'options',
    open: 'r',
    flexible: 'a',
    known: ({ setup: { contract }, say }) => [
      contract?.contractEndExtended && say('regime.extended', { until: ukDate(contract.contractEndExtended) }),
    ],
    left: 'project',
  },
  {
    id: 'period',
    open: 's',
    flexible: 'a',
    known: ({ setup, say }) => [
      setup.shorterGround === undefined
        ? null
        : setup.shorterGround === null
          ? say('regime.period-none')
          : say(`procurement.ground-${setup.shorterGround}`),
    ],
  },
  { id: 'small', open: 't', flexible: 'a', below: 'h', left: 'project' },
  {
    id: 'documents',
    open: 'u',
    flexible: 'a',
    known: ({ setup, questionnaire, say }) => [
      setup.documentsTogether === undefined
        ? null
        : say(setup.documentsTogether ? 'regime.documents-together' : 'regime.documents-later'),
      questionnaire && say('regime.document-workbook'),
      questionnaire && say('regime.document-scheme'),
    ],
    left: 'procurement',
  },
  {
    id: 'later-documents',
    open: 'v',
    flexible: 'i',
    known: ({ setup, say }) => [setup.documentsTogether && say('regime.later-none')],
    left: ({ setup }) => (setup.documentsTogether ? null : 'procurement'),
  },
  {
    id: 'specifications',
    open: 'w',
    flexible: 'a',
    known: (given) => gates(given, 'requirement'),
    left: 'project',
  },
  {
    id: 'conditions',
    open: 'x',
    flexible: 'a',
    below: 'j',
    known: (given) => gates(given, 'condition-of-participation'),
    left: 'procurement',
  },
  { id: 'payment', open: 'y', flexible: 'a', left: 'finance' },
  { id: 'risks', open: 'z', flexible: 'a', left: 'project' },
  {
    id: 'award-date',
    open: 'z1',
    flexible: 'a',
    known: ({ setup }) => [setup.timetable && ukDate(setup.timetable.award)],
  },
];

const paragraphOf = (entry: Entry, notice: Notice['id'], procedure: SetupDraft['procedure']): string | null => {
  if (notice === 'below-threshold') return entry.below ? `24(2)(${entry.below})` : null;
  if (notice !== 'tender') return null;
  if (procedure === 'competitive-flexible') return entry.flexible ? `19(2)(${entry.flexible})` : null;
  return entry.open ? `18(2)(${entry.open})` : null;
};

/**
 * Takes the notice that opens a procurement, what Assay knows, and the reader's words; returns what the notice must hold,
 * in the order of the regulations. Where we hold no list for the notice, only what is known is given. In Wales the
 * fields are those of the regulations for England, without their numbers: we hold no checked list of the Welsh ones.
 */
export const tenderNotice = (notice: Notice, facts: NoticeFacts, say: Say): NoticeField[] => {
  const given = { ...facts, say };
  const listed = notice.id === 'tender' || notice.id === 'below-threshold';
  const numbered = facts.setup.nation !== 'wales';
  return entries.flatMap((entry): NoticeField[] => {
    const asked = paragraphOf(entry, notice.id, facts.setup.procedure);
    const known = (entry.known?.(given) ?? []).filter((line): line is string => Boolean(line));
    const keeper = typeof entry.left === 'function' ? entry.left(given) : (entry.left ?? null);
    const extra = entry.open === undefined && entry.flexible === undefined && entry.below === undefined;
    if (listed ? asked === null && !extra : known.length === 0) return [];
    if (known.length === 0 && keeper === null && !extra) return [];
    return [
      {
        id: entry.id,
        heading: say(`regime.field-${entry.id}`),
        asked: numbered ? asked : null,
        known,
        left: keeper && { what: say(`regime.left-${entry.id}`), who: say(`regime.who-${keeper}`) },
      },
    ];
  });
};
