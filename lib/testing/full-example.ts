/** A procurement as large as they get, 20 bids and 120 questions in the words of the catalogue, as every document of it. */
import { assembleDocument, flagWords, type QuestionTemplate, templates } from '../catalogue';
import { type Bid, readContest } from '../evaluation/contest';
import { letterAt } from '../evaluation/letters';
import { decideContest } from '../evaluation/outcome';
import { publishedMark } from '../question/published-mark';
import type { AwardQuestion, Question, QuestionnaireDocument } from '../questionnaire/document';
import { isAward, isGate, questionsOf } from '../questionnaire/find';
import { defaultScoring } from '../questionnaire/presets';
import type { ModeratedItem, ModerationFacts } from '../workbook/moderation-record';

export const bidCount = 20;
export const questionCount = 120;
export const about = {
  title: 'Air quality sensors and street lighting controls',
  reference: 'PRJ-0142',
  authority: 'Brackwater Council',
  asOf: '2027-02-12T09:00:00.000Z',
} as const;

const names = [
  'Alder Systems Ltd',
  'Birch & Söhne GmbH',
  'Cedar Networks plc',
  'Dogwood Sensing CIC',
  'Elm Street Controls',
  'Fenlight & Sons',
  'Gorse Telemetry LLP',
  'Hawthorn Connected Places (United Kingdom) Limited',
];
const bidders = Array.from(
  { length: bidCount },
  (_, at) => `${names[at % names.length]}${at < names.length ? '' : ` ${1 + Math.floor(at / names.length)}`}`,
);
const people = ['Ana Whitlock', 'Bo Ferris', 'Chidi Okonjo-Lindqvist'];

const words = (
  'Each device has a key of its own that is made at the factory and never leaves it. Keys are renewed every ninety days ' +
  'and revoked within an hour. The platform runs in two regions of the United Kingdom, and no person reaches production ' +
  'without a second factor and a ticket. Tests are carried out every year by a company that is not ours; the last report ' +
  'is attached. Where a fault is found, it is mended within fourteen days, and customers are told within one.'
).split(' ');
/** So many words that differ with `salt`. */
const prose = (count: number, salt: number): string =>
  Array.from({ length: count }, (_, at) => words[(at + salt * 7) % words.length]).join(' ');

/** Every suggested question, and as many of them again as make 120. */
const wanted: QuestionTemplate[] = Array.from({ length: questionCount }, (_, at) => {
  const template = templates[at % templates.length] as QuestionTemplate;
  return at < templates.length ? template : { ...template, id: template.id.replace('-', '-9') };
});

const aLargeDocument = (): QuestionnaireDocument =>
  assembleDocument({
    title: { en: about.title },
    templates: wanted,
    flags: Object.keys(flagWords) as never,
    selection: { chosen: wanted.map((template) => ({ id: template.id, template, because: 'added' })) as never },
    scoring: {
      ...defaultScoring(),
      award: {
        mode: 'points',
        security: '30',
        criteria: [{ id: 'service', title: { en: 'Service and delivery' }, weight: '30', max: '100' }],
        price: { formula: 'T4', weight: '40' },
      },
    },
    dates: { contractEnd: '2032-03-31', contractEndExtended: '2034-03-31', assetLifeEnd: '2037-03-31' },
    belowThresholdEngland: false,
  });

const answerTo = (question: Question, salt: number): unknown => {
  const { settings } = question as { settings?: { options?: { id: string }[]; columns?: { id: string }[] } };
  switch (question.kind) {
    case 'yes-no':
      return salt % 9 === 0 ? 'no' : 'yes';
    case 'single-choice':
      return settings?.options?.[salt % settings.options.length]?.id;
    case 'multiple-choice':
      return settings?.options?.slice(0, 1 + (salt % 3)).map(({ id }) => id);
    case 'number':
      return String(1 + (salt % 60));
    case 'date':
      return `203${salt % 8}-03-31`;
    case 'table':
      return [0, 1].map((row) => (settings?.columns ?? []).map((_, at) => prose(4, salt + at + row)));
    case 'file':
      return [{ sha256: 'a'.repeat(64), name: 'Test report 2026.pdf', size: 1_250_000 }];
    case 'long-text':
      return prose(60 + ((salt * 13) % 140), salt);
    default:
      return prose(6, salt);
  }
};

const bidOf = (document: QuestionnaireDocument, bidder: string, b: number): Bid => {
  const questions = questionsOf(document);
  const answers = Object.fromEntries(questions.map((question, q) => [question.id, answerTo(question, b * 3 + q)]));
  const marked = questions.filter((question): question is AwardQuestion => isAward(question));
  return {
    bidder,
    answers,
    marks: Object.fromEntries(
      marked.flatMap((question, q) =>
        publishedMark(question, answers[question.id], document.scoring.scale) === null
          ? [[question.id, String((b * 5 + q * 3) % 6)]]
          : [],
      ),
    ),
    decisions: Object.fromEntries(
      questions.filter(isGate).map(({ id }, q) => [id, b % 7 === 6 && q === 0 ? ('fail' as const) : ('pass' as const)]),
    ),
    criteria: { service: String(50 + ((b * 7) % 50)) },
    price: `${480_000 + b * 13_370}.00`,
  } as Bid;
};

const givenFor = (mark: string, salt: number) => ({
  strengths: prose(30, salt),
  gaps: prose(12, salt + 3),
  againstDescriptor: `Meets the descriptor of ${mark}.`,
});

const moderated = (bid: Bid, question: AwardQuestion, b: number, q: number): ModeratedItem => {
  const mark = bid.marks?.[question.id] ?? '5';
  const written = question.kind === 'long-text' || question.kind === 'short-text' || question.kind === 'file';
  const other = written && (b + q) % 4 === 0 ? String(Math.max(0, Number(mark) - 2)) : mark;
  const salt = b * 31 + q;
  const line = {
    mark,
    source: 'moderated' as const,
    reason: {
      shows: prose(28, salt),
      strengths: '',
      whyNotHigher: prose(14, salt + 1),
      whyNotLower: prose(12, salt + 2),
    },
    restrictedNote: q % 5 === 0 ? prose(16, salt + 4) : '',
    whyDiffers: other === mark ? '' : prose(10, salt + 5),
    attended: [...people, 'Mo Hale'],
    facilitator: 'Mo Hale',
    at: about.asOf,
    changeReason: '',
  };
  const score = (given: string, more: number) => ({
    mark: given,
    kind: 'scored' as const,
    reason: givenFor(given, salt + more),
  });
  return {
    letter: letterAt(b),
    ref: question.ref ?? question.id,
    wording: question.wording.en,
    status: 'agreed',
    marks: written
      ? [score(mark, 1), score(other, 2), null]
      : [{ mark, kind: 'confirmed', reason: { reason: prose(10, salt) } }, null, null],
    spread: String(Math.abs(Number(mark) - Number(other))),
    confirmed: null,
    agreed: [line],
  };
};

/** The whole example: document, contest, outcome and moderation; the same every time. */
export const fullExample = () => {
  const document = aLargeDocument();
  const contest = readContest({
    format: 'assay-contest/1',
    questionnaire: document,
    bids: bidders.map((bidder, b) => bidOf(document, bidder, b)),
  });
  if (!contest.ok) throw new Error(JSON.stringify(contest.faults.slice(0, 3)));
  const judged = decideContest(contest.value);
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults.slice(0, 3)));
  const marked = questionsOf(document).filter((question): question is AwardQuestion => isAward(question));
  const moderation: ModerationFacts = {
    ...about,
    version: 1,
    documentHash: 'a'.repeat(64),
    locked: { by: 'Mo Hale', at: about.asOf },
    evaluators: people,
    agreement: '0.71',
    scoredTwice: marked.length * bidCount,
    items: marked.flatMap((question, q) => contest.value.bids.map((bid, b) => moderated(bid, question, b, q))),
  };
  return { document, contest: contest.value, outcome: judged.value, moderation };
};
