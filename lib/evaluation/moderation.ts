import { z } from 'zod';
import type { Asked } from '../question/kind';
import { compareMarks, tidy } from '../question/marks';
import { type Message, ok, type Result, refuseAll } from '../result';
import { isDecimal } from '../scoring/fraction';
import type { Scale } from '../scoring/rules';
import { isAllowed, listed, marksAllowed } from './marking';
import { isSameReason } from './reasons';

/** The reason that suppliers read, in the four parts of the form. */
export const PublishableReason = z.strictObject({
  shows: z.string().max(5_000),
  strengths: z.string().max(5_000),
  whyNotHigher: z.string().max(5_000),
  whyNotLower: z.string().max(5_000),
});
export type PublishableReason = z.infer<typeof PublishableReason>;

/** What the moderator enters; `restrictedNote` never leaves the record. */
export const AgreedInput = z.strictObject({
  mark: z.string().max(20),
  reason: PublishableReason,
  restrictedNote: z.string().max(5_000),
  whyDiffers: z.string().max(5_000),
  factChecked: z.boolean(),
});
export type AgreedInput = z.infer<typeof AgreedInput>;

/** What the panel agreed for another bidder on the same question, to find copied reasons. */
export type OtherReason = { readonly bidder: string; readonly reason: PublishableReason };

export type ModerationCase = {
  readonly question: Asked;
  readonly answer: unknown;
  readonly scale: Scale;
  /** Every individual mark that counts. */
  readonly marks: readonly string[];
  readonly others: readonly OtherReason[];
};

export type Agreed = AgreedInput & { warnings: Message[] };

/** The publishable reason as one text, in the order of the form. */
export const reasonText = ({ shows, strengths, whyNotHigher, whyNotLower }: PublishableReason): string =>
  [shows, strengths, whyNotHigher, whyNotLower]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');

const fault = (path: string, key: string, params?: Message['params']): Message =>
  params ? { path, key: `marking.${key}`, params } : { path, key: `marking.${key}` };

const isBlank = (text: string): boolean => text.trim() === '';

const markFault = ({ question, answer, scale }: ModerationCase, mark: string): Message | null => {
  if (isBlank(mark)) return fault('mark', 'agreed-missing');
  if (isAllowed(mark, question, answer, scale)) return null;
  return fault('mark', 'agreed-not-on-scale', { mark, marks: listed(marksAllowed(question, answer, scale)) });
};

/**
 * Judges the one mark that a panel agrees. It must be on the scale, or a published mark of a structured answer; the
 * reason must say what the answer shows, why not higher (unless it is the top mark) and why not lower (unless it is
 * the lowest); why it differs is needed where no evaluator gave this mark; the fact check must be ticked. A reason
 * that copies another bidder's is accepted with a warning.
 */
export const agreeMark = (facts: ModerationCase, input: AgreedInput): Result<Agreed> => {
  const { mark, reason } = input;
  const faults: Message[] = [];
  const wrong = markFault(facts, mark);
  if (wrong) faults.push(wrong);
  if (isBlank(reason.shows)) faults.push(fault('reason.shows', 'shows-missing'));
  if (isDecimal(mark)) {
    if (compareMarks(mark, facts.scale.max) < 0 && isBlank(reason.whyNotHigher))
      faults.push(fault('reason.whyNotHigher', 'not-higher-missing'));
    if (compareMarks(mark, facts.scale.min) > 0 && isBlank(reason.whyNotLower))
      faults.push(fault('reason.whyNotLower', 'not-lower-missing'));
    if (!facts.marks.some((one) => compareMarks(one, mark) === 0) && isBlank(input.whyDiffers))
      faults.push(fault('whyDiffers', 'differs-missing'));
  }
  if (!input.factChecked) faults.push(fault('factChecked', 'fact-check-missing'));
  if (faults.length > 0) return refuseAll('invalid', faults);
  const copied = facts.others.filter((other) => isSameReason(reasonText(reason), reasonText(other.reason)));
  const warnings = copied.map(({ bidder }) => fault('reason.shows', 'same-reason', { bidder }));
  return ok({ ...input, mark: tidy(mark), warnings });
};
