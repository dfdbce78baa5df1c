import { inLanguage, type Language, type Say } from '../condition/say';
import { compareMarks } from '../question/marks';
import { minus, parseDecimal, toPlainDecimal } from '../scoring/fraction';
import { weightInFull } from '../scoring/weights';
import type { Question, QuestionnaireDocument } from './document';
import { everyQuestion, findQuestion, isAward, isGate, questionsOf } from './find';
import { awardQuestions } from './fit';

export type AwardTable = { caption: string; columns: string[]; rows: string[][] };
/** One part of the published rules, in the order in which suppliers read them. */
export type AwardBlock = {
  id: string;
  heading: string;
  paragraphs: string[];
  lists?: AwardList[];
  tables?: AwardTable[];
};
export type AwardList = { intro: string; items: string[] };

const named = (question: Question, language: Language): string =>
  `${question.ref ?? question.id}. ${inLanguage(question.wording, language)}`;

const howAwarded = ({ scoring: { award } }: QuestionnaireDocument, say: Say, language: Language): AwardBlock => {
  const price = award.mode === 'points' ? award.price : null;
  const rows = [
    [say('award.security'), weightInFull(award.security), say('award.by-sections')],
    ...award.criteria.map(({ id, title, weight, max }) => [
      title ? inLanguage(title, language) : id,
      weightInFull(weight),
      max,
    ]),
    ...(price ? [[say('award.price'), weightInFull(price.weight), say('award.by-formula')]] : []),
  ];
  const described = award.criteria.flatMap(({ id, title, description }) =>
    description
      ? [
          say('award.criterion-assesses', {
            criterion: title ? inLanguage(title, language) : id,
            words: inLanguage(description, language),
          }),
        ]
      : [],
  );
  const only = award.criteria.length === 0;
  return {
    id: 'how',
    heading: say('award.how'),
    paragraphs: [
      say(`award.mode-${award.mode}`, award.mode === 'value-index' ? { exponent: award.exponent } : undefined),
      say(only ? 'award.security-whole' : 'award.security-one'),
      ...(award.mode === 'points' && !price ? [say('award.no-price')] : []),
    ],
    ...(described.length > 0 ? { lists: [{ intro: say('award.criteria-assess'), items: described }] } : {}),
    tables: [
      {
        caption: say('award.criteria'),
        columns: [say('award.criterion'), say('award.weighting-percent'), say('award.highest')],
        rows,
      },
    ],
  };
};

const howScored = (document: QuestionnaireDocument, say: Say, language: Language): AwardBlock => {
  const { scale, award } = document.scoring;
  const range = toPlainDecimal(minus(parseDecimal(scale.max), parseDecimal(scale.min))) ?? scale.max;
  return {
    id: 'scoring',
    heading: say('award.scoring'),
    paragraphs: [
      scale.method === 'over-max'
        ? say('award.scoring-over-max', { max: scale.max })
        : say('award.scoring-over-range', { min: scale.min, range }),
      say('award.scoring-section'),
      say('award.scoring-security', { weight: award.security }),
      ...(award.criteria.length > 0 ? [say('award.scoring-criterion')] : []),
      ...(award.mode === 'points' && document.scoring.minimumQuality === null ? [] : [say('award.scoring-quality')]),
    ],
    tables: [
      {
        caption: say('award.sections'),
        columns: [say('award.section'), say('award.weighting-percent'), say('award.minimum')],
        rows: document.sections
          .filter((section) => awardQuestions(section).length > 0)
          .map(({ title, weight, threshold }) => [
            inLanguage(title, language),
            weightInFull(weight),
            threshold ?? say('award.none'),
          ]),
      },
    ],
  };
};

const scheme = ({ scoring: { scale } }: QuestionnaireDocument, say: Say, language: Language): AwardBlock => ({
  id: 'scheme',
  heading: say('award.scheme'),
  paragraphs: [
    say('award.scheme-words', { min: scale.min, max: scale.max, step: scale.step }),
    say('award.scheme-agreed'),
  ],
  ...(scale.descriptors && scale.descriptors.length > 0
    ? {
        tables: [
          {
            caption: say('award.scheme'),
            columns: [say('award.scheme-mark'), say('award.scheme-label'), say('award.scheme-text')],
            rows: [...scale.descriptors]
              .sort((a, b) => compareMarks(b.mark, a.mark))
              .map(({ mark, label, text }) => [mark, inLanguage(label, language), inLanguage(text, language)]),
          },
        ],
      }
    : {}),
});

const gates = (document: QuestionnaireDocument, say: Say, language: Language): AwardBlock => {
  const questions = questionsOf(document);
  const of = (purpose: Question['purpose']) =>
    questions.filter((question) => question.purpose === purpose).map((question) => named(question, language));
  const thresholds = questions.flatMap((question) =>
    question.purpose === 'award-criterion' && question.threshold != null
      ? [say('award.gate-threshold', { question: named(question, language), mark: question.threshold })]
      : [],
  );
  const sections = document.sections.flatMap(({ title, threshold }) =>
    threshold == null ? [] : [say('award.gate-section', { section: inLanguage(title, language), minimum: threshold })],
  );
  const lists: AwardList[] = [
    { intro: say('award.gates-condition'), items: of('condition-of-participation') },
    { intro: say('award.gates-requirement'), items: of('requirement') },
    { intro: say('award.gates-threshold'), items: thresholds },
    { intro: say('award.gates-section'), items: sections },
  ].filter(({ items }) => items.length > 0);
  const { minimumQuality } = document.scoring;
  const any = lists.length > 0 || minimumQuality !== null;
  return {
    id: 'gates',
    heading: say('award.gates'),
    lists,
    paragraphs: any
      ? [
          ...(minimumQuality === null ? [] : [say('award.gates-quality', { minimum: minimumQuality })]),
          say('award.gates-price-pool'),
        ]
      : [say('award.gates-none')],
  };
};

const priceBlock = ({ scoring: { award } }: QuestionnaireDocument, say: Say): AwardBlock[] => {
  if (award.mode !== 'points' || !award.price) return [];
  const { price } = award;
  const params = { weight: price.weight, ...(price.formula === 'T8' ? { low: price.low, high: price.high } : {}) };
  return [
    {
      id: 'price',
      heading: say('award.price-heading'),
      paragraphs: ['words', 'symbols', 'example'].map((part) => say(`award.${price.formula}-${part}`, params)),
    },
  ];
};

/** How a question counts that is not asked or does not apply; the questions that may be answered so, by name. */
const notApplicable = (document: QuestionnaireDocument, say: Say, language: Language): AwardBlock => {
  const rule = document.scoring.notApplicable;
  const items = everyQuestion(document)
    .filter((question) => question.extras?.notApplicable && !isGate(question))
    .map((question) =>
      say('award.not-applicable-claim', {
        question: named(question, language),
        effect: say(`award.not-applicable-effect-${isAward(question) ? rule : 'information'}`),
      }),
    );
  return {
    id: 'not-applicable',
    heading: say('award.not-applicable'),
    paragraphs: [say(`award.not-applicable-${rule}`)],
    ...(items.length > 0 ? { lists: [{ intro: say('award.not-applicable-claims'), items }] } : {}),
  };
};

const ties = (document: QuestionnaireDocument, say: Say, language: Language): AwardBlock => {
  const { tieBreakers } = document.scoring;
  const items = tieBreakers.map((tie) => {
    if (tie.by === 'price') return say('award.tie-price');
    if (tie.by === 'section') {
      const section = document.sections.find(({ id }) => id === tie.id);
      return say('award.tie-section', { section: section ? inLanguage(section.title, language) : tie.id });
    }
    const question = findQuestion(document, tie.id);
    return say('award.tie-question', { question: question ? named(question, language) : tie.id });
  });
  return items.length === 0
    ? { id: 'ties', heading: say('award.ties'), paragraphs: [say('award.ties-none')] }
    : { id: 'ties', heading: say('award.ties'), paragraphs: [], lists: [{ intro: say('award.ties-order'), items }] };
};

/**
 * Takes a document and the reader's words; returns the rules by which the winner is found, as suppliers read them:
 * criteria, scoring, marking scheme, gates, price, not applicable, rounding and ties. Everything comes from the
 * document, so that what is published is what is scored.
 */
export const awardText = (document: QuestionnaireDocument, say: Say, language: Language = 'en'): AwardBlock[] => [
  howAwarded(document, say, language),
  howScored(document, say, language),
  scheme(document, say, language),
  gates(document, say, language),
  ...priceBlock(document, say),
  notApplicable(document, say, language),
  {
    id: 'rounding',
    heading: say('award.rounding'),
    paragraphs: [say('award.rounding-words', { count: document.scoring.rounding.places }), say('award.rounding-more')],
  },
  ties(document, say, language),
];
