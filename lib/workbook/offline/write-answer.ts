import { noneOfThese, notKnown } from '../../question/kind';
import type { Question } from '../../questionnaire/document';
import type { OwnFile, StoredAnswer } from '../../response/stored-answer';
import { say } from '../../text';
import { fitsCell, plainWords } from './cell-text';
import { type InputColumn, inputColumns, isNil, nilWords, takes } from './columns';

/** One answer as texts of cells: by column, and the rows of a table question without its fixed first column. */
export type AnswerTexts = { cells: Record<InputColumn, string>; rows: string[][] };

type Choice = { id: string; label: { en: string } };

/** The choices of a question and the words that stand for each in a cell. */
export const choicesOf = (question: Question): { id: string; words: string }[] => {
  const worded = ({ id, label }: Choice) => ({ id, words: plainWords(label.en) });
  if (question.kind === 'yes-no')
    return (
      question.settings?.options?.map(worded) ?? [
        { id: 'yes', words: say('answer.yes') },
        { id: 'no', words: say('answer.no') },
      ]
    );
  if (question.kind === 'single-choice') return question.settings?.options.map(worded) ?? [];
  if (question.kind !== 'multiple-choice') return [];
  const none = question.settings?.noneOfThese ? [{ id: noneOfThese, words: say('answer.none-of-these') }] : [];
  return [...(question.settings?.options.map(worded) ?? []), ...none];
};

const wordsOf = (question: Question, id: string): string =>
  choicesOf(question).find((choice) => choice.id === id)?.words ?? id;

const valueText = (question: Question, value: StoredAnswer['value']): string => {
  if (question.kind === 'table') return isNil(value) ? nilWords() : '';
  if (typeof value !== 'string')
    return question.kind === 'multiple-choice' ? value.map((id) => wordsOf(question, String(id))).join('\n') : '';
  if (value === '') return '';
  if (question.kind === 'yes-no' || question.kind === 'single-choice') return wordsOf(question, value);
  if ((question.kind === 'number' || question.kind === 'date') && value === notKnown) return say('answer.not-known');
  return value;
};

const rowsOf = (question: Question, value: StoredAnswer['value']): string[][] => {
  if (question.kind !== 'table' || typeof value === 'string') return [];
  const { columns = [], fixedRows } = question.settings ?? {};
  const rows = value.flatMap((row) => (Array.isArray(row) ? [row] : []));
  const own = rows.map((row) => columns.map((_, at) => row[at] ?? ''));
  return fixedRows ? fixedRows.map((_, at) => (own[at] ?? columns.map(() => '')).slice(1)) : own;
};

const namesOf = (answer: StoredAnswer, files: readonly OwnFile[]): string =>
  answer.evidence.flatMap((id) => files.find((file) => file.id === id)?.name ?? []).join('\n');

/** Takes an answer; returns the texts of its cells, whole, however long. */
export const textsOf = (question: Question, answer: StoredAnswer, files: readonly OwnFile[]): AnswerTexts => {
  const { assurance, equivalent, notYet, confidential, notApplicable } = answer.extras;
  const names = namesOf(answer, files);
  const texts: Record<InputColumn, string> = {
    response: question.kind === 'file' ? names : valueText(question, answer.value),
    evidence: names,
    basis: assurance?.basis ? say(`response.basis-${assurance.basis}`) : '',
    'basis-date': assurance?.date ?? '',
    'basis-expires': assurance?.expires ?? '',
    equivalent: equivalent ? say('answer.yes') : '',
    'equivalent-why': equivalent?.text ?? '',
    'not-yet-by': notYet?.by ?? '',
    'not-yet': notYet?.text ?? '',
    'confidential-part': confidential?.part ?? '',
    'confidential-why': confidential?.reason ?? '',
    'confidential-until': confidential?.until ?? '',
    'not-applicable': notApplicable?.reason ?? '',
  };
  for (const column of inputColumns) if (!takes(question, column)) texts[column] = '';
  return { cells: texts, rows: rowsOf(question, answer.value) };
};

/** What of an answer a workbook cannot hold, because it is longer than a cell: by column, and the table as a whole. */
export const tooLongOf = ({ cells, rows }: AnswerTexts): (InputColumn | 'table')[] => [
  ...inputColumns.filter((column) => !fitsCell(cells[column])),
  ...(rows.flat().every(fitsCell) ? [] : (['table'] as const)),
];

/** Takes the texts of an answer; returns those that a workbook was given: what fits into no cell stays out of it. */
export const written = (texts: AnswerTexts): AnswerTexts => {
  const left = new Set(tooLongOf(texts));
  const cells = { ...texts.cells };
  for (const column of inputColumns) if (left.has(column)) cells[column] = '';
  return { cells, rows: left.has('table') ? [] : texts.rows };
};
