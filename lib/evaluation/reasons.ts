const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Runs of three words; a shorter text is one run. */
const runs = (words: readonly string[]): Set<string> =>
  words.length < 3
    ? new Set(words.length === 0 ? [] : [words.join(' ')])
    : new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(' ')));

const shared = (left: ReadonlySet<string>, right: ReadonlySet<string>): bigint =>
  BigInt([...left].filter((run) => right.has(run)).length);

/** True where two texts say the same in nearly the same words: four fifths of all their runs of three words agree. */
export const isSameReason = (left: string, right: string): boolean => {
  const [a, b] = [runs(wordsOf(left)), runs(wordsOf(right))];
  if (a.size === 0 || b.size === 0) return false;
  const both = shared(a, b);
  return both * 5n >= (BigInt(a.size + b.size) - both) * 4n;
};

/** True where four fifths of a reason's runs of three words stand in the descriptor, so that it adds nothing. */
export const repeatsText = (reason: string, descriptor: string): boolean => {
  const own = runs(wordsOf(reason));
  return own.size > 0 && shared(own, runs(wordsOf(descriptor))) * 5n >= BigInt(own.size) * 4n;
};
