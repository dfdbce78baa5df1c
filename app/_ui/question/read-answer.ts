import { inLanguage } from '@/lib/condition/say';
import { joinDate } from '@/lib/question/date';
import { nil, notKnown } from '@/lib/question/kind';
import type { AnswerValue } from '@/lib/question/settings';
import type { Question } from '@/lib/questionnaire/document';
import { cellField, removeField, rowNumbers } from './fields';

const text = (data: FormData, name: string): string => {
  const value = data.get(name);
  // Browsers send line ends as CR LF; texts are kept with LF, so that a hash does not depend on the way they came.
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
};

const texts = (data: FormData, name: string): string[] =>
  data.getAll(name).filter((value): value is string => typeof value === 'string');

const isTicked = (data: FormData, name: string, word: string): boolean => data.get(`${name}.${word}`) === word;

function rows(question: Extract<Question, { kind: 'table' }>, data: FormData, name: string): string[][] {
  const { columns, fixedRows } = question.settings ?? { columns: [] };
  const removed = fixedRows ? '' : text(data, removeField(name));
  const read = rowNumbers([...data.keys()], name)
    .filter((row) => removed === '' || String(row) !== removed)
    .map((row) =>
      columns.map((column, at) => {
        const given = at === 0 ? fixedRows?.[row] : undefined;
        return given ? inLanguage(given, 'en') : text(data, cellField(name, row, column.id));
      }),
    );
  return fixedRows ? read : read.filter((row) => row.some((cell) => cell.trim() !== ''));
}

/**
 * Reads the answer to one question from a posted form. Takes the name its control had; returns the value as it is
 * stored, however unfinished: '' or an empty array where nothing was given. For a `file` question the values are the
 * ids that the page offered.
 */
export function readAnswer(question: Question, data: FormData, name = 'answer'): AnswerValue {
  switch (question.kind) {
    case 'multiple-choice':
    case 'file':
      return texts(data, name);
    case 'number':
      return text(data, name).trim() || (isTicked(data, name, notKnown) ? notKnown : '');
    case 'date': {
      const part = (of: string) => text(data, `${name}.${of}`);
      const joined = joinDate({ day: part('day'), month: part('month'), year: part('year') });
      return joined || (isTicked(data, name, notKnown) ? notKnown : '');
    }
    case 'table': {
      const given = rows(question, data, name);
      const filled = question.settings?.fixedRows
        ? given.some((row) => row.slice(1).some((cell) => cell.trim() !== ''))
        : given.length > 0;
      return !filled && isTicked(data, name, nil) ? nil : given;
    }
    default:
      return text(data, name);
  }
}
