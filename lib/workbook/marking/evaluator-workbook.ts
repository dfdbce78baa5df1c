import type { Proposal } from '../../evaluation/marking';
import { ukDateTime } from '../../procurement/uk-time';
import { answerText, isAnswered } from '../../question/kinds';
import { compareMarks, highestFirst, marksOfScale } from '../../question/marks';
import { publishedMarks } from '../../question/published-mark';
import type { AnswerValue } from '../../question/settings';
import type { AwardQuestion } from '../../questionnaire/document';
import { guideOf, offeredBy } from '../../questionnaire/question-words';
import type { AnswerExtras } from '../../response/extras';
import { say, sayIn } from '../../text';
import { asWritten, pieces, text } from '../cells';
import { extrasGiven } from '../extras-given';
import { noteOf, type PublishedFacts, rulesSheet, scaleSheets } from '../marking-scheme';
import { type Cell, rangeOn, type Sheet, sheetOr, type Workbook } from '../model';
import { cellOf, plainWords } from '../offline/cell-text';
import { referencesOf } from '../offline/columns';
import { refColumn } from '../table-sheet';
import { bidderHeading, type MarkPart, type MarkTexts, markHeading, markParts, partsFor } from './parts';

/** A file beside an answer, without its name, which may say whose it is. */
export type UnnamedFile = { type: string; size: string };

/** One answer that the evaluator marks, under the bidder's letter. */
export type MarkingRow = {
  readonly letter: string;
  readonly question: AwardQuestion;
  readonly value: AnswerValue | undefined;
  readonly extras: AnswerExtras;
  readonly files: readonly UnnamedFile[];
  /** A workbook from a portal said more here than an answer can hold: it is read in the marking room. */
  readonly saidMore: boolean;
  readonly proposal: Proposal | null;
  /** The score as it is saved; empty texts where there is none. */
  readonly given: MarkTexts;
};

export type MarkingFacts = PublishedFacts & {
  /** Signed by the server; says whose copy of what this is. */
  readonly key: string;
  readonly evaluator: string;
  /** ISO UTC. */
  readonly at: string;
  readonly declaredAt: string;
  /** When the evaluator locked; nothing can be written into a copy from then on. */
  readonly lockedAt: string | null;
  /** In the order in which this evaluator meets them. */
  readonly rows: readonly MarkingRow[];
};

const english = sayIn('en');
/** The most characters of a message beside a cell. */
const longestPrompt = 255;

const start = (facts: MarkingFacts): Sheet => {
  const { lockedAt } = facts;
  const rows: [string, string][] = [
    [say('documents.start-procurement'), facts.title],
    [say('documents.start-reference'), facts.reference],
    [say('documents.start-authority'), facts.authority],
    [say('documents.start-version'), String(facts.version)],
    [say('documents.start-hash'), facts.documentHash],
    [say('marking-book.start-for'), facts.evaluator],
    [say('marking-book.start-declared'), ukDateTime(facts.declaredAt)],
    [say('marking-book.start-locked'), lockedAt === null ? say('marking-book.start-not-locked') : ukDateTime(lockedAt)],
    [say('marking-book.start-letters'), say('marking-book.start-letters-words')],
    [say('marking-book.start-how'), say('marking-book.start-how-words')],
    [say('marking-book.start-structured'), say('marking-book.start-structured-words')],
    [say('marking-book.start-drafts'), say('marking-book.start-drafts-words')],
    [say('marking-book.start-files'), say('marking-book.start-files-words')],
    [say('marking-book.start-load'), say('marking-book.start-load-words')],
    [say('marking-book.start-key'), facts.key],
  ];
  return {
    name: say('documents.sheet-start'),
    title: say('marking-book.title-of', { title: facts.title }),
    note: noteOf(facts),
    table: 'StartTable',
    cover: true,
    columns: [
      { heading: say('documents.col-item'), width: 30 },
      { heading: say('documents.col-words'), width: 100 },
    ],
    rows: rows.map(([item, words]) => [text(item), text(words)]),
  };
};

type Lists = { sheet: Sheet; of: (row: MarkingRow) => string };

/** The scores that may be given, as lists for the cells: those of the scale, and those published for single questions. */
const lists = (facts: MarkingFacts, refs: ReadonlyMap<string, string>): Lists => {
  const { scale } = facts.document.scoring;
  const name = say('marking-book.sheet-lists');
  const rows: Cell[][] = [];
  const add = (of: string, marks: readonly string[], means: (mark: string) => string): string => {
    const from = rows.length;
    for (const mark of marks) rows.push([text(of), asWritten(mark), text(means(mark))]);
    return rangeOn(name, 1, from, rows.length - 1);
  };
  const onScale = add(say('documents.any'), highestFirst(marksOfScale(scale)), (mark) => {
    const found = scale.descriptors?.find((one) => compareMarks(one.mark, mark) === 0);
    return found ? `${found.label.en}. ${found.text.en}` : '';
  });
  const places = new Map<string, string>();
  for (const { question, proposal } of facts.rows) {
    const place = proposal && JSON.stringify([question.id, proposal.mark]);
    if (!proposal || place === null || places.has(place)) continue;
    const allowed = highestFirst([proposal.mark, ...proposal.lower]);
    const offered = offeredBy(question, english);
    places.set(
      place,
      add(refs.get(question.id) ?? '', allowed, (mark) =>
        offered
          .filter(({ worth }) => worth === mark)
          .map(({ answer }) => answer)
          .join('; '),
      ),
    );
  }
  return {
    of: ({ question, proposal }) =>
      proposal ? (places.get(JSON.stringify([question.id, proposal.mark])) ?? onScale) : onScale,
    sheet: {
      name,
      title: say('marking-book.title-lists'),
      note: noteOf(facts),
      table: 'ScoresToChooseTable',
      columns: [
        refColumn,
        { heading: say('documents.col-score'), width: 10 },
        { heading: say('documents.col-means'), width: 90 },
      ],
      rows,
    },
  };
};

const lined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

/** What the bidder answered, in words; a file has none here, because its name may say whose it is. */
const answerOf = ({ question, value, letter }: MarkingRow): string => {
  if (!isAnswered(question, value)) return say('evaluation.blank', { letter });
  return question.kind === 'file' ? say('marking-book.answer-is-files') : answerText(question, value, english);
};

/** The whole answer with what was added to it, in pieces that fit into cells; the first stands in the row itself. */
const answerPieces = (row: MarkingRow): string[] => pieces(answerOf(row));
const addedPieces = ({ extras, saidMore }: MarkingRow): string[] =>
  pieces(
    lined([
      ...extrasGiven(extras).map(([label, words]) => `${label}: ${words}`),
      saidMore ? say('marking-book.said-more') : '',
    ]),
  );

const evidenceOf = ({ files }: MarkingRow): string =>
  files.length === 0
    ? say('evaluation.no-evidence')
    : lined([
        ...files.map(({ type, size }, at) => say('marking-book.file', { number: at + 1, type, size })),
        say('marking-book.file-read'),
      ]);

const howTo = (row: MarkingRow): string => {
  const { proposal, question, value } = row;
  if (!proposal) return say('marking-book.how-scale');
  const chosen = question.kind === 'yes-no' || question.kind === 'single-choice' || question.kind === 'multiple-choice';
  const answer = answerText(question, value, english);
  const shown = answer.length > 120 ? `${[...answer].slice(0, 120).join('')}…` : answer;
  return lined([
    say(chosen ? 'evaluation.proposed' : 'evaluation.proposed-value', { answer: shown, mark: proposal.mark }),
    say(proposal.lower.length > 0 ? 'marking-book.how-structured' : 'marking-book.how-confirm', {
      mark: proposal.mark,
    }),
  ]);
};

const partCell = (facts: MarkingFacts, row: MarkingRow, part: MarkPart, offered: Lists): Cell => {
  if (!partsFor(row.proposal).includes(part)) return text(say('marking-book.not-here'));
  const given = cellOf(row.given[part]);
  if (facts.lockedAt !== null) return { text: given };
  if (part !== 'mark') return { text: given, input: true };
  const prompt = row.proposal
    ? say('marking-book.prompt-structured', { mark: row.proposal.mark })
    : say('marking-book.prompt-scale');
  return { text: given, input: true, wants: { oneOf: offered.of(row) }, prompt: prompt.slice(0, longestPrompt) };
};

const scores = (facts: MarkingFacts, refs: ReadonlyMap<string, string>, offered: Lists): Sheet => ({
  name: say('marking-book.sheet-scores'),
  title: say('marking-book.title-scores', { title: facts.title }),
  note: noteOf(facts),
  table: 'ScoresTable',
  columns: [
    refColumn,
    { heading: bidderHeading(), width: 8 },
    { heading: say('documents.col-question'), width: 50 },
    { heading: say('marking-book.col-answer'), width: 80 },
    { heading: say('marking-book.col-added'), width: 40 },
    { heading: say('documents.col-evidence'), width: 30 },
    { heading: say('marking-book.col-files'), width: 30 },
    { heading: say('documents.col-guidance'), width: 40 },
    { heading: say('documents.col-guide'), width: 60 },
    { heading: say('marking-book.col-how'), width: 40 },
    ...markParts.map((part) => ({ heading: markHeading(part), width: part === 'mark' ? 10 : 50 })),
  ],
  rows: facts.rows.map((row) => {
    const { question } = row;
    const [answer = '', ...answerLeft] = answerPieces(row);
    const [added = '', ...addedLeft] = addedPieces(row);
    const goesOn = say('marking-book.goes-on');
    return [
      text(plainWords(refs.get(question.id) ?? '')),
      text(row.letter),
      text(question.wording.en),
      text(answerLeft.length > 0 ? `${answer}\n${goesOn}` : answer),
      text(addedLeft.length > 0 ? `${added}\n${goesOn}` : added),
      text(question.evidence?.en ?? ''),
      text(evidenceOf(row)),
      text(question.guidance?.en ?? ''),
      text(lined(guideOf(question).map(({ mark, text: words }) => `${mark}: ${words}`))),
      text(howTo(row)),
      ...markParts.map((part) => partCell(facts, row, part, offered)),
    ];
  }),
});

/** What did not fit into one cell, piece by piece, so that nothing of a bid is lost. */
const longTexts = (facts: MarkingFacts, refs: ReadonlyMap<string, string>): Sheet[] =>
  sheetOr({
    name: say('marking-book.sheet-long'),
    title: say('marking-book.title-long'),
    note: noteOf(facts),
    table: 'LongTextsTable',
    columns: [
      refColumn,
      { heading: bidderHeading(), width: 8 },
      { heading: say('documents.col-item'), width: 30 },
      { heading: say('marking-book.col-part'), width: 8 },
      { heading: say('documents.col-words'), width: 100 },
    ],
    rows: facts.rows.flatMap((row) =>
      (
        [
          [say('marking-book.col-answer'), answerPieces(row)],
          [say('marking-book.col-added'), addedPieces(row)],
        ] as const
      ).flatMap(([what, found]) =>
        found
          .slice(1)
          .map((words, at) => [
            text(plainWords(refs.get(row.question.id) ?? '')),
            text(row.letter),
            text(what),
            asWritten(String(at + 2)),
            text(words),
          ]),
      ),
    ),
  });

/** Every published option with its score, of the questions in this copy. */
const options = (facts: MarkingFacts, refs: ReadonlyMap<string, string>): Sheet[] => {
  const questions = [...new Map(facts.rows.map(({ question }) => [question.id, question])).values()];
  return sheetOr({
    name: say('documents.sheet-options'),
    title: say('documents.title-options'),
    note: noteOf(facts),
    table: 'OptionsTable',
    columns: [
      refColumn,
      { heading: say('documents.col-option'), width: 70 },
      { heading: say('documents.col-worth'), width: 14 },
      { heading: say('documents.col-supports'), width: 60 },
    ],
    rows: questions
      .filter((question) => publishedMarks(question, facts.document.scoring.scale).length > 0)
      .flatMap((question) =>
        offeredBy(question, english).map(({ answer, worth, supports }) => [
          text(plainWords(refs.get(question.id) ?? '')),
          text(answer),
          text(worth || say('documents.none')),
          text(supports),
        ]),
      ),
  });
};

/**
 * Takes an evaluator's own work; returns it as a workbook (schedule G of the tender pack): every answer under its letter as
 * literal text, what is published about its marks, and cells for the score and the reasons, filled with what is saved.
 * Nothing in it names a supplier: bidders are letters, and files are counted.
 */
export const evaluatorWorkbook = (facts: MarkingFacts): Workbook => {
  const refs = referencesOf(facts.document);
  const offered = lists(facts, refs);
  return {
    title: say('marking-book.title-of', { title: facts.title }),
    foot: noteOf(facts),
    asOf: facts.at,
    locked: true,
    sheets: [
      start(facts),
      scores(facts, refs, offered),
      ...longTexts(facts, refs),
      offered.sheet,
      ...options(facts, refs),
      rulesSheet(facts),
      ...scaleSheets(facts),
    ],
  };
};
