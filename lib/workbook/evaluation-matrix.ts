import { reasonMessage } from '../evaluation/outcome-reasons';
import { ukDateTime } from '../procurement/uk-time';
import { refOf } from '../question/kind';
import { answerText } from '../question/kinds';
import { everyQuestion, findQuestion } from '../questionnaire/find';
import { toExact } from '../scoring/fraction';
import { summary, type Trace } from '../scoring/trace';
import { say, sayIn } from '../text';
import { asWritten, pieces, text } from './cells';
import { figureSheets } from './matrix-figures';
import { inputSheets } from './matrix-inputs';
import { type Matrix, type MatrixRecord, matrixOf } from './matrix-record';
import { type Cell, type Column, type Sheet, sheetOr, type Workbook } from './model';
import { rulesInWords } from './rules-in-words';

const pair: Column[] = [
  { heading: 'Item', width: 30 },
  { heading: 'What it says', width: 90 },
];
const letterOnly: Column = { heading: 'Bidder', width: 12 };
const who: Column[] = [letterOnly, { heading: 'Supplier', width: 30 }];

const noteOf = (record: MatrixRecord): string =>
  `${record.reference}, version ${record.version}, hash ${record.outcome.documentHash}`;

const about = ({ record }: Matrix): Sheet => {
  const { contest, outcome } = record;
  const rows: [string, string][] = [
    ['Procurement', record.title],
    ['Reference', record.reference],
    ['Questionnaire', `Version ${record.version}`],
    ['Hash of the questionnaire', outcome.documentHash],
    ['Scoring engine', record.engineVersion],
    [
      'State',
      record.isFinal ? `Final since ${ukDateTime(record.asOf)}` : `Not final; as recorded ${ukDateTime(record.asOf)}`,
    ],
    ['Rank 1 goes to', outcome.order === 'highest' ? 'the highest total' : 'the lowest total'],
    ...rulesInWords(contest.questionnaire),
    [
      'How to check',
      'On the sheet Figures, every row must say TRUE under Agrees after the program has calculated again.',
    ],
  ];
  return {
    name: 'About',
    title: 'Evaluation matrix',
    note: noteOf(record),
    table: 'AboutTable',
    cover: true,
    columns: pair,
    rows: rows.map(([item, words]) => [text(item), text(words)]),
  };
};

const ranking = ({ record, bids }: Matrix): Sheet => ({
  name: 'Ranking',
  title: 'Ranking',
  note: 'Ranks and ties are values: they follow the exact fractions, which a spreadsheet cannot hold.',
  table: 'RankingTable',
  columns: [
    { heading: 'Rank', width: 12 },
    ...who,
    { heading: 'Total', width: 14 },
    { heading: 'Outcome', width: 40 },
    { heading: 'Reason', width: 80 },
  ],
  rows: bids.map(({ letter, ranked }) => [
    ranked.rank === null ? text('Not ranked') : asWritten(String(ranked.rank)),
    text(`Bidder ${letter}`),
    text(ranked.bidder),
    ranked.shownTotal === null ? text('None') : asWritten(ranked.shownTotal),
    text(say(`parts.outcome-${ranked.outcome}`, { rank: ranked.rank ?? '' })),
    text(ranked.reasons.map((reason) => say(reasonMessage(reason, ranked, record.contest))).join('; ')),
  ]),
});

const gates = ({ record, bids }: Matrix): Sheet[] =>
  sheetOr({
    name: 'Gates',
    title: 'Requirements and conditions of participation',
    note: 'Decisions that stand, with the reason that suppliers read.',
    table: 'GatesTable',
    columns: [
      ...who,
      { heading: 'Ref', width: 12 },
      { heading: 'Requirement', width: 60 },
      { heading: 'Decision', width: 12 },
      { heading: 'Reason', width: 60 },
    ],
    rows: bids.flatMap(({ letter, bid }) =>
      record.gates
        .filter(({ bidder }) => bidder === bid.bidder)
        .map(({ questionId, decision, reason }) => {
          const question = findQuestion(record.contest.questionnaire, questionId);
          return [
            text(`Bidder ${letter}`),
            text(bid.bidder),
            text(question ? refOf(question) : questionId),
            text(question?.wording.en ?? ''),
            text(decision === 'pass' ? 'Pass' : 'Fail'),
            text(reason),
          ];
        }),
    ),
  });

const reasons = ({ record, bids }: Matrix): Sheet[] =>
  sheetOr({
    name: 'Reasons',
    title: 'Agreed marks and their reasons',
    note: 'Reasons that suppliers read. Restricted notes are not in this workbook. The sheet Ranking says who each bidder is.',
    table: 'ReasonsTable',
    columns: [
      letterOnly,
      { heading: 'Ref', width: 12 },
      { heading: 'Agreed mark', width: 10 },
      { heading: 'How agreed', width: 30 },
      { heading: 'Reason', width: 90 },
    ],
    rows: bids.flatMap(({ letter, bid }) =>
      record.agreed
        .filter(({ bidder }) => bidder === bid.bidder)
        .flatMap(({ questionId, how, reason }) => {
          const question = findQuestion(record.contest.questionnaire, questionId);
          const mark = bid.marks?.[questionId];
          return pieces(reason).map((piece) => [
            text(`Bidder ${letter}`),
            text(question ? refOf(question) : questionId),
            mark === undefined ? text('Not scored') : asWritten(mark),
            text(how === 'adopted' ? 'Published mark, confirmed' : 'Agreed by the panel'),
            text(piece),
          ]);
        }),
    ),
  });

const answers = ({ record, bids }: Matrix): Sheet[] => {
  const questions = everyQuestion(record.contest.questionnaire);
  return sheetOr({
    name: 'Answers',
    title: 'Answers of the suppliers',
    note: 'As submitted. An apostrophe stands before a text that a spreadsheet could take for a formula.',
    table: 'AnswersTable',
    columns: [
      letterOnly,
      { heading: 'Ref', width: 12 },
      { heading: 'Part', width: 8 },
      { heading: 'Answer', width: 100 },
    ],
    rows: bids.flatMap(({ letter, bid }) =>
      questions.flatMap((question) => {
        const words = answerText(question, bid.answers?.[question.id], sayIn('en'));
        return words === ''
          ? []
          : pieces(words).map((piece, p): Cell[] => [
              text(`Bidder ${letter}`),
              text(refOf(question)),
              asWritten(String(p + 1)),
              text(piece),
            ]);
      }),
    ),
  });
};

/** Every calculated step of a trace with its number 1, 1.1, 1.1.1. */
const steps = (trace: Trace, name: string): { name: string; trace: Trace }[] =>
  trace.rule === 'given' ? [] : [{ name, trace }, ...trace.parts.flatMap((part, p) => steps(part, `${name}.${p + 1}`))];

const traces = ({ bids }: Matrix): Sheet[] =>
  sheetOr({
    name: 'Trace',
    title: 'How each figure was worked out',
    note: 'Figures inside a sentence are shown to two places and never used in a calculation.',
    table: 'TraceTable',
    columns: [
      letterOnly,
      { heading: 'Step', width: 12 },
      { heading: 'What', width: 30 },
      { heading: 'Working', width: 90 },
      { heading: 'Exact fraction', width: 30 },
    ],
    rows: bids.flatMap(({ letter, ranked }) =>
      ranked.trace === null
        ? []
        : steps(ranked.trace, '1').map(({ name, trace }) => [
            text(`Bidder ${letter}`),
            text(name),
            text(trace.label),
            text(summary(trace)),
            text(toExact(trace.value)),
          ]),
    ),
  });

/**
 * Takes the record of a decided contest; returns the evaluation matrix: agreed marks as numbers, live formulas from
 * them to every section, security, criterion, price points and total, each beside Assay's exact figure with a check;
 * ranks and ties as values; gates, reasons, answers and the trace on sheets of their own. For the team only.
 */
export const evaluationMatrix = (record: MatrixRecord): Workbook => {
  const matrix = matrixOf(record);
  const { sheets, places } = inputSheets(matrix);
  return {
    title: `Evaluation matrix: ${record.title}`,
    foot: noteOf(record),
    asOf: record.asOf,
    locked: false,
    sheets: [
      about(matrix),
      ...sheetOr(ranking(matrix)),
      ...figureSheets(matrix, places),
      ...sheets,
      ...gates(matrix),
      ...reasons(matrix),
      ...answers(matrix),
      ...traces(matrix),
    ],
  };
};
