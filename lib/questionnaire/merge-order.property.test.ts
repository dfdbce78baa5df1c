import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '../testing/laws';
import { mergeOrder } from './merge-order';

const of = (word: string): string[] => [...word];
const merged = (base: string, mine: string, theirs: string): string => {
  const kept = new Set([...of(base).filter((id) => mine.includes(id) && theirs.includes(id)), ...of(mine + theirs)]);
  for (const id of of(base)) if (!mine.includes(id) || !theirs.includes(id)) kept.delete(id);
  const { order, clash } = mergeOrder(of(base), of(mine), of(theirs), kept);
  return clash ? `overlap, saved: ${order.join('')}` : order.join('');
};

describe('two officers who move in one list', () => {
  test.each([
    ['each moves one to an end', 'abcdef', 'fabcde', 'bcdefa', 'fbcdea'],
    ['both move different ones to the top', 'abcde', 'dabce', 'eabcd', 'edabc'],
    ['each swaps a pair of its own', 'abcd', 'bacd', 'abdc', 'badc'],
    ['one moves past what the other adds', 'abc', 'bca', 'abxc', 'bxca'],
    ['one moves what the other adds next to', 'abc', 'abxc', 'acb', 'acbx'],
    ['one moves, the other removes a third', 'abcd', 'bcda', 'abd', 'bda'],
    ['both make the same move', 'abcd', 'bcda', 'bcda', 'bcda'],
    ['one moves the same question further the same way', 'abcd', 'bacd', 'bcad', 'bcad'],
    ['the same question goes to two places', 'abcde', 'cabde', 'abdec', 'overlap, saved: abdec'],
    ['one follows a neighbour that the other moved away', 'abcdef', 'acdbef', 'abcefd', 'overlap, saved: abcefd'],
    ['both bring the same question here, to two places', 'abc', 'xabc', 'abcx', 'overlap, saved: abcx'],
  ])('%s', (_, base, mine, theirs, outcome) => {
    expect(merged(base, mine, theirs)).toBe(outcome);
  });
});

const letters = of('abcde');
const shuffled = fc.shuffledSubarray(letters, { minLength: letters.length });
const permutations = (list: readonly string[]): string[][] =>
  list.length === 0
    ? [[]]
    : list.flatMap((first) => permutations(list.filter((each) => each !== first)).map((rest) => [first, ...rest]));
const every = permutations(letters);

/** Each pair in the order it stands in. */
const relations = (list: readonly string[]): Set<string> =>
  new Set(list.flatMap((one, at) => list.slice(at + 1).map((other) => one + other)));

law(
  'moves overlap exactly where none of all orders keeps what either changed and what neither did',
  shuffled,
  shuffled,
  (mine, theirs) => {
    const [was, own, saved] = [relations(letters), relations(mine), relations(theirs)];
    const wanted = [...own].filter((pair) => saved.has(pair) || !was.has(pair));
    wanted.push(...[...saved].filter((pair) => !was.has(pair)));
    const holding = every.filter((order) => {
      const held = relations(order);
      return wanted.every((pair) => held.has(pair));
    });
    const { order, clash } = mergeOrder(letters, mine, theirs, new Set(letters));
    const other = mergeOrder(letters, theirs, mine, new Set(letters));
    if (clash) return other.clash && holding.length === 0 && order.join() === theirs.join();
    return holding.length === 1 && holding[0]?.join() === order.join() && other.order.join() === order.join();
  },
  { runs: 500 },
);
