/** More rows than these are not added: an award with so many criteria is no longer one that people can follow. */
export const mostCriteria = 40;

/** Takes the flat values of the award form; returns the numbers of its rows of criteria, in order. */
export const criteriaIn = (values: Readonly<Record<string, unknown>>): number[] =>
  Object.keys(values)
    .flatMap((name) => /^criteria\.(\d{1,3})\.id$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((left, right) => left - right);

/**
 * Takes the flat values of the award form and the button pressed (`add-criterion`, `remove-criterion:2`); returns the
 * values with a row more or fewer, or null for any other button.
 */
export const pressCriteria = <V>(
  values: Readonly<Record<string, V>>,
  pressed: string,
): Record<string, V | string> | null => {
  const [, removed] = /^remove-criterion:(\d{1,3})$/.exec(pressed) ?? [];
  if (removed === undefined && pressed !== 'add-criterion') return null;
  const { do: _pressed, ...typed } = values;
  if (removed !== undefined)
    return Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith(`criteria.${removed}.`)));
  const free = Array.from({ length: mostCriteria }, (_, at) => at).find((at) => at > (criteriaIn(typed).at(-1) ?? -1));
  return free === undefined ? typed : { ...typed, [`criteria.${free}.id`]: '' };
};
