import type { Asked } from '../question/kind';
import { compareMarks, isOnScale, marksOfScale, tidy } from '../question/marks';
import { publishedMark, publishedMarks } from '../question/published-mark';
import { type Message, ok, type Result, refuseAll } from '../result';
import { isDecimal } from '../scoring/fraction';
import type { Scale } from '../scoring/rules';
import { repeatsText } from './reasons';

/** `0, 1, 2 or 3`, as a message names the marks that may be given. */
export const listed = (marks: readonly string[]): string =>
  marks.length < 2 ? marks.join('') : `${marks.slice(0, -1).join(', ')} or ${marks.at(-1)}`;

/** What the published options, points or bands give an answer: the mark proposed and the lower ones, highest first. */
export type Proposal = { mark: string; lower: string[] };

/** Returns the proposal for a structured answer, or null where a person marks it on the scale. */
export const proposalFor = (question: Asked, answer: unknown, scale: Scale): Proposal | null => {
  const mark = publishedMark(question, answer, scale);
  if (mark === null) return null;
  return { mark, lower: publishedMarks(question, scale).filter((one) => compareMarks(one, mark) < 0) };
};

/**
 * The marks that may be given for one answer: the scale's, lowest first, where people mark; else the proposed mark and
 * the published ones below it.
 */
export const marksAllowed = (question: Asked, answer: unknown, scale: Scale): string[] => {
  const proposal = proposalFor(question, answer, scale);
  return proposal ? [proposal.mark, ...proposal.lower] : marksOfScale(scale);
};

/** True where a mark may be agreed or given for this answer. */
export const isAllowed = (mark: string, question: Asked, answer: unknown, scale: Scale): boolean => {
  if (!isDecimal(mark)) return false;
  const proposal = proposalFor(question, answer, scale);
  return proposal
    ? [proposal.mark, ...proposal.lower].some((one) => compareMarks(one, mark) === 0)
    : isOnScale(mark, scale);
};

/** What an evaluator enters for one answer. */
export type MarkInput = { mark: string; reason: string };

/**
 * `scored`: marked on the scale, goes to moderation; `confirmed`: the proposed mark, adopted as it is;
 * `lowered`: below the proposed mark, goes to moderation.
 */
export type MarkRoute = 'scored' | 'confirmed' | 'lowered';
export type TakenMark = { mark: string; reason: string; route: MarkRoute; warnings: Message[] };

const fault = (path: string, key: string, params?: Message['params']): Message =>
  params ? { path, key: `marking.${key}`, params } : { path, key: `marking.${key}` };

const structured = (proposal: Proposal, { mark, reason }: MarkInput): Message[] => {
  const order = compareMarks(mark, proposal.mark);
  if (order > 0) return [fault('mark', 'cannot-raise', { published: proposal.mark, mark })];
  if (order < 0 && !proposal.lower.some((one) => compareMarks(one, mark) === 0))
    return [fault('mark', 'not-published', { mark, marks: listed([proposal.mark, ...proposal.lower]) })];
  return order < 0 && reason.trim() === '' ? [fault('reason', 'reason-missing')] : [];
};

/**
 * Judges an evaluator's mark. A structured answer's proposed mark is confirmed without a reason, or lowered to another
 * published mark with one: the highest option that the evidence supports. Any other answer, a blank one too, takes a
 * mark on the scale with a reason. A reason that only repeats the descriptor is accepted with a warning.
 */
export const takeMark = (question: Asked, answer: unknown, scale: Scale, input: MarkInput): Result<TakenMark> => {
  const { mark } = input;
  const reason = input.reason.trim();
  if (mark.trim() === '') return refuseAll('invalid', [fault('mark', 'mark-missing')]);
  const proposal = proposalFor(question, answer, scale);
  if (!isDecimal(mark) || (!proposal && !isOnScale(mark, scale)))
    return refuseAll('invalid', [fault('mark', 'not-on-scale', { mark, marks: listed(marksOfScale(scale)) })]);
  const faults = proposal ? structured(proposal, input) : reason === '' ? [fault('reason', 'reason-missing')] : [];
  if (faults.length > 0) return refuseAll('invalid', faults);
  const descriptor = scale.descriptors?.find((one) => compareMarks(one.mark, mark) === 0)?.text.en ?? '';
  const warnings = repeatsText(reason, descriptor) ? [fault('reason', 'repeats-descriptor')] : [];
  const route = !proposal ? 'scored' : compareMarks(mark, proposal.mark) === 0 ? 'confirmed' : 'lowered';
  return ok({ mark: tidy(mark), reason, route, warnings });
};

/** True where the panel must agree a mark: always where people mark; for a structured answer only if one was lowered. */
export const needsModeration = (proposal: Proposal | null, marks: readonly string[]): boolean =>
  proposal === null || marks.some((mark) => compareMarks(mark, proposal.mark) !== 0);
