import { isDecimal } from '../../condition/decimal';
import { isRealDate } from '../../question/date';
import { notKnown } from '../../question/kind';
import type { Question } from '../../questionnaire/document';
import { say } from '../../text';
import { plainWords } from './cell-text';
import { choicesOf } from './write-answer';

const same = (a: string, b: string): boolean => plainWords(a).toLowerCase() === plainWords(b).toLowerCase();

/** Takes words and choices; returns the id that they name, or null where none or more than one does. */
const named = (words: string, choices: readonly { id: string; words: string }[]): string | null => {
  const exact = choices.filter((choice) => choice.words === plainWords(words));
  const found = exact.length > 0 ? exact : choices.filter((choice) => same(choice.words, words));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
};

/** Takes words and a list; returns the member that they name by the word for it, or null. */
export const memberNamed = <T extends string>(
  words: string,
  members: readonly T[],
  wordFor: (member: T) => string,
): T | null =>
  (named(
    words,
    members.map((id) => ({ id, words: plainWords(wordFor(id)) })),
  ) as T | null) ?? null;

const pad = (part: string): string => part.padStart(2, '0');
const months = Array.from({ length: 12 }, (_, at) => at + 1);

const monthNumber = (word: string): number =>
  months.find((month) => {
    const name = say({ path: '', key: `answer.month-${month}` }).toLowerCase();
    return word.length >= 3 && name.startsWith(word.toLowerCase());
  }) ?? 0;

/**
 * Takes a date as people and spreadsheets write it (2027-01-22, 22/01/2027, 22 January 2027); returns YYYY-MM-DD, or null
 * where it is none. The day comes first, as it does in the UK.
 */
export const dateOf = (text: string): string | null => {
  const words = text.trim().replace(/[ T]00:00(:00)?$/, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  const uk = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(words);
  const long = /^(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}+)\.?,?\s+(\d{4})$/u.exec(words);
  const day = iso
    ? `${iso[1]}-${pad(iso[2] ?? '')}-${pad(iso[3] ?? '')}`
    : uk
      ? `${uk[3]}-${pad(uk[2] ?? '')}-${pad(uk[1] ?? '')}`
      : long
        ? `${long[3]}-${pad(String(monthNumber(long[2] ?? '')))}-${pad(long[1] ?? '')}`
        : '';
  return isRealDate(day) ? day : null;
};

/** What one cell says for a question: a value, or why it says nothing that the question knows. */
export type Parsed = { value: string | string[] } | { fault: 'option' | 'date' };

const choices = (question: Question, text: string): Parsed => {
  const known = choicesOf(question);
  if (question.kind !== 'multiple-choice') {
    const id = named(text, known);
    return id === null ? { fault: 'option' } : { value: id };
  }
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const ids = lines.map((line) => named(line, known));
  // Several in one line, as the answer is shown elsewhere.
  const apart =
    ids.includes(null) && lines.length === 1 ? (lines[0] ?? '').split(';').map((part) => named(part, known)) : ids;
  return apart.includes(null) ? { fault: 'option' } : { value: [...new Set(apart as string[])] };
};

/** Takes the text of a response cell that is not empty; returns the value of the answer. Never for files and tables. */
export const parseCell = (question: Question, text: string): Parsed => {
  const { kind } = question;
  if (kind === 'yes-no' || kind === 'single-choice' || kind === 'multiple-choice') return choices(question, text);
  if (kind !== 'number' && kind !== 'date') return { value: text };
  if (question.settings?.notKnown && same(text, say('answer.not-known'))) return { value: notKnown };
  if (kind === 'number') {
    const plain = text.trim();
    const joined = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
    // What is no number is kept as a draft and said to be none, as it is online.
    return { value: isDecimal(joined) ? joined : text };
  }
  const day = dateOf(text);
  return day === null ? { fault: 'date' } : { value: day };
};
