/**
 * What moves overlap with, as a rule about order alone. A move is no thing of its own in a document: it is a change of
 * which stands before which. Two officers' moves in one list are both kept wherever one order can hold every relation
 * that either of them changed together with every relation that neither did. They overlap where no order can: the same
 * item sent to two places, or an item moved beyond a neighbour that the other moved away. What only one of them added
 * or moved here from another list is not part of it: it follows the neighbour it was put after.
 *
 * Which of two swapped items "was moved" is never asked: it cannot be known, and the answer would change the outcome.
 */
export type MergedOrder = {
  order: string[];
  /** True where the moves overlap; the order is then the saved one (`theirs`). */
  clash: boolean;
};

/** Puts the ids that only `other` has after the neighbour they follow there. */
const weave = (order: string[], other: readonly string[], kept: ReadonlySet<string>): void => {
  other.forEach((id, at) => {
    if (!kept.has(id) || order.includes(id)) return;
    const before = other.slice(0, at).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
};

const placesOf = (list: readonly string[]): Map<string, number> => new Map(list.map((id, at) => [id, at]));

/** The one order of what all three lists hold that keeps every changed relation; null where there is none. */
const orderOfShared = (shared: readonly string[], lists: [string[], string[], string[]]): string[] | null => {
  const [base, mine, theirs] = lists.map(placesOf) as [Map<string, number>, Map<string, number>, Map<string, number>];
  const before = (places: Map<string, number>, one: string, other: string): boolean =>
    (places.get(one) ?? 0) < (places.get(other) ?? 0);
  /** How many of the others stand before each: in an order these are 0, 1, 2 and so on, in a circle they repeat. */
  const ahead = shared.map((one) => {
    const count = shared.filter((other) => {
      if (other === one) return false;
      const [was, own, saved] = [before(base, other, one), before(mine, other, one), before(theirs, other, one)];
      return own === saved ? own : !was;
    }).length;
    return { one, count };
  });
  ahead.sort((left, right) => left.count - right.count);
  return ahead.every(({ count }, at) => count === at) ? ahead.map(({ one }) => one) : null;
};

/** The item that both know right before this one: where both brought an item here, the same place means the same one. */
const follows = (list: readonly string[], id: string, known: ReadonlySet<string>): string | undefined =>
  list.slice(0, list.indexOf(id)).findLast((each) => known.has(each));

/**
 * Takes one list of ids as both officers found it, as I left it and as the other saved it, and the ids that stay in it;
 * returns the order that holds both officers' moves, or the saved order and `clash` where none can.
 */
export const mergeOrder = (
  base: string[],
  mine: string[],
  theirs: string[],
  kept: ReadonlySet<string>,
): MergedOrder => {
  const [ofBase, ofMine, ofTheirs] = [new Set(base), new Set(mine), new Set(theirs)];
  const shared = theirs.filter((id) => kept.has(id) && ofBase.has(id) && ofMine.has(id));
  const merged = orderOfShared(shared, [base, mine, theirs]);
  const order = merged ?? [...shared];
  const known = new Set(shared);
  const brought = mine.filter((id) => kept.has(id) && !ofBase.has(id) && ofTheirs.has(id));
  const apart = brought.some((id) => follows(mine, id, known) !== follows(theirs, id, known));
  weave(order, theirs, kept);
  weave(order, mine, kept);
  return { order, clash: merged === null || apart };
};
