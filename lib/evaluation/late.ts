import { z } from 'zod';
import { canonical } from '../questionnaire/hash';
import type { Message } from '../result';

/** What two officers agree to about one attempt: what the second one confirms is exactly this. */
export const LateChoice = z.strictObject({ attemptId: z.string(), decision: z.enum(['accept', 'refuse']) });
export type LateChoice = z.infer<typeof LateChoice>;

/** Takes a choice; returns it as the text that a request to a second officer carries. */
export const lateChoiceText = (choice: LateChoice): string => canonical(choice);

/** Takes the text that a request carries; returns the choice, or null where it is none. */
export const readLateChoice = (subject: string): LateChoice | null => {
  try {
    return LateChoice.parse(JSON.parse(subject));
  } catch {
    return null;
  }
};

export type LateFacts = {
  /** What it would have sent was kept with it. */
  kept: boolean;
  /** It answers the version of the questionnaire that stands. */
  current: boolean;
  /** The same supplier has a response among those that were opened. */
  hasOther: boolean;
  /** Somebody has locked their scores, or quality is locked: a response more could not be marked alike. */
  marked: boolean;
  /** How much would have stopped it even in time; null while nobody may know. */
  stops: number | null;
};

/** Takes the facts of an attempt; returns why it cannot be accepted here, or null. It can always be refused. */
export const acceptFault = ({ kept, current, hasOther, marked, stops }: LateFacts): Message | null => {
  const key = !kept
    ? 'submit.late-no-content'
    : hasOther
      ? 'submit.late-has-other'
      : !current
        ? 'submit.late-version'
        : marked
          ? 'submit.late-marked'
          : stops
            ? 'submit.late-incomplete'
            : null;
  return key && { path: 'decision', key };
};
