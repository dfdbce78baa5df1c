import type { MarkReason } from '../../evaluation/mark-reason';
import type { Proposal } from '../../evaluation/marking';
import { say, type TextKey } from '../../text';

/** What an evaluator writes in one row: the score, and why. */
export const markParts = ['mark', 'strengths', 'gaps', 'againstDescriptor', 'reason'] as const;
export type MarkPart = (typeof markParts)[number];
export type MarkTexts = Record<MarkPart, string>;

const headings = {
  mark: 'marking-book.col-score',
  strengths: 'marking-book.col-strengths',
  gaps: 'marking-book.col-gaps',
  againstDescriptor: 'marking-book.col-against',
  reason: 'marking-book.col-reason',
} as const satisfies Record<MarkPart, TextKey>;

/** The heading of a column: how a returned workbook is read again, wherever the column stands. */
export const markHeading = (part: MarkPart): string => say(headings[part]);
export const bidderHeading = (): string => say('marking-book.col-bidder');

/** The most characters of one part of a reason, as in the marking room. */
export const longestReason = 10_000;

/** The parts that one answer takes: a published mark that is confirmed or lowered has one reason, any other mark three. */
export const partsFor = (proposal: Proposal | null): MarkPart[] =>
  proposal ? ['mark', 'reason'] : ['mark', 'strengths', 'gaps', 'againstDescriptor'];

export const noMark: MarkTexts = { mark: '', strengths: '', gaps: '', againstDescriptor: '', reason: '' };

/** Takes a saved mark; returns it as texts, part by part. */
export const textsOfMark = ({ mark, reason }: { mark: string; reason: MarkReason }): MarkTexts => ({
  ...noMark,
  mark,
  ...reason,
});
