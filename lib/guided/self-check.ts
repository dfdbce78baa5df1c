import { z } from 'zod';
import type { Principle } from '../catalogue';
import { Saved } from './record';

export const checkAnswers = ['in-place', 'partly', 'not-yet', 'not-for-us'] as const;
export const CheckAnswer = z.enum(checkAnswers);
export type CheckAnswer = z.infer<typeof CheckAnswer>;

export const checkAnswerNames: Readonly<Record<CheckAnswer, string>> = {
  'in-place': 'In place',
  partly: 'Partly',
  'not-yet': 'Not yet',
  'not-for-us': 'Not for us',
};

/** Answers about the authority itself, by the number of their principle. */
export const SelfCheckRecord = z.record(z.string(), Saved.extend({ answers: z.record(z.string(), CheckAnswer) }));
export type SelfCheckRecord = z.infer<typeof SelfCheckRecord>;

export type SelfCheckRow = {
  number: number;
  name: string;
  statements: number;
  counts: Record<CheckAnswer, number>;
  unanswered: number;
};

/** Takes the principles and the answers so far; returns the counts of each principle. Answers to unknown statements are left out. */
export const selfCheckRows = (principles: readonly Principle[], record: SelfCheckRecord): SelfCheckRow[] =>
  principles.map(({ number, shortName, selfCheck }) => {
    const answers = record[String(number)]?.answers ?? {};
    const given = selfCheck.map(({ id }) => answers[id]);
    const countOf = (wanted: CheckAnswer) => given.filter((answer) => answer === wanted).length;
    return {
      number,
      name: shortName.en,
      statements: selfCheck.length,
      counts: {
        'in-place': countOf('in-place'),
        partly: countOf('partly'),
        'not-yet': countOf('not-yet'),
        'not-for-us': countOf('not-for-us'),
      },
      unanswered: given.filter((answer) => answer === undefined).length,
    };
  });

/** How many principles have a statement that is only partly in place, or not yet. */
export const withGaps = (rows: readonly SelfCheckRow[]): number =>
  rows.filter(({ counts }) => counts.partly + counts['not-yet'] > 0).length;

/** How many principles have every statement answered. */
export const answeredInFull = (rows: readonly SelfCheckRow[]): number =>
  rows.filter(({ unanswered }) => unanswered === 0).length;
