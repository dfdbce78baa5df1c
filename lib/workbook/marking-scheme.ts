import { refOf } from '../question/kind';
import { compareMarks } from '../question/marks';
import type { Question, QuestionnaireDocument, Section } from '../questionnaire/document';
import { questionsOf } from '../questionnaire/find';
import { askedWhen, guideOf, kindWords, offeredBy, passRule, wordLimit } from '../questionnaire/question-words';
import { hundred, over, parseDecimal, times, toPlainDecimal } from '../scoring/fraction';
import { say, sayIn } from '../text';
import { asWritten, text } from './cells';
import { type Cell, type Sheet, sheetOr, type Workbook } from './model';
import { rulesInWords } from './rules-in-words';
import { supplierCopy } from './supplier-copy';

/** Which published version a workbook shows. */
export type PublishedFacts = {
  readonly title: string;
  readonly reference: string;
  readonly authority: string;
  readonly version: number;
  readonly documentHash: string;
  /** ISO UTC. */
  readonly publishedAt: string;
  readonly document: QuestionnaireDocument;
};

const english = sayIn('en');

/** The line under every title: whose, which version, which hash. */
export const noteOf = ({ reference, version, documentHash }: PublishedFacts): string =>
  say('documents.note', { reference, version, hash: documentHash });

/** Share of the whole security score: section weighting × question weighting ÷ 100, exactly. */
const overall = (section: Section, weight: string): string =>
  toPlainDecimal(over(times(parseDecimal(section.weight), parseDecimal(weight)), hundred)) ?? '';

const decimalOr = (value: string | null | undefined, other: string): Cell => (value ? asWritten(value) : text(other));

/** The published rules, heading by heading. */
export const rulesSheet = (facts: PublishedFacts): Sheet => ({
  name: say('documents.sheet-rules'),
  title: say('documents.title-rules'),
  note: noteOf(facts),
  table: 'RulesTable',
  columns: [
    { heading: say('documents.col-rule'), width: 30 },
    { heading: say('documents.col-words'), width: 100 },
  ],
  rows: rulesInWords(facts.document).map(([heading, words]) => [text(heading), text(words)]),
});

/** The marks of the published scale, highest first; none where the scale has no descriptors. */
export const scaleSheets = (facts: PublishedFacts): Sheet[] =>
  sheetOr({
    name: say('documents.sheet-scale'),
    title: say('documents.title-scale'),
    note: noteOf(facts),
    table: 'ScaleTable',
    columns: [
      { heading: say('documents.col-score'), width: 10 },
      { heading: say('documents.col-name'), width: 24 },
      { heading: say('documents.col-means'), width: 90 },
    ],
    rows: [...(facts.document.scoring.scale.descriptors ?? [])]
      .sort((a, b) => compareMarks(b.mark, a.mark))
      .map(({ mark, label, text: words }) => [asWritten(mark), text(label.en), text(words.en)]),
  });

const award = (facts: PublishedFacts): Sheet => {
  const { award: model } = facts.document.scoring;
  const price = model.mode === 'points' ? model.price : null;
  const none = say('documents.none');
  return {
    name: say('documents.sheet-award'),
    title: say('documents.title-award'),
    note: noteOf(facts),
    table: 'AwardTable',
    columns: [
      { heading: say('documents.col-criterion'), width: 40 },
      { heading: say('documents.col-weighting'), width: 14 },
      { heading: say('documents.col-highest'), width: 14 },
      { heading: say('documents.col-how'), width: 60 },
    ],
    rows: [
      [text(say('award.security')), asWritten(model.security), text(none), text(say('award.by-sections'))],
      ...model.criteria.map((criterion) => [
        text(criterion.title?.en ?? criterion.id),
        asWritten(criterion.weight),
        asWritten(criterion.max),
        text(criterion.description?.en ?? ''),
      ]),
      ...(price
        ? [[text(say('award.price')), asWritten(price.weight), text(none), text(say(`award.${price.formula}-name`))]]
        : []),
    ],
  };
};

const sections = (facts: PublishedFacts): Sheet => ({
  name: say('documents.sheet-sections'),
  title: say('documents.title-sections'),
  note: noteOf(facts),
  table: 'SectionsTable',
  columns: [
    { heading: say('documents.col-section'), width: 50 },
    { heading: say('documents.col-section-weighting'), width: 16 },
    { heading: say('documents.col-minimum'), width: 14 },
  ],
  rows: facts.document.sections.map((section) => [
    text(section.title.en),
    asWritten(section.weight),
    decimalOr(section.threshold, say('documents.none')),
  ]),
});

const disqualifies = (question: Question): string => {
  if (question.purpose === 'condition-of-participation') return say('documents.yes-disregards');
  if (question.purpose === 'requirement') return say('documents.yes');
  return question.purpose === 'award-criterion' && question.threshold != null
    ? say('documents.yes-below', { minimum: question.threshold })
    : say('documents.no');
};

const questions = (facts: PublishedFacts): Sheet => {
  const none = say('documents.none');
  const row = (question: Question, section: Section | null): Cell[] => {
    const scored = question.purpose === 'award-criterion' ? question : null;
    return [
      text(refOf(question)),
      text(say(`documents.purpose-${question.purpose}`)),
      text(section?.title.en ?? say('published.declarations')),
      asWritten(String(question.principle)),
      text(question.wording.en),
      text(kindWords(question, english)),
      decimalOr(section?.weight, none),
      decimalOr(scored?.weight, none),
      decimalOr(section && scored && overall(section, scored.weight), none),
      decimalOr(scored?.threshold, none),
      text(disqualifies(question)),
      text(passRule(question, facts.document, english)),
      text(question.evidence?.en ?? ''),
      text(question.equivalence?.en ?? ''),
      decimalOr(wordLimit(question), none),
      text(askedWhen(question, facts.document, english) || say('documents.always')),
    ];
  };
  return {
    name: say('documents.sheet-questions'),
    title: say('documents.title-questions'),
    note: noteOf(facts),
    table: 'QuestionsTable',
    columns: [
      { heading: say('documents.col-ref'), width: 12 },
      { heading: say('documents.col-purpose'), width: 24 },
      { heading: say('documents.col-section'), width: 30 },
      { heading: say('documents.col-principle'), width: 10 },
      { heading: say('documents.col-question'), width: 60 },
      { heading: say('documents.col-kind'), width: 24 },
      { heading: say('documents.col-section-weighting'), width: 14 },
      { heading: say('documents.col-question-weighting'), width: 14 },
      { heading: say('documents.col-overall'), width: 14 },
      { heading: say('documents.col-minimum'), width: 12 },
      { heading: say('documents.col-disqualifies'), width: 24 },
      { heading: say('documents.col-passes'), width: 40 },
      { heading: say('documents.col-evidence'), width: 40 },
      { heading: say('documents.col-equivalence'), width: 40 },
      { heading: say('documents.col-word-limit'), width: 10 },
      { heading: say('documents.col-asked-when'), width: 40 },
    ],
    rows: [
      ...facts.document.sections.flatMap((section) => section.questions.map((question) => row(question, section))),
      ...(facts.document.declarations ?? []).map((question) => row(question, null)),
    ],
  };
};

/** What may be answered, one option a row: whose, in which words, what it is worth, what supports it. */
export const optionRow = (of: string, answer: string, worth = '', supports = ''): Cell[] => [
  text(of),
  text(answer),
  text(worth || say('documents.none')),
  text(supports),
];

/** The column of the options' own words on their sheet. */
export const optionColumn = 1;

/** The sheet of all options, made of rows by `optionRow`; none where there are no rows. */
export const optionSheets = (facts: PublishedFacts, rows: Cell[][]): Sheet[] =>
  sheetOr({
    name: say('documents.sheet-options'),
    title: say('documents.title-options'),
    note: noteOf(facts),
    table: 'OptionsTable',
    columns: [
      { heading: say('documents.col-ref'), width: 12 },
      { heading: say('documents.col-option'), width: 70 },
      { heading: say('documents.col-worth'), width: 14 },
      { heading: say('documents.col-supports'), width: 60 },
    ],
    rows,
  });

const options = (facts: PublishedFacts): Sheet[] =>
  optionSheets(
    facts,
    questionsOf(facts.document).flatMap((question) =>
      offeredBy(question, english).map(({ answer, worth, supports }) =>
        optionRow(refOf(question), answer, worth, supports),
      ),
    ),
  );

const guides = (facts: PublishedFacts): Sheet[] =>
  sheetOr({
    name: say('documents.sheet-guides'),
    title: say('documents.title-guides'),
    note: noteOf(facts),
    table: 'GuidesTable',
    columns: [
      { heading: say('documents.col-ref'), width: 12 },
      { heading: say('documents.col-score'), width: 10 },
      { heading: say('documents.col-means'), width: 100 },
    ],
    rows: questionsOf(facts.document).flatMap((question) =>
      guideOf(question).map(({ mark, text: words }) => [text(refOf(question)), asWritten(mark), text(words)]),
    ),
  });

/**
 * Takes a published version; returns its marking scheme: rules, award model, scale, weightings at each level, minimum
 * scores, every option and band with its mark, every marking guide. What decides a mark is all here, and it is public.
 */
export const markingScheme = (facts: PublishedFacts): Workbook =>
  supplierCopy('marking-scheme', {
    title: say('documents.marking-scheme-of', { title: facts.title }),
    foot: noteOf(facts),
    asOf: facts.publishedAt,
    locked: true,
    sheets: [
      rulesSheet(facts),
      award(facts),
      ...scaleSheets(facts),
      sections(facts),
      questions(facts),
      ...options(facts),
      ...guides(facts),
    ],
  });
