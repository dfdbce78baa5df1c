import { type Model, placesAt, sameRows } from './model';

/** What happens to the ranking when one bid leaves. */
export type Removal = {
  readonly row: number;
  /** Whether the bid was ranked at all; one that was not is in no price comparison. */
  readonly ranked: boolean;
  readonly wins: readonly number[];
  /** The winner among the others changes: not the next in line after a winner, but somebody the bid's price let in. */
  readonly changed: boolean;
  /** The others stand in another order than before. */
  readonly reordered: boolean;
};

/**
 * Takes each bid out in turn and ranks the others again. `changed` compares the winners of the others before and after,
 * so taking the winner out is a change only where the second does not move up.
 */
export const removals = (model: Model): Removal[] => {
  const before = placesAt(model, model.published);
  return model.rows.map((_, row) => {
    const after = placesAt(model, model.published, { without: row });
    const others = before.map((place) => place.filter((each) => each !== row)).filter((place) => place.length > 0);
    return {
      row,
      ranked: before.some((place) => place.includes(row)),
      wins: after[0] ?? [],
      changed: !sameRows(after[0] ?? [], others[0] ?? []),
      reordered: after.length !== others.length || after.some((place, at) => !sameRows(place, others[at] ?? [])),
    };
  });
};
