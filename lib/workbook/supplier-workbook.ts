import { ukDeadline } from '../procurement/uk-time';
import { refOf } from '../question/kind';
import type { Question, Section } from '../questionnaire/document';
import { everyQuestion } from '../questionnaire/find';
import { askedWhen, guideOf, kindWords, offeredBy, passRule, wordLimit } from '../questionnaire/question-words';
import { say, sayIn } from '../text';
import { asWritten, input, literal, text } from './cells';
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

export type SupplierFacts = PublishedFacts & {
  /** ISO UTC. */
  readonly deadline: string;
  /** Where responses go: into Assay, or into the authority's own portal. */
  readonly receiving: 'hosted' | 'portal';
  /** Phrases of what the place has, such as "cameras record people": why questions are asked. */
  readonly scope: readonly string[];
};

const english = sayIn('en');

/** Rows for a supplier to fill on the sheet of a table question without fixed rows. */
const blankRows = 30;

const start = (facts: SupplierFacts): Sheet => {
  const rows: [string, string][] = [
    [say('documents.start-procurement'), facts.title],
    [say('documents.start-reference'), facts.reference],
    [say('documents.start-authority'), facts.authority],
    [say('documents.start-version'), String(facts.version)],
    [say('documents.start-hash'), facts.documentHash],
    [say('documents.start-deadline'), ukDeadline(facts.deadline)],
    [say('documents.start-send'), say(`documents.start-send-${facts.receiving}`, { authority: facts.authority })],
    [say('documents.start-how'), say('documents.start-how-words')],
    [say('documents.start-tables'), say('documents.start-tables-words')],
    [say('documents.start-words'), say('documents.start-words-words')],
    [say('documents.start-equivalents'), say('documents.start-equivalents-words')],
  ];
  const introduction = facts.document.introduction?.en ?? '';
  const marking = introduction.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  return {
    name: say('documents.sheet-start'),
    title: say('documents.supplier-workbook-of', { title: facts.title }),
    note: noteOf(facts),
    table: 'StartTable',
    columns: [
      { heading: say('documents.col-item'), width: 30 },
      { heading: say('documents.col-words'), width: 100 },
    ],
    rows: [
      ...rows.map(([item, words]) => [text(item), text(words)]),
      ...marking.map((paragraph, at) => [text(say('documents.start-rule', { number: at + 1 })), text(paragraph)]),
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

type Choices = { sheets: Sheet[]; of: (question: Question) => string | null; yesNo: string };

/** Options of all questions on one sheet: to read, and as the lists that response cells offer. */
const choices = (facts: SupplierFacts, questions: readonly Question[]): Choices => {
  const name = say('documents.sheet-options');
  const rows = (['yes', 'no'] as const).map((answer) => optionRow(say('documents.any'), say(`answer.${answer}`)));
  const places = new Map<string, string>();
  for (const question of questions) {
    const from = rows.length;
    const offered = offeredBy(question, english);
    for (const { answer, worth, supports } of offered) rows.push(optionRow(refOf(question), answer, worth, supports));
    const one = question.kind === 'single-choice' || question.kind === 'yes-no';
    if (one && offered.length > 0) places.set(question.id, rangeOn(name, optionColumn, from, rows.length - 1));
  }
  return {
    of: (question) => places.get(question.id) ?? null,
    yesNo: rangeOn(name, optionColumn, 0, 1),
    sheets: optionSheets(facts, rows),
  };
};

/** A sheet's name from a reference: letters, digits, dots and dashes, at most 31 characters, different from others. */
const tableNames = (questions: readonly Question[]): Map<string, string> => {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const question of questions) {
    if (question.kind !== 'table') continue;
    const plain = `${say('documents.sheet-table')} ${refOf(question).replace(/[^A-Za-z0-9._ -]/g, '-')}`.slice(0, 27);
    let name = plain;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${plain} ${count}`;
    taken.add(name.toLowerCase());
    names.set(question.id, name);
  }
  return names;
};

const tableSheet = (facts: SupplierFacts, question: Question, name: string, at: number): Sheet[] => {
  if (question.kind !== 'table') return [];
  const { columns = [], fixedRows } = question.settings ?? {};
  const headings = new Set<string>();
  const named = columns.map(({ label }, column): Column => {
    const plain =
      literal(label.en.replace(/\s+/g, ' ').trim()).slice(0, 150) ||
      say('documents.col-numbered', { number: column + 1 });
    const heading = headings.has(plain.toLowerCase()) ? `${plain} (${column + 1})` : plain;
    headings.add(heading.toLowerCase());
    return { heading, width: 30 };
  });
  const rows = fixedRows
    ? fixedRows.map((fixed) => columns.map((_, column) => (column === 0 ? text(fixed.en) : input())))
    : Array.from({ length: blankRows }, () => columns.map(() => input()));
  return [
    {
      name,
      title: `${refOf(question)}. ${question.wording.en}`.slice(0, 1_000),
      note: noteOf(facts),
      table: `Answer${at + 1}Table`,
      columns: named,
      rows,
    },
  ];
};

/** Words of a cell: runs of characters between blanks and line ends, as Assay counts them. */
const wordFormula = (cell: string): string => {
  const plain = `TRIM(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${cell},CHAR(9)," "),CHAR(10)," "),CHAR(13)," "))`;
  return `IF(LEN(${plain})=0,0,LEN(${plain})-LEN(SUBSTITUTE(${plain}," ",""))+1)`;
};

const how = (question: Question, sheet: string | undefined): string =>
  question.kind === 'table'
    ? say('documents.how-table', { sheet: sheet ?? '' })
    : say(`documents.how-${question.kind}`);

const responseCell = (question: Question, sheet: string | undefined, list: string | null): Cell => {
  if (question.kind === 'table') return text(say('documents.how-table', { sheet: sheet ?? '' }));
  if (list) return input('', { oneOf: list });
  if (question.kind !== 'number' || question.settings?.notKnown) return input();
  const { min, max } = question.settings ?? {};
  return input('', { ...(min === undefined ? {} : { from: min }), ...(max === undefined ? {} : { to: max }) });
};

const lined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

/** Column headings of the questions, in the order of the workbook; the response is where suppliers write. */
const columns = (): Column[] => [
  { heading: say('documents.col-ref'), width: 12 },
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
  { heading: say('documents.col-response'), width: 80 },
  { heading: say('documents.col-words-used'), width: 10 },
  { heading: say('documents.col-word-limit'), width: 10 },
  { heading: say('documents.col-evidence-reference'), width: 30 },
  { heading: say('documents.col-equivalent-offered'), width: 14 },
  { heading: say('documents.col-equivalent-explained'), width: 40 },
  { heading: say('documents.col-confidential'), width: 40 },
];
const responseColumn = 18;

const questionRow = (
  facts: SupplierFacts,
  question: Question,
  section: Section | null,
  row: number,
  offered: Choices,
  sheet: string | undefined,
): Cell[] => {
  const scored = question.purpose === 'award-criterion' ? question : null;
  const none = text(say('documents.none'));
  const limit = wordLimit(question);
  const options = offeredBy(question, english).map(({ answer, worth, supports }) =>
    lined([worth ? `• ${answer}: ${worth}` : `• ${answer}`, supports ? `  ${supports}` : '']),
  );
  const counted = question.kind === 'long-text' || question.kind === 'short-text';
  return [
    text(refOf(question)),
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
    text(how(question, sheet)),
    responseCell(question, sheet, offered.of(question)),
    counted
      ? { formula: wordFormula(address(responseColumn, row)), value: '0', places: 0 }
      : text(say('documents.not-counted')),
    limit === '' ? none : asWritten(limit),
    input(),
    question.equivalence ? input('', { oneOf: offered.yesNo }) : text(say('documents.not-offered')),
    question.equivalence ? input() : text(say('documents.not-offered')),
    input(),
  ];
};

/**
 * Takes a published version; returns the blank workbook that suppliers fill: how to answer, the rules, every question
 * with everything that decides its mark, lists to choose from, a live count of words, one sheet per table question.
 * Only cells for the supplier can be changed. Buyers' notes, sources and mappings are not in it.
 */
export const supplierWorkbook = (facts: SupplierFacts): Workbook => {
  const { document } = facts;
  const every = everyQuestion(document);
  const offered = choices(facts, every);
  const names = tableNames(every);
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
        questionRow(facts, question, section, row, offered, names.get(question.id)),
      ),
    });
  return {
    title: say('documents.supplier-workbook-of', { title: facts.title }),
    asOf: facts.publishedAt,
    locked: true,
    sheets: [
      start(facts),
      ...scopeSheets(facts),
      ...sheetOf(
        'questions',
        document.sections.flatMap((section) => section.questions.map((question) => ({ question, section }))),
      ),
      ...every.flatMap((question, at) => tableSheet(facts, question, names.get(question.id) ?? '', at)),
      ...sheetOf(
        'declarations',
        (document.declarations ?? []).map((question) => ({ question, section: null })),
      ),
      ...offered.sheets,
      rulesSheet(facts),
      ...scaleSheets(facts),
    ],
  };
};
