import { z } from 'zod';
import type { Operator } from '../condition/condition';
import type { Language, Say } from '../condition/say';
import type { Message } from '../result';
import type { Scale } from '../scoring/rules';
import type { FileRef, Kind, SettingsOf, Text } from './settings';

/** The answer "Not known" of a number or date whose settings allow it. */
export const notKnown = 'not-known';
/** The exclusive choice "None of these" of a multiple choice whose settings allow it; stands alone in the array. */
export const noneOfThese = 'none-of-these';
/** The answer "There are none" of a table whose settings allow it. */
export const nil = 'nil';

/** What of a question its kind needs to read an answer; a question of a document fits. */
export type Asked<K extends Kind = Kind> = {
  readonly id: string;
  readonly ref?: string | undefined;
  readonly wording: Text;
  readonly kind: K;
  readonly settings?: SettingsOf<K> | undefined;
};

/** What a person calls the question: its reference, or its id where it has none. */
export const refOf = (question: { id: string; ref?: string | undefined }): string => question.ref ?? question.id;

/** Everything that differs between kinds of question. One object per kind; `kinds.ts` lists them all. */
export type KindRules<K extends Kind> = {
  readonly kind: K;
  /** Operators that a condition on a question of this kind may use. */
  readonly operators: readonly Operator[];
  /** What autosave keeps: any value of the right shape and size, however unfinished. */
  readonly draft: z.ZodType;
  /** Takes an answer; true where something was given that a reader could mark. */
  readonly isAnswered: (answer: unknown, settings?: SettingsOf<K>) => boolean;
  /** Takes a question and an answer; returns what keeps it from being complete, in the order of the form. */
  readonly faults: (question: Asked<K>, answer: unknown, language?: Language) => Message[];
  /** Takes an answer; returns it as a person reads it, '' where unanswered. */
  readonly toText: (question: Asked<K>, answer: unknown, say: Say, language?: Language) => string;
  /** Takes settings; returns the values a condition may name, or null where any value of the operator's form fits. */
  readonly values: (settings: SettingsOf<K> | undefined) => readonly string[] | null;
  /** Takes an answer; returns the mark that the published rule gives it, or null where none is published. */
  readonly proposedMark?: (settings: SettingsOf<K> | undefined, answer: unknown, scale: Scale) => string | null;
  /** Takes settings; returns every mark that some answer could take, highest first; empty where none is published. */
  readonly publishedMarks?: (settings: SettingsOf<K> | undefined, scale: Scale) => string[];
};

/** A message about the answer as a whole. */
export const fault = (key: string, params?: Message['params'], path = ''): Message =>
  params ? { path, key: `answer.${key}`, params } : { path, key: `answer.${key}` };

export const isText = (answer: unknown): answer is string => typeof answer === 'string';
export const isGivenText = (answer: unknown): answer is string => isText(answer) && answer.trim() !== '';

export const FileRefs = z
  .array(
    z.strictObject({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      name: z.string().min(1).max(255),
      size: z.int().min(0),
    }),
  )
  .max(200);

export const isFiles = (answer: unknown): answer is FileRef[] => FileRefs.safeParse(answer).success;
