import { nil, refOf } from '../../question/kind';
import type { Question, QuestionnaireDocument } from '../../questionnaire/document';
import { everyQuestion } from '../../questionnaire/find';
import { mayBeNotApplicable } from '../../response/extras';
import { say, type TextKey } from '../../text';
import { literal } from '../cells';
import { plainWords } from './cell-text';

/** What a supplier writes in a row of a question, by column. */
export const inputColumns = [
  'response',
  'evidence',
  'basis',
  'basis-date',
  'basis-expires',
  'equivalent',
  'equivalent-why',
  'not-yet-by',
  'not-yet',
  'confidential-part',
  'confidential-why',
  'confidential-until',
  'not-applicable',
] as const;
export type InputColumn = (typeof inputColumns)[number];

const headings = {
  response: 'documents.col-response',
  evidence: 'documents.col-evidence-reference',
  basis: 'documents.col-basis',
  'basis-date': 'documents.col-basis-date',
  'basis-expires': 'documents.col-basis-expires',
  equivalent: 'documents.col-equivalent-offered',
  'equivalent-why': 'documents.col-equivalent-explained',
  'not-yet-by': 'documents.col-not-yet-by',
  'not-yet': 'documents.col-not-yet',
  'confidential-part': 'documents.col-confidential-part',
  'confidential-why': 'documents.col-confidential-why',
  'confidential-until': 'documents.col-confidential-until',
  'not-applicable': 'documents.col-not-applicable',
} as const satisfies Record<InputColumn, TextKey>;

/** The heading of a column: how a returned workbook is read again, wherever the column stands. */
export const headingOf = (column: InputColumn): string => say(headings[column]);

/** The heading of the references of questions, on every sheet that takes answers. */
export const refHeading = (): string => say('documents.col-ref');

/** Takes a question and a column; true where this question is answered there. */
export const takes = (question: Question, column: InputColumn): boolean => {
  const extras = question.extras ?? {};
  if (column === 'response') return question.kind !== 'table' || question.settings?.nilAllowed === true;
  if (column === 'evidence') return question.kind !== 'file';
  if (column.startsWith('basis')) return extras.assuranceBasis === true;
  if (column.startsWith('equivalent')) return extras.equivalent === true;
  if (column === 'not-applicable') return mayBeNotApplicable(question);
  if (column.startsWith('not-yet')) return extras.notYet === true;
  return extras.confidentiality === true;
};

/** Headings of the sheet of a table question, without the references: one for each column, all different. */
export const tableHeadings = (question: Question): string[] => {
  if (question.kind !== 'table') return [];
  const taken = new Set([refHeading(), headingOf('response')].map((heading) => heading.toLowerCase()));
  return (question.settings?.columns ?? []).map(({ label }, at) => {
    const plain = literal(plainWords(label.en)).slice(0, 150) || say('documents.col-numbered', { number: at + 1 });
    const heading = taken.has(plain.toLowerCase()) ? `${plain} (${at + 1})` : plain;
    taken.add(heading.toLowerCase());
    return heading;
  });
};

/** The reference of every question as the workbook shows it: its own, or its id where another has the same. */
export const referencesOf = (document: QuestionnaireDocument): Map<string, string> => {
  const every = everyQuestion(document);
  const plain = (ref: string): string => plainWords(ref).toLowerCase();
  const counts = new Map<string, number>();
  for (const question of every) counts.set(plain(refOf(question)), (counts.get(plain(refOf(question))) ?? 0) + 1);
  return new Map(
    every.map((question) => [
      question.id,
      (counts.get(plain(refOf(question))) ?? 0) > 1 ? question.id : refOf(question),
    ]),
  );
};

/** The words by which a table says that it has no rows. */
export const nilWords = (): string => say('answer.nil');
export const isNil = (value: unknown): boolean => value === nil;
