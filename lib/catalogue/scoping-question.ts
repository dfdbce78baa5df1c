import { z } from 'zod';
import { Flag } from './flag';

/** What an officer may answer; `none`, `locked` and `public` belong to the question where devices are placed. */
const scopingAnswers = ['yes', 'no', 'none', 'locked', 'public', 'dont-know'] as const;
export const ScopingAnswer = z.enum(scopingAnswers);
export type ScopingAnswer = z.infer<typeof ScopingAnswer>;

export const answersOf = {
  'yes-no': ['yes', 'no', 'dont-know'],
  placement: ['none', 'locked', 'public', 'dont-know'],
} as const satisfies Record<string, readonly ScopingAnswer[]>;

/** A question to the authority about the place; its answers set the flags. */
export const ScopingQuestion = z.strictObject({
  id: z.string().regex(/^B-\d{2}$/),
  principle: z.int().min(1).max(14),
  wording: z.string().min(1),
  help: z.string().min(1),
  answers: z.enum(['yes-no', 'placement']),
  /** Flags set by each answer. */
  sets: z.partialRecord(ScopingAnswer, z.array(Flag)),
  /** What somebody has to do, and the answers that raise it. Owned by the project owner, due before sign-off. */
  action: z.strictObject({ text: z.string().min(1), raisedBy: z.array(ScopingAnswer).min(1) }),
});
export type ScopingQuestion = z.infer<typeof ScopingQuestion>;

export type ScopingAnswers = Readonly<Partial<Record<string, ScopingAnswer>>>;

/** An example of a place that fills in answers; the officer confirms every one. */
export const Starter = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: z.string().min(1),
  /** What such a place holds. */
  examples: z.string().min(1),
  answers: z.record(ScopingQuestion.shape.id, ScopingAnswer),
});
export type Starter = z.infer<typeof Starter>;
