import { z } from 'zod';

const Words = z.string().max(10_000);

/** Why an evaluator gave a mark: three parts where people mark on the scale, one where a published mark was confirmed or lowered. */
export const MarkReason = z.union([
  z.strictObject({ strengths: Words, gaps: Words, againstDescriptor: Words }),
  z.strictObject({ reason: Words }),
]);
export type MarkReason = z.infer<typeof MarkReason>;

/** Takes a reason; returns its parts in the order of the form, empty ones left out. */
export const reasonParts = (
  reason: MarkReason,
): { part: 'strengths' | 'gaps' | 'againstDescriptor' | 'reason'; text: string }[] =>
  ('reason' in reason
    ? [{ part: 'reason' as const, text: reason.reason }]
    : (['strengths', 'gaps', 'againstDescriptor'] as const).map((part) => ({ part, text: reason[part] }))
  ).filter(({ text }) => text.trim() !== '');

/** Takes a reason; returns it as one text. */
export const markReasonText = (reason: MarkReason): string =>
  reasonParts(reason)
    .map(({ text }) => text.trim())
    .join(' ');

/** What an evaluator has typed and not saved as a score: it counts for nothing. */
export const ReasonDraft = z.strictObject({
  mark: z.string().max(20),
  strengths: Words,
  gaps: Words,
  againstDescriptor: Words,
  reason: Words,
});
export type ReasonDraft = z.infer<typeof ReasonDraft>;
