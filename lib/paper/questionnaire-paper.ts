import { refOf } from '../question/kind';
import { awardText } from '../questionnaire/award-text';
import type { Question, Section } from '../questionnaire/document';
import { awardQuestions } from '../questionnaire/fit';
import { askedWhen, guideOf, kindWords, offeredBy, passRule } from '../questionnaire/question-words';
import { weightInFull } from '../scoring/weights';
import { say, sayIn } from '../text';
import { noteOf, type PublishedFacts } from '../workbook/marking-scheme';
import { type Block, factsOr, type Paper, paragraphs, tableOr } from './model';

const english = sayIn('en');

/** The published rules, as suppliers read them on the page. */
const rules = ({ document }: PublishedFacts): Block[] =>
  awardText(document, english, 'en').flatMap(({ heading, paragraphs: said, lists = [], tables = [] }): Block[] => [
    { heading, level: 3 },
    ...said.map((text) => ({ text })),
    ...lists.map(({ intro, items }) => ({ intro, list: items })),
    ...tables.flatMap(({ caption, columns, rows }) => tableOr(caption, columns, rows)),
  ]);

const extrasOf = ({ extras }: Question): string =>
  Object.entries(extras ?? {})
    .filter(([, given]) => given)
    .map(([extra]) => say({ path: '', key: `published.extra-${extra}` }))
    .join('; ');

const columnsOf = (question: Question): string =>
  question.kind === 'table' ? (question.settings?.columns ?? []).map(({ label }) => label.en).join('; ') : '';
const fixedRowsOf = (question: Question): string =>
  question.kind === 'table' ? (question.settings?.fixedRows ?? []).map(({ en }) => en).join('; ') : '';

const questionBlocks = ({ document }: PublishedFacts, question: Question, level: 3 | 4): Block[] => {
  const scored = question.purpose === 'award-criterion' ? question : null;
  const ref = refOf(question);
  const evidence = question.evidence?.en ?? '';
  const heading = `${ref}. ${question.wording.en}`;
  const offered = offeredBy(question, english);
  // Where nothing is worth anything, nothing is said of it.
  const anyWorth = offered.some(({ worth }) => worth !== '');
  return [
    { heading, level },
    ...factsOr(heading, [
      [say('published.purpose'), say(`published.purpose-${question.purpose}`)],
      [say('published.answer'), kindWords(question, english)],
      [say('documents.col-principle'), String(question.principle)],
      [say('published.weight'), scored ? say('published.weight-words', { weight: weightInFull(scored.weight) }) : ''],
      [
        say('published.threshold'),
        scored?.threshold == null ? '' : say('published.threshold-words', { mark: scored.threshold }),
      ],
      [say('documents.col-guidance'), question.guidance?.en ?? ''],
      [say('published.why'), question.why?.en ?? ''],
      [say('published.shown'), askedWhen(question, document, english)],
      [say('published.passes'), passRule(question, document, english)],
      [
        say('published.evidence'),
        question.evidenceRequired && evidence !== '' ? say('published.evidence-required', { evidence }) : evidence,
      ],
      [say('published.equivalence'), question.equivalence?.en ?? ''],
      [say('published.extras'), extrasOf(question)],
      [say('paper.columns'), columnsOf(question)],
      [say('paper.fixed-rows'), fixedRowsOf(question)],
    ]),
    ...tableOr(
      say('paper.options-of', { ref }),
      [say('documents.col-option'), say('documents.col-worth'), say('documents.col-supports')],
      offered.map(({ answer, worth, supports }) => [answer, anyWorth ? worth || say('documents.none') : '', supports]),
    ),
    ...tableOr(
      say('paper.guide-of', { ref }),
      [say('documents.col-score'), say('documents.col-means')],
      guideOf(question).map(({ mark, text }) => [mark, text]),
    ),
  ];
};

const sectionBlocks = (facts: PublishedFacts, section: Section): Block[] => [
  { heading: section.title.en, level: 3 },
  {
    text: [
      awardQuestions(section).length > 0
        ? say('published.section-weight', { weight: weightInFull(section.weight) })
        : say('published.section-unscored'),
      ...(section.threshold == null ? [] : [say('published.section-minimum', { minimum: section.threshold })]),
    ].join(' '),
  },
  ...paragraphs(section.introduction?.en ?? ''),
  ...section.questions.flatMap((question) => questionBlocks(facts, question, 4)),
];

/**
 * Takes a published version; returns the questionnaire with its marking scheme as a document: how responses are scored,
 * then every question with all that decides its mark. The same is in the schedule of the tender pack.
 */
export const questionnairePaper = (facts: PublishedFacts): Paper => {
  const { document } = facts;
  const declarations = document.declarations ?? [];
  return {
    title: say('paper.questionnaire-of', { title: facts.title }),
    foot: noteOf(facts),
    asOf: facts.publishedAt,
    blocks: [
      ...factsOr(say('paper.about'), [
        [say('documents.start-procurement'), facts.title],
        [say('documents.start-reference'), facts.reference],
        [say('documents.start-authority'), facts.authority],
        [say('documents.start-version'), String(facts.version)],
        [say('documents.start-hash'), facts.documentHash],
      ]),
      ...(document.introduction
        ? [{ heading: say('published.introduction'), level: 2 } as const, ...paragraphs(document.introduction.en)]
        : []),
      { heading: say('published.rules'), level: 2 },
      ...rules(facts),
      { heading: say('published.questions'), level: 2 },
      ...document.sections.flatMap((section) => sectionBlocks(facts, section)),
      ...(declarations.length > 0
        ? [
            { heading: say('published.declarations'), level: 2 } as const,
            { text: say('published.declarations-words') },
            ...declarations.flatMap((question) => questionBlocks(facts, question, 3)),
          ]
        : []),
    ],
  };
};
