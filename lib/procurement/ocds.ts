import type { Say } from '../condition/say';
import { passCondition } from '../question/pass';
import type { Purpose, Question, QuestionnaireDocument, Section } from '../questionnaire/document';
import { isAward, isGate, questionsOf } from '../questionnaire/find';
import { guideOf, kindWords, offeredBy, passRule } from '../questionnaire/question-words';
import { type Fraction, hundred, over, parseDecimal, times, toPlainDecimal } from '../scoring/fraction';
import type { Procedure } from './regime';
import type { SetupDraft } from './setup';

export type OcdsFacts = {
  readonly reference: string;
  readonly title: string;
  readonly authority: string;
  readonly setup: SetupDraft;
  /** Reference of the recorded notice; null where none is recorded. */
  readonly notice: string | null;
  /** ISO UTC. */
  readonly deadline: string | null;
  readonly firstPublishedAt: string;
  readonly version: { readonly number: number; readonly documentHash: string; readonly publishedAt: string };
  readonly document: QuestionnaireDocument;
};

/** A value of the JSON, with what is not known left out. */
type Json = Readonly<Record<string, unknown>>;

/** Open to all, or to those selected at an earlier stage; what the standard's closed list cannot say is left out. */
const methods: Partial<Record<Procedure, 'open' | 'selective'>> = {
  open: 'open',
  'competitive-flexible': 'selective',
  'scottish-open': 'open',
  'scottish-restricted': 'selective',
  'legacy-open': 'open',
  'legacy-restricted': 'selective',
};

const lined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

/** What the standard knows an answer as. A choice or a yes is text; a date is text too, because it has no time. */
const dataTypeOf = ({ kind }: Question): 'string' | 'number' => (kind === 'number' ? 'number' : 'string');

/** The bound that an answer must keep to pass, where the published rule is one bound on the question's own answer. */
const bounds = (question: Question, say: Say): Json => {
  const condition = isGate(question) ? passCondition(question) : null;
  if (!condition || !('question' in condition) || condition.question !== question.id) return {};
  const { operator, value } = condition;
  if (operator === 'is')
    return { expectedValue: offeredBy(question, say).find(({ key }) => key === value)?.answer ?? value };
  if (question.kind !== 'number') return {};
  if (operator === 'atLeast') return { minValue: Number(value) };
  return operator === 'atMost' ? { maxValue: Number(value) } : {};
};

const requirement = (question: Question, document: QuestionnaireDocument, say: Say): Json => ({
  id: question.id,
  title: question.ref ?? question.id,
  description: lined([
    question.wording.en,
    kindWords(question, say),
    passRule(question, document, say),
    ...offeredBy(question, say).map(({ answer, worth }) => (worth === '' ? answer : `${answer}: ${worth}`)),
    ...guideOf(question).map(({ mark, text }) => `${mark}: ${text}`),
  ]),
  dataType: dataTypeOf(question),
  ...bounds(question, say),
});

const purposes: readonly Purpose[] = ['condition-of-participation', 'requirement', 'award-criterion', 'information'];

/** One criterion for what each section asks for each purpose: all its questions stand in one group, and all are asked. */
const criteriaOf = (section: Section, document: QuestionnaireDocument, say: Say): Json[] =>
  purposes.flatMap((purpose) => {
    const questions = section.questions.filter((question) => question.purpose === purpose);
    if (questions.length === 0) return [];
    const id = `${section.id}-${purpose}`;
    return [
      {
        id,
        title: section.title.en,
        description: lined([say(`documents.purpose-${purpose}`), section.introduction?.en ?? '']),
        source: 'tenderer',
        // A condition of participation looks at the supplier; the others look at the tender, which has no code.
        ...(purpose === 'condition-of-participation' ? { relatesTo: 'tenderer' } : {}),
        requirementGroups: [
          { id: `${id}-all`, requirements: questions.map((question) => requirement(question, document, say)) },
        ],
      },
    ];
  });

const figure = (value: Fraction): number => Number(toPlainDecimal(value));
const percent = (value: Fraction): Json => ({ number: figure(value), weight: 'percentageExact' });
const floor = (threshold: string | null | undefined): Json[] =>
  threshold == null ? [] : [{ number: Number(threshold), threshold: 'minimumScore' }];

/** Every leaf that carries weight, so that the percentages total 100 where the published weightings do. */
const leaves = ({ sections, scoring }: QuestionnaireDocument, say: Say): Json[] => {
  const { award } = scoring;
  const security = parseDecimal(award.security);
  const price = award.mode === 'points' ? award.price : null;
  return [
    ...sections.flatMap((section) =>
      section.questions.filter(isAward).map((question) => ({
        type: 'quality',
        name: `${question.ref ?? question.id}. ${section.title.en}`,
        description: question.wording.en,
        numbers: [
          percent(
            over(
              times(times(security, parseDecimal(section.weight)), parseDecimal(question.weight)),
              times(hundred, hundred),
            ),
          ),
          ...floor(question.threshold),
        ],
      })),
    ),
    ...award.criteria.map(({ id, title, description, weight }) => ({
      type: 'quality',
      name: title?.en ?? id,
      ...(description ? { description: description.en } : {}),
      numbers: [percent(parseDecimal(weight))],
    })),
    ...(price
      ? [
          {
            type: 'price',
            name: say('award.price'),
            description: say(`award.${price.formula}-name`),
            numbers: [percent(parseDecimal(price.weight))],
          },
        ]
      : []),
  ];
};

/**
 * Takes a published version and its procurement, and words; returns a release of the Open Contracting Data Standard 1.1
 * with its criteria (requirements extension) and weighted award criteria (award criteria breakdown and lots extensions).
 * What suppliers answer is never in it, nor any person. The process has the identifier of its notice where that is one of
 * the standard, else the authority's own reference, which a publisher replaces by its registered one.
 */
export const ocdsRelease = (facts: OcdsFacts, say: Say): Json => {
  const { reference, title, authority, setup, document, version, deadline } = facts;
  const buyer = { id: 'authority', name: authority };
  const { award } = document.scoring;
  const method = setup.procedure && methods[setup.procedure];
  const conditions = questionsOf(document).filter(({ purpose }) => purpose === 'condition-of-participation');
  const lots = setup.lots && setup.lots.length > 0 ? setup.lots : [title];
  const awardCriteria = {
    criteria: leaves(document, say),
    ...(award.mode === 'points'
      ? {}
      : {
          weightingDescription: say(
            `award.mode-${award.mode}`,
            award.mode === 'value-index' ? { exponent: award.exponent } : undefined,
          ),
        }),
  };
  return {
    ocid: facts.notice !== null && /^ocds-/.test(facts.notice) ? facts.notice : reference,
    id: `${reference}-${version.number}-${version.documentHash.slice(0, 12)}`.replaceAll('#', '-'),
    date: version.publishedAt,
    tag: [version.number === 1 ? 'tender' : 'tenderUpdate'],
    initiationType: 'tender',
    language: 'en',
    parties: [{ ...buyer, roles: ['buyer', 'procuringEntity'] }],
    buyer,
    tender: {
      id: reference,
      title,
      ...(setup.description ? { description: setup.description } : {}),
      procuringEntity: buyer,
      ...(method ? { procurementMethod: method } : {}),
      ...(setup.procedure ? { procurementMethodDetails: say(`procurement.procedure-${setup.procedure}`) } : {}),
      ...(conditions.length > 0
        ? { eligibilityCriteria: lined(conditions.map(({ ref, id, wording }) => `${ref ?? id}. ${wording.en}`)) }
        : {}),
      awardCriteria: 'ratedCriteria',
      awardCriteriaDetails: say(
        `award.mode-${award.mode}`,
        award.mode === 'value-index' ? { exponent: award.exponent } : undefined,
      ),
      submissionMethod: ['electronicSubmission'],
      tenderPeriod: { startDate: facts.firstPublishedAt, ...(deadline === null ? {} : { endDate: deadline }) },
      ...(setup.timetable
        ? { enquiryPeriod: { startDate: facts.firstPublishedAt, endDate: setup.timetable.clarificationsClose } }
        : {}),
      criteria: document.sections.flatMap((section) => criteriaOf(section, document, say)),
      lots: lots.map((name, at) => ({ id: `lot-${at + 1}`, title: name, awardCriteria })),
    },
  };
};
