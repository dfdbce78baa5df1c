import type { Kind } from '../../question/settings';
import type { Question } from '../../questionnaire/document';
import type { Message } from '../../result';
import type { Use } from './plan';

/** A sentence of the report, by its key in the area `import`. Without `changes`, the row is taken as it stands all the same. */
export type Note = { key: string; params?: Message['params']; changes: boolean };

/** Something of the row is not taken as it stands. */
export const changed = (name: string, params?: Message['params']): Note => ({
  key: `import.${name}`,
  ...(params ? { params } : {}),
  changes: true,
});

/** Something that the officer should know. */
export const told = (name: string, params?: Message['params']): Note => ({ ...changed(name, params), changes: false });

/** A question as a row gives it: no id, no principle, and no reference where the file has none. */
export type DraftQuestion = {
  ref: string | null;
  wording: string;
  guidance: string;
  kind: Kind;
  settings: Question['settings'];
  purpose: 'award-criterion' | 'requirement' | 'information';
  weight: string;
};

/** One source row of the report. */
export type PlannedRow = {
  key: string;
  sheet: string;
  row: number;
  outcome: 'taken' | 'changed' | 'left-out';
  as: 'question' | 'heading' | null;
  /** The words that name the row: of its question or heading, else of its first cell. */
  words: string;
  section: string;
  notes: Note[];
  draft: DraftQuestion | null;
  /** What may be chosen for the row. */
  choices: ('take' | 'heading' | 'leave')[];
};

/** Cuts a text for a sentence. */
export const cut = (text: string, most = 80): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};

/** What a column is used as, within a sentence. */
export const useWords: Record<Use, string> = {
  reference: 'reference',
  section: 'section',
  question: 'question',
  guidance: 'guidance',
  answers: 'answer list',
  weight: 'weighting',
  marks: 'marks',
  mandatory: 'mandatory',
  leave: 'left out',
};
