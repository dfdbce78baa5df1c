import { ukDeadline } from '../procurement/uk-time';
import { countWords } from '../question/words';
import { assuranceBases, type Question, type Section } from '../questionnaire/document';
import { everyQuestion } from '../questionnaire/find';
import { askedWhen, guideOf, kindWords, offeredBy, passRule, wordLimit } from '../questionnaire/question-words';
import { say, sayIn } from '../text';
import { asWritten, text } from './cells';
import {
  noteOf,
  optionColumn,
  optionRow,
  optionSheets,
  type PublishedFacts,
  rulesSheet,
  scaleSheets,
} from './marking-scheme';
import { address, type Cell, type Column, rangeOn, type Sheet, sheetOr, type Workbook } from './model';
import { notApplicablePrompt } from './not-applicable-prompt';
import { cellOf, plainWords } from './offline/cell-text';
import { headingOf, type InputColumn, inputColumns, nilWords, referencesOf, takes } from './offline/columns';
import type { AnswerTexts } from './offline/write-answer';
import { forPortal } from './portal-copy';
import { supplierCopy } from './supplier-copy';
import { refColumn, tableNames, tableSheet } from './table-sheet';
import { wordFormula } from './word-formula';

export type SupplierFacts = PublishedFacts & {
  /** ISO UTC. */
  readonly deadline: string;
  /** Where responses go: into Assay, or into the authority's own portal. */
  readonly receiving: 'hosted' | 'portal';
  /** Of the blank copy that goes to a portal. */
  readonly portalKey?: string;
  /** Phrases of what the place has, such as "cameras record people": why questions are asked. */
  readonly scope: readonly string[];
};

/** A copy for one organisation, which it can load again: its key, and the answers that it holds so far. */
export type Filling = {
  /** Signed by the server; says whose copy of which version this is. */
  readonly key: string;
  readonly organisation: string;
  /** ISO UTC. */
  readonly at: string;
  readonly answers: ReadonlyMap<string, AnswerTexts>;
  /** Columns of a question whose answer fits into no cell, so that it stayed behind. */
  readonly tooLong: ReadonlyMap<string, readonly (InputColumn | 'table')[]>;
};

const english = sayIn('en');

const start = (facts: SupplierFacts, filling: Filling | null): Sheet => {
  const rows: [string, string][] = [
    [say('documents.start-procurement'), facts.title],
    [say('documents.start-reference'), facts.reference],
    [say('documents.start-authority'), facts.authority],
    [say('documents.start-version'), String(facts.version)],
    [say('documents.start-hash'), facts.documentHash],
    [say('documents.start-deadline'), ukDeadline(facts.deadline)],
    [
      say('documents.start-send'),
      filling
        ? say('documents.start-send-load')
        : say(`documents.start-send-${facts.receiving}`, { authority: facts.authority }),
    ],
    [say('documents.start-how'), say('documents.start-how-words')],
    [say('documents.start-tables'), say('documents.start-tables-words')],
    [say('documents.start-words'), say('documents.start-words-words')],
    [say('documents.start-equivalents'), say('documents.start-equivalents-words')],
    ...(filling
      ? ([
          [say('documents.start-made-for'), filling.organisation],
          [say('documents.start-files'), say('documents.start-files-words')],
          [say('documents.start-load'), say('documents.start-load-words')],
          [say('documents.start-key'), filling.key],
        ] as [string, string][])
      : []),
    ...(filling || !facts.portalKey ? [] : forPortal(facts.portalKey)),
  ];
  const introduction = facts.document.introduction?.en ?? '';
  const marking = introduction.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  return {
    name: say('documents.sheet-start'),
    title: say('documents.supplier-workbook-of', { title: facts.title }),
    note: noteOf(facts),
    table: 'StartTable',
    cover: true,
    columns: [
      { heading: say('documents.col-item'), width: 30 },
      { heading: say('documents.col-words'), width: 100 },
    ],
    rows: [
      ...rows.map(([item, words]) => [text(item), text(words)]),
      ...marking.map((paragraph, at) => [text(say('documents.start-rule', { number: at + 1 })), text(paragraph)]),
      ...facts.document.sections.flatMap(({ title, introduction }) =>
        introduction ? [[text(say('documents.start-section', { section: title.en })), text(introduction.en)]] : [],
      ),
    ],
  };
};

const scopeSheets = (facts: SupplierFacts): Sheet[] =>
  sheetOr({
    name: say('documents.sheet-scope'),
    title: say('documents.title-scope'),
    note: noteOf(facts),
    table: 'ScopeTable',
    columns: [{ heading: say('documents.col-scope'), width: 100 }],
    rows: facts.scope.map((phrase) => [text(phrase)]),
  });

type Choices = {
  sheets: Sheet[];
  of: (question: Question) => string | null;
  yesNo: string;
  nil: string;
  basis: string;
};

/** Options of all questions on one sheet: to read, and as the lists that response cells offer. */
const choices = (facts: SupplierFacts, questions: readonly Question[]): Choices => {
  const name = say('documents.sheet-options');
  const anywhere = (words: string) => optionRow(say('documents.any'), words);
  const rows = [
    ...(['yes', 'no'] as const).map((answer) => anywhere(say(`answer.${answer}`))),
    anywhere(nilWords()),
    ...assuranceBases.map((basis) => anywhere(say(`response.basis-${basis}`))),
  ];
  const places = new Map<string, string>();
  const refs = referencesOf(facts.document);
  for (const question of questions) {
    const from = rows.length;
    const offered = offeredBy(question, english);
    for (const { answer, worth, supports } of offered)
      rows.push(optionRow(refs.get(question.id) ?? '', answer, worth, supports));
    const one = question.kind === 'single-choice' || question.kind === 'yes-no';
    if (one && offered.length > 0) places.set(question.id, rangeOn(name, optionColumn, from, rows.length - 1));
  }
  return {
    of: (question) => places.get(question.id) ?? null,
    yesNo: rangeOn(name, optionColumn, 0, 1),
    nil: rangeOn(name, optionColumn, 2, 2),
    basis: rangeOn(name, optionColumn, 3, 2 + assuranceBases.length),
    sheets: optionSheets(facts, rows),
  };
};

const how = (question: Question, sheet: string | undefined): string =>
  question.kind === 'table'
    ? say('documents.how-table', { sheet: sheet ?? '' })
    : say(`documents.how-${question.kind}`);

type Row = {
  facts: SupplierFacts;
  question: Question;
  section: Section | null;
  ref: string;
  row: number;
  offered: Choices;
  sheet: string | undefined;
  given: AnswerTexts | undefined;
  tooLong: readonly (InputColumn | 'table')[];
};

/** The most characters of a message beside a cell. */
const longestPrompt = 255;

const responseCell = ({ question, sheet, offered, given }: Row): Cell => {
  const table = question.kind === 'table';
  if (table && !takes(question, 'response')) return text(say('documents.how-table', { sheet: sheet ?? '' }));
  const prompt = say(table ? 'documents.how-nil' : `documents.how-${question.kind}`, { sheet: sheet ?? '' });
  const cell = {
    text: cellOf(given?.cells.response ?? ''),
    input: true as const,
    prompt: prompt.slice(0, longestPrompt),
  };
  const list = table ? offered.nil : offered.of(question);
  if (list) return { ...cell, wants: { oneOf: list } };
  if (question.kind !== 'number' || question.settings?.notKnown) return cell;
  const { min, max } = question.settings ?? {};
  return { ...cell, wants: { ...(min === undefined ? {} : { from: min }), ...(max === undefined ? {} : { to: max }) } };
};

/** A cell beside the response: open where the question takes such a thing. */
const besideCell = ({ facts, question, offered, given }: Row, column: InputColumn): Cell => {
  if (!takes(question, column)) return text(say('documents.not-offered'));
  const list = column === 'equivalent' ? offered.yesNo : column === 'basis' ? offered.basis : null;
  return {
    text: cellOf(given?.cells[column] ?? ''),
    input: true,
    ...(list ? { wants: { oneOf: list } } : {}),
    ...(column === 'not-applicable'
      ? { prompt: notApplicablePrompt(question, facts.document).slice(0, longestPrompt) }
      : {}),
  };
};

const lined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

const besideColumns = inputColumns.filter((column) => column !== 'response');
const besideWidths: Partial<Record<InputColumn, number>> = {
  evidence: 30,
  basis: 24,
  'equivalent-why': 40,
  'not-yet': 40,
  'confidential-part': 40,
  'confidential-why': 40,
  'not-applicable': 40,
};

/** Column headings of the questions, in the order of the workbook; the response is where suppliers write. */
const columns = (): Column[] => [
  refColumn,
  { heading: say('documents.col-principle'), width: 10 },
  { heading: say('documents.col-section'), width: 26 },
  { heading: say('documents.col-question'), width: 60 },
  { heading: say('documents.col-kind'), width: 22 },
  { heading: say('documents.col-purpose'), width: 22 },
  { heading: say('documents.col-section-weighting'), width: 12 },
  { heading: say('documents.col-question-weighting'), width: 12 },
  { heading: say('documents.col-minimum'), width: 12 },
  { heading: say('documents.col-guidance'), width: 40 },
  { heading: say('documents.col-why'), width: 40 },
  { heading: say('documents.col-asked-when'), width: 30 },
  { heading: say('documents.col-options'), width: 60 },
  { heading: say('documents.col-guide'), width: 60 },
  { heading: say('documents.col-passes'), width: 40 },
  { heading: say('documents.col-evidence'), width: 40 },
  { heading: say('documents.col-equivalence'), width: 40 },
  { heading: say('documents.col-how-to-answer'), width: 30 },
  { heading: headingOf('response'), width: 80 },
  { heading: say('documents.col-words-used'), width: 10 },
  { heading: say('documents.col-word-limit'), width: 10 },
  ...besideColumns.map((column) => ({ heading: headingOf(column), width: besideWidths[column] ?? 14 })),
];
const responseColumn = 18;

const questionRow = (given: Row): Cell[] => {
  const { facts, question, section, ref, row, sheet, tooLong } = given;
  const scored = question.purpose === 'award-criterion' ? question : null;
  const none = text(say('documents.none'));
  const limit = wordLimit(question);
  const options = offeredBy(question, english).map(({ answer, worth, supports }) =>
    lined([worth ? `• ${answer}: ${worth}` : `• ${answer}`, supports ? `  ${supports}` : '']),
  );
  const counted = question.kind === 'long-text' || question.kind === 'short-text';
  return [
    text(ref),
    asWritten(String(question.principle)),
    text(section?.title.en ?? say('published.declarations')),
    text(question.wording.en),
    text(kindWords(question, english)),
    text(say(`documents.purpose-${question.purpose}`)),
    section && scored ? asWritten(section.weight) : none,
    scored ? asWritten(scored.weight) : none,
    scored?.threshold == null ? none : asWritten(scored.threshold),
    text(question.guidance?.en ?? ''),
    text(question.why?.en ?? ''),
    text(askedWhen(question, facts.document, english) || say('documents.always')),
    text(lined(options)),
    text(lined(guideOf(question).map(({ mark, text: words }) => `${mark}: ${words}`))),
    text(passRule(question, facts.document, english)),
    text(question.evidence?.en ?? ''),
    text(question.equivalence?.en ?? ''),
    text(lined([tooLong.length > 0 ? say('documents.how-too-long') : '', how(question, sheet)])),
    responseCell(given),
    counted
      ? {
          formula: wordFormula(address(responseColumn, row)),
          value: String(countWords(given.given?.cells.response ?? '')),
          places: 0,
        }
      : text(say('documents.not-counted')),
    limit === '' ? none : asWritten(limit),
    ...besideColumns.map((column) => besideCell(given, column)),
  ];
};

/**
 * Takes a published version; returns the workbook that suppliers fill: how to answer, the rules, every question with
 * everything that decides its mark, lists to choose from, a live count of words, one sheet per table question. With
 * `filling` it is the copy of one organisation, with its answers so far. Only cells for the supplier can be changed.
 * Buyers' notes, sources and mappings are not in it.
 */
export const supplierWorkbook = (facts: SupplierFacts, filling: Filling | null = null): Workbook => {
  const { document } = facts;
  const every = everyQuestion(document);
  const offered = choices(facts, every);
  const refs = referencesOf(document);
  const names = tableNames(every, refs);
  const refIn = ({ id }: Question): string => plainWords(refs.get(id) ?? '');
  const sheetOf = (
    kind: 'questions' | 'declarations',
    list: { question: Question; section: Section | null }[],
  ): Sheet[] =>
    sheetOr({
      name: say(`documents.sheet-${kind}`),
      title: say(`documents.title-${kind}`),
      note: noteOf(facts),
      table: kind === 'questions' ? 'QuestionsTable' : 'DeclarationsTable',
      columns: columns(),
      rows: list.map(({ question, section }, row) =>
        questionRow({
          facts,
          question,
          section,
          ref: refIn(question),
          row,
          offered,
          sheet: names.get(question.id),
          given: filling?.answers.get(question.id),
          tooLong: filling?.tooLong.get(question.id) ?? [],
        }),
      ),
    });
  return supplierCopy('response-workbook', {
    title: say('documents.supplier-workbook-of', { title: facts.title }),
    foot: noteOf(facts),
    asOf: filling?.at ?? facts.publishedAt,
    locked: true,
    sheets: [
      start(facts, filling),
      ...scopeSheets(facts),
      ...sheetOf(
        'questions',
        document.sections.flatMap((section) => section.questions.map((question) => ({ question, section }))),
      ),
      ...every.flatMap((question, at) =>
        tableSheet(
          facts,
          question,
          refIn(question),
          names.get(question.id) ?? '',
          at,
          filling?.answers.get(question.id)?.rows ?? [],
        ),
      ),
      ...sheetOf(
        'declarations',
        (document.declarations ?? []).map((question) => ({ question, section: null })),
      ),
      ...offered.sheets,
      rulesSheet(facts),
      ...scaleSheets(facts),
    ],
  });
};
