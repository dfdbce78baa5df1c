import { z } from 'zod';
import { ScopingAnswer, type ScopingAnswers } from './scoping-question';
import { profiles } from './template';

/** An answer about the place with who gave it and when; one that came from an example waits to be checked. */
export const ScopingEntry = z.strictObject({
  answer: ScopingAnswer,
  by: z.string(),
  at: z.string(),
  checked: z.boolean(),
});
export type ScopingEntry = z.infer<typeof ScopingEntry>;

/** Answers by the id of their question, as they are stored. */
export const ScopingRecord = z.record(z.string(), ScopingEntry);
export type ScopingRecord = z.infer<typeof ScopingRecord>;

/** A profile that an officer chose in the place of the rule's, with the reason that the record keeps. */
export const ProfileOverride = z.strictObject({
  profile: z.enum(profiles),
  reason: z.string().min(1),
  by: z.string(),
  at: z.string(),
});
export type ProfileOverride = z.infer<typeof ProfileOverride>;

/** Takes what is stored; returns the plain answers: all of them, or only those that an officer has checked. */
export const answersIn = (record: ScopingRecord, which: 'all' | 'checked'): ScopingAnswers =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([, entry]) => which === 'all' || entry.checked)
      .map(([id, entry]) => [id, entry.answer]),
  );
