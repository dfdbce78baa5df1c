import { z } from 'zod';
import type { Kind } from '../question/settings';
import type { Message } from '../result';
import type { Question, QuestionnaireDocument } from './document';
import { questionsOf } from './find';
import { QuestionFields } from './question-fields';
import { formField, readQuestionForm, termsOf } from './question-form';

type Text = { en: string };
type Settings = {
  options?: { id: string; label: Text; mark?: string; points?: string; outcome?: string; supports?: Text }[];
  bands?: { operator: string; value: string; mark: string; label?: Text }[];
  columns?: { id: string; label: Text }[];
};

const settingsAs = (question: Question | null, kind: Kind): Settings =>
  question?.kind === kind ? ((question.settings ?? {}) as Settings) : {};

/** One row of each repeated part of the question editor, as its fields hold it. */
export const blankRow = {
  option: { id: '', label: '', mark: '', outcome: '', supports: '' },
  band: { name: '', operator: '', value: '', mark: '' },
  column: { id: '', label: '' },
  term: { question: '', operator: 'is', value: '', figure: '' },
} as const;

const atLeast = <T>(rows: T[], least: number, blank: T): T[] => [
  ...rows,
  ...Array.from({ length: Math.max(0, least - rows.length) }, () => ({ ...blank })),
];

const optionRows = (question: Question | null, kind: Kind) =>
  atLeast(
    (settingsAs(question, kind).options ?? []).map(({ id, label, mark, points, outcome, supports }) => ({
      id,
      label: label.en,
      mark: mark ?? points ?? '',
      outcome: outcome ?? '',
      supports: supports?.en ?? '',
    })),
    2,
    blankRow.option,
  );

const bandRows = (question: Question | null, kind: Kind) =>
  atLeast(
    (settingsAs(question, kind).bands ?? []).map(({ label, operator, value, mark }) => ({
      name: label?.en ?? '',
      operator,
      value,
      mark,
    })),
    1,
    { ...blankRow.band, operator: kind === 'date' ? 'onOrAfter' : 'atLeast' },
  );

/** A comparison's value as the pick list writes it; figures and dates stand in a field of their own. */
const termRows = (question: Question | null, listed: ReadonlySet<string>) =>
  atLeast(
    (question?.showIf ? (termsOf(question.showIf)?.terms ?? []) : []).map(({ question: on, operator, value }) => ({
      question: on,
      operator: operator as string,
      value: listed.has(on) ? `${on}|${value}` : '',
      figure: listed.has(on) ? '' : value,
    })),
    1,
    { ...blankRow.term },
  );

/**
 * Takes a question (null for a new one) and the ids of the questions whose answers are picked from a list; returns the
 * rows that the editor starts from, under the names of the form.
 */
export const editorRows = (question: Question | null, listed: ReadonlySet<string>) => ({
  'single-choice': { options: optionRows(question, 'single-choice') },
  'multiple-choice': { options: optionRows(question, 'multiple-choice') },
  number: { bands: bandRows(question, 'number') },
  date: { bands: bandRows(question, 'date') },
  table: {
    columns: atLeast(
      (settingsAs(question, 'table').columns ?? []).map(({ id, label }) => ({ id, label: label.en })),
      2,
      { ...blankRow.column },
    ),
  },
  when: { terms: termRows(question, listed) },
});
export type EditorRows = ReturnType<typeof editorRows>;

const names = (texts: readonly Text[]): string => texts.map(({ en }) => en).join('; ');

/**
 * Takes a question and its document; returns what would be lost or left without meaning if its kind changed: options,
 * bands, columns and limits, and the questions whose conditions wait for its answer.
 */
export const lostWithKind = (question: Question, document: QuestionnaireDocument): Message[] => {
  const { options, bands, columns, ...limits } = settingsAs(question, question.kind);
  const list = (key: string, rows: readonly unknown[] | undefined, params: Message['params']): Message[] =>
    rows && rows.length > 0
      ? [{ path: 'kind', key: `questionnaire.lost-${key}`, params: { count: rows.length, ...params } }]
      : [];
  const asks = (condition: Question['showIf']): boolean => {
    if (!condition) return false;
    if ('all' in condition) return condition.all.some(asks);
    if ('any' in condition) return condition.any.some(asks);
    return condition.question === question.id;
  };
  const waiting = questionsOf(document).filter(({ id, showIf }) => id !== question.id && asks(showIf));
  return [
    ...list('options', options, { names: names((options ?? []).map(({ label }) => label)) }),
    ...list('bands', bands, { names: (bands ?? []).map(({ value }) => value).join('; ') }),
    ...list('columns', columns, { names: names((columns ?? []).map(({ label }) => label)) }),
    ...(Object.keys(limits).length > 0 ? [{ path: 'kind', key: 'questionnaire.lost-limits' }] : []),
    ...list('waiting', waiting, { refs: waiting.map(({ id, ref }) => ref ?? id).join(', ') }),
  ];
};

/**
 * The posted form of the question editor as one schema: read by the same function as on the server and held against
 * the fields that the command takes. `words` says a fault; issues stand at the form's own field names.
 */
export const questionFormSchema = (questionId: string, words: (message: Message) => string) =>
  z.record(z.string(), z.unknown()).superRefine((form, issues) => {
    const add = (path: string, message: string): void =>
      issues.addIssue({ code: 'custom', path: path.split('.'), message });
    // A nested condition is kept on the server and is no matter of the fields.
    const read = readQuestionForm(form, questionId);
    if (!read.ok) {
      for (const message of read.messages) add(message.path, words(message));
      return;
    }
    const fields = QuestionFields.safeParse(read.value);
    for (const { path } of fields.success ? [] : fields.error.issues) {
      const at = path.map(String).join('.');
      add(
        formField(at, read.value.kind, read.value.purpose),
        words({ path: at, key: 'questionnaire.field-form', params: { field: at } }),
      );
    }
  });
