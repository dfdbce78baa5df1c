import { z } from 'zod';

/**
 * Grounds on which words may be withheld (Procurement Act 2023, section 94): sensitive commercial information where an
 * overriding public interest asks for it, and national security.
 */
export const withholdingGrounds = ['commercial', 'national-security'] as const;
export const WithholdingGround = z.enum(withholdingGrounds);
export type WithholdingGround = z.infer<typeof WithholdingGround>;

/** Words that are withheld, quoted from a reason, with the ground that the reader is told. */
export type Withheld = { readonly words: string; readonly ground: WithholdingGround };

/** A run of a text: words as they are, or a place where something was withheld and on which grounds. */
export const Segment = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ withheld: z.array(WithholdingGround).min(1) }),
]);
export type Segment = z.infer<typeof Segment>;

type Span = { from: number; to: number; grounds: Set<WithholdingGround> };

/** A pattern that finds the words whatever white space and capitals stand in the text; null where there are no words. */
const patternOf = (words: string): RegExp | null => {
  const each = words.trim().split(/\s+/u).filter(Boolean);
  if (each.length === 0) return null;
  return new RegExp(each.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('\\s+'), 'giu');
};

/** Takes a text and words; true where the words stand in it, whatever the white space and capitals. */
export const standsIn = (text: string, words: string): boolean => patternOf(words)?.test(text) === true;

/**
 * Takes a text and what is withheld of it; returns the text in runs, with a mark in the place of every run of withheld
 * words. Each occurrence goes; places that overlap become one, with the grounds of all. The order of what is withheld
 * makes no difference.
 */
export const withholdIn = (text: string, withheld: readonly Withheld[]): Segment[] => {
  const found = withheld
    .flatMap(({ words, ground }) => {
      const pattern = patternOf(words);
      return pattern ? [...text.matchAll(pattern)].map((match) => ({ at: match.index, match: match[0], ground })) : [];
    })
    .sort((a, b) => a.at - b.at);
  const spans: Span[] = [];
  for (const { at, match, ground } of found) {
    const last = spans.at(-1);
    if (last && at < last.to) {
      last.to = Math.max(last.to, at + match.length);
      last.grounds.add(ground);
    } else spans.push({ from: at, to: at + match.length, grounds: new Set([ground]) });
  }
  const segments: Segment[] = [];
  let at = 0;
  for (const { from, to, grounds } of spans) {
    if (from > at) segments.push({ text: text.slice(at, from) });
    segments.push({ withheld: withholdingGrounds.filter((ground) => grounds.has(ground)) });
    at = to;
  }
  if (at < text.length) segments.push({ text: text.slice(at) });
  return segments;
};

/** Takes runs; returns the grounds named in them, each once, in the order of the law. */
export const groundsIn = (segments: readonly Segment[]): WithholdingGround[] =>
  withholdingGrounds.filter((ground) =>
    segments.some((segment) => 'withheld' in segment && segment.withheld.includes(ground)),
  );
