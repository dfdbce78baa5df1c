import { compareMarks } from '../question/marks';
import type { Message } from '../result';
import { isDecimal } from '../scoring/fraction';
import type { Scale } from '../scoring/rules';
import { type PublishableReason, reasonText } from './moderation';
import { isSameReason, repeatsText } from './reasons';

/** A reason that a supplier will read, with what tells whether it explains the score. */
export type ReasonCase = {
  /** How people refer to the question or criterion. */
  readonly ref: string;
  /** Decimal string. */
  readonly mark: string;
  readonly scale: Pick<Scale, 'min' | 'max'>;
  readonly reason: PublishableReason;
  /** Words that the authority added for the summary; '' for none. */
  readonly added: string;
  /** What was asked, and the descriptor of the mark: words that explain nothing when they are repeated. */
  readonly wording: string;
  readonly descriptor: string;
  /** The answer as people read it, and the names of the files given with it. */
  readonly answer: string;
  readonly files: readonly string[];
  /** Reasons that other bidders get on the same question. */
  readonly others: readonly { readonly bidder: string; readonly words: string }[];
};

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
/** Words that could be of one tender alone: five letters and more, and every number. */
const telling = (text: string): Set<string> =>
  new Set(wordsOf(text).filter((word) => word.length >= 5 || /\p{N}/u.test(word)));

const without = (all: ReadonlySet<string>, known: ReadonlySet<string>): string[] =>
  [...all].filter((word) => !known.has(word));

/**
 * True where a reason points to something in the tender: a file by its name, or two telling words of the answer that
 * neither the question nor the descriptor has (one where the answer has no more).
 */
export const citesAnswer = ({
  reason,
  added,
  wording,
  descriptor,
  answer,
  files,
}: Pick<ReasonCase, 'reason' | 'added' | 'wording' | 'descriptor' | 'answer' | 'files'>): boolean => {
  const said = `${reasonText(reason)} ${added}`;
  const low = said.toLowerCase();
  if (files.some((name) => name !== '' && low.includes(name.toLowerCase()))) return true;
  const particular = without(telling(answer), telling(`${wording} ${descriptor}`));
  if (particular.length === 0) return true;
  const own = telling(said);
  return particular.filter((word) => own.has(word)).length >= Math.min(2, particular.length);
};

const finding = (key: string, params: Record<string, string>): Message => ({
  path: '',
  key: `summary.finding-${key}`,
  params,
});

/**
 * Takes a reason and what stands around it; returns what is doubtful about it, in the order of the form: it repeats the
 * question or the descriptor, cites nothing of the tender, is nearly that of another bidder, or does not say why the
 * score is not higher. Nothing of it changes a score; a person reads on.
 */
export const reasonFindings = (given: ReasonCase): Message[] => {
  const { ref, mark, scale, reason, added, wording, descriptor, others } = given;
  const words = `${reasonText(reason)} ${added}`.trim();
  if (words === '') return [finding('missing', { ref })];
  const found: Message[] = [];
  if (wording !== '' && repeatsText(words, wording)) found.push(finding('repeats-question', { ref }));
  if (descriptor !== '' && repeatsText(words, descriptor)) found.push(finding('repeats-descriptor', { ref }));
  if (!citesAnswer(given)) found.push(finding('cites-nothing', { ref }));
  for (const { bidder, words: theirs } of others)
    if (isSameReason(words, theirs)) found.push(finding('copied', { ref, bidder }));
  const below = isDecimal(mark) && compareMarks(mark, scale.max) < 0;
  if (below && reason.whyNotHigher.trim() === '' && added.trim() === '') found.push(finding('not-higher', { ref }));
  return found;
};
